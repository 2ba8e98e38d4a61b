import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '@/utils/messaging/protocol';
import type { Answers } from '../components/fake-ask';
import { fakeAsk } from '../components/fake-ask';
import { NOW, SETTINGS } from '../components/samples';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { createWorkbench } = await import('@/components/workbench/workbench-state');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

const LIFE_MS = 5 * 60_000;
const FILES = ['abcdefghij', 'bcdefghijk'].map((id) => ({
  key: id,
  link: `https://1fichier.com/?${id}`,
  name: `${id}.zip`,
  size: null,
}));

function benchWith(answers: Answers = {}, { canCopy = true, isAllowed = true } = {}) {
  let count = 0;
  const copied: string[][] = [];
  const said: string[] = [];
  const background = fakeAsk({
    readSettings: () => ({ ok: true, value: SETTINGS }),
    saveSettings: (value) => ({ ok: true, value }),
    readAria2: () => ({ ok: true, value: { address: 'http://127.0.0.1:6800/jsonrpc', hasSecret: true } }),
    directLinkOf: () => {
      count += 1;
      return {
        ok: true,
        value: { url: `https://a-1.1fichier.com/p${count}`, expiresAt: Date.now() + LIFE_MS },
      };
    },
    handOff: () => ({ ok: true, value: null }),
    ...answers,
  });
  const requests: string[] = [];
  const bench = createWorkbench({
    ask: background.ask,
    requestDownloads: async () => {
      requests.push('downloads');
      return isAllowed;
    },
    requestAria2: async (address) => {
      requests.push(address);
      return isAllowed;
    },
    copyLinks: async (links) => {
      if (canCopy) copied.push(links.map(({ url }) => url));
      return canCopy;
    },
    isPrivate: async () => false,
    say: (message, isBad = false) => said.push(isBad ? `bad: ${message}` : message),
    announce: (message) => said.push(message),
    clock: Date.now,
    locale: 'en',
  });
  return { bench, copied, said, requests, ...background };
}

