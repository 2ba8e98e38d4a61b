import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { DirectPhase } from '@/components/workbench/direct-item';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { fakeAsk } from '../components/fake-ask';
import { NOW, SETTINGS } from '../components/samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { createOneDirectLink } = await import('@/entrypoints/files/links/one-direct-link');

const FILE = { key: 'a', link: 'https://1fichier.com/?abcdefghij', name: 'a.zip', size: null };

it.each<ReplyOf<'directLinkOf'>>([
  { ok: true, value: { url: 'https://a-1.1fichier.com/p1', expiresAt: NOW + 1 } },
  { ok: false, reason: { code: 'password-required', words: null, until: null } },
])('a direct link of the account before changes nothing any more (%#)', async (reply) => {
  let answer = (): void => undefined;
  const { ask, payloadsOf } = fakeAsk({
    readSettings: () => ({ ok: true, value: SETTINGS }),
    directLinkOf: () =>
      new Promise((resolve) => {
        answer = () => resolve(reply);
      }),
  });
  const [copy, take] = [vi.fn(async () => true), vi.fn(async () => undefined)];
  const one = createOneDirectLink({
    ask,
    copy,
    workbench: { open: vi.fn(), download: vi.fn(), take, phase: signal<DirectPhase>({ kind: 'options' }) },
    isDialogOpen: () => false,
    isPrivate: async () => false,
    say: () => undefined,
    clock: () => NOW,
    locale: 'en',
  });
  const got = one.get(FILE, 'copy');
  await vi.waitFor(() => expect(payloadsOf('directLinkOf')).toHaveLength(1));
  one.forget();
  answer();
  await got;
  expect(copy).not.toHaveBeenCalled();
  expect(take).not.toHaveBeenCalled();
});