describe('the workbench', () => {
  it('gets links in one click with the options remembered, and copies them', async () => {
    const { bench, copied, payloadsOf } = benchWith();
    await bench.open(FILES, true, 1);
    expect(bench.leftOut.value).toBe(1);
    expect(payloadsOf('directLinkOf')).toHaveLength(2);
    expect(payloadsOf('directLinkOf')[0]).toMatchObject({ options: SETTINGS.direct });
    expect(copied).toEqual([['https://a-1.1fichier.com/p1', 'https://a-1.1fichier.com/p2']]);
    expect(bench.counts.value).toMatchObject({ total: 2, asked: 2, live: 2 });
  });

  it('forgets its files with their account, and asks about no further one', async () => {
    let answer = (_reply: ReplyOf<'directLinkOf'>): void => undefined;
    const { bench, copied, payloadsOf } = benchWith({
      directLinkOf: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const opened = bench.open(FILES, true);
    await vi.waitFor(() => expect(payloadsOf('directLinkOf')).toHaveLength(1));
    bench.forget();
    expect(bench.isOpen.value).toBe(false);
    expect(bench.items.value).toEqual([]);
    answer({ ok: true, value: { url: 'https://a-1.1fichier.com/p1', expiresAt: Date.now() + LIFE_MS } });
    await opened;
    expect(payloadsOf('directLinkOf')).toHaveLength(1);
    expect(copied).toEqual([]);
  });

  it('asks for the options first where the user wants that, and only then for links', async () => {
    const { bench, payloadsOf } = benchWith({
      readSettings: () => ({ ok: true, value: { ...SETTINGS, askDirect: true } }),
    });
    await bench.open(FILES, true);
    expect(bench.phase.value).toEqual({ kind: 'options' });
    expect(payloadsOf('directLinkOf')).toEqual([]);
    bench.setOptions({ cdn: true, restrictIp: 2 });
    bench.setRemembering(true);
    await bench.begin();
    const chosen = { inline: true, cdn: true, restrictIp: 2, single: false, noSsl: false };
    expect(payloadsOf('directLinkOf')[1]).toMatchObject({ options: chosen });
    expect(payloadsOf('saveSettings')).toEqual([{ ...SETTINGS, direct: chosen, askDirect: false }]);
  });

  it('asks for the options when those that are remembered cannot be read', async () => {
    const { bench, payloadsOf } = benchWith({
      readSettings: () => ({ ok: false, reason: { code: 'broken', words: null, until: null } }),
    });
    await bench.open(FILES, true);
    expect(bench.phase.value).toEqual({ kind: 'options' });
    expect(bench.isUnread.value).toBe(true);
    expect(payloadsOf('directLinkOf')).toEqual([]);
    bench.setOptions({ single: true });
    await bench.begin();
    expect(payloadsOf('directLinkOf')[0]).toMatchObject({ options: { single: true } });
  });

  it('asks for nothing once other files have been laid before it knew the options', async () => {
    const waiting: ((reply: ReplyOf<'readSettings'>) => void)[] = [];
    const { bench, payloadsOf } = benchWith({
      readSettings: () => new Promise((resolve) => waiting.push(resolve)),
    });
    const first = bench.open(FILES.slice(0, 1), true);
    const second = bench.open(FILES.slice(1), false);
    for (const answer of waiting) answer({ ok: true, value: SETTINGS });
    await Promise.all([first, second]);
    expect(payloadsOf('directLinkOf')).toEqual([]);
  });

  it('asks for nothing by itself when the page was only opened again', async () => {
    const { bench, payloadsOf } = benchWith();
    await bench.open(FILES, false);
    expect(payloadsOf('directLinkOf')).toEqual([]);
  });

  it('asks for every link again when the options were changed', async () => {
    const { bench, payloadsOf } = benchWith();
    await bench.open(FILES, true);
    bench.askOptions();
    bench.setOptions({ single: true });
    await bench.begin();
    const asked = payloadsOf('directLinkOf').map((each) => (each as { options: unknown }).options);
    expect(asked).toMatchObject([{ single: false }, { single: false }, { single: true }, { single: true }]);
  });

  it('restricts addresses with the CDN only', () => {
    const { bench } = benchWith();
    bench.setOptions({ cdn: true, restrictIp: 1 });
    bench.setOptions({ cdn: false });
    expect(bench.options.value.restrictIp).toBe(0);
  });

  it('offers a button when the browser does not let it copy', async () => {
    const { bench, said } = benchWith({}, { canCopy: false });
    await bench.open(FILES, true);
    expect(bench.isCopyDue.value).toBe(true);
    expect(said.join()).toMatch(/press “Copy all”/);
  });

  it('counts five minutes down on one clock, says so twice, and renews', async () => {
    const { bench, said, copied, payloadsOf } = benchWith();
    await bench.open(FILES, true);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(LIFE_MS - 60_000);
    expect(bench.now.value).toBe(NOW + LIFE_MS - 60_000);
    expect(said).toEqual(['The first direct link expires in one minute.']);
    vi.advanceTimersByTime(60_000);
    expect(bench.counts.value).toMatchObject({ live: 0, expired: 2 });
    expect(said.slice(1)).toEqual(['2 direct links have expired.']);
    expect(vi.getTimerCount()).toBe(0);
    await bench.copyAll();
    expect(copied).toHaveLength(1);
    await bench.renewExpired();
    expect(payloadsOf('directLinkOf')).toHaveLength(4);
    expect(bench.counts.value).toMatchObject({ live: 2, expired: 0 });
    expect(copied).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('never counts down from more than the life of a link', async () => {
    const { bench } = benchWith({
      directLinkOf: async ({ url }) => {
        await vi.advanceTimersByTimeAsync(700);
        return { ok: true, value: { url: `${url}#direct`, expiresAt: Date.now() + LIFE_MS } };
      },
    });
    await bench.open(FILES, true);
    const left = bench.items.value.map(({ state }) =>
      state.kind === 'ready' ? state.expiresAt - bench.now.value : 0,
    );
    expect(left).toEqual([LIFE_MS - 700, LIFE_MS]);
  });

  it('hands live links over one by one, after asking for the permission', async () => {
    const { bench, requests, payloadsOf } = benchWith();
    await bench.open(FILES, true);
    const handed = bench.handAll('browser');
    expect(requests).toEqual(['downloads']);
    await handed;
    expect(payloadsOf('handOff')).toEqual([
      { to: 'browser', url: 'https://a-1.1fichier.com/p1', name: 'abcdefghij.zip', isPrivate: false },
      { to: 'browser', url: 'https://a-1.1fichier.com/p2', name: 'bcdefghijk.zip', isPrivate: false },
    ]);
    expect(bench.items.value.map(({ handed: each }) => each?.kind)).toEqual(['done', 'done']);
    await bench.handOne('aria2', FILES[0]?.key ?? '');
    expect(requests[1]).toBe('http://127.0.0.1:6800/jsonrpc');
    vi.advanceTimersByTime(LIFE_MS);
    await bench.handAll('browser');
    await bench.handOne('browser', FILES[0]?.key ?? '');
    expect(payloadsOf('handOff')).toHaveLength(3);
  });

  it('hands nothing over without the permission, and says why', async () => {
    const { bench, payloadsOf, said } = benchWith({}, { isAllowed: false });
    await bench.open(FILES, true);
    await bench.handAll('browser');
    expect(payloadsOf('handOff')).toEqual([]);
    expect(bench.items.value[0]?.handed).toMatchObject({
      kind: 'failed',
      reason: { code: 'no-download-permission' },
    });
    expect(said.at(-1)).toMatch(/^bad: .*may not start downloads/);
  });
});
