import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '@/utils/messaging/protocol';
import type { Answers } from '../components/fake-ask';
import { NOW } from '../components/samples';
import { benchWith, FILES, FILM, refused, settle } from './file-links-bench';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  return () => vi.useRealTimers();
});

describe('the direct link of one file', () => {
  it.each<[string, Answers, { canCopy: boolean }, RegExp]>([
    ['wants a password', { directLinkOf: () => refused('password-required') }, { canCopy: true }, /password/],
    ['cannot be copied', {}, { canCopy: false }, /could not be copied/],
  ])('that comes late and %s opens nothing over another dialog', async (_what, answers, ability, words) => {
    const { links, said, isDialogOpen } = benchWith(answers, ability);
    links.verbs.directLinks([FILM]);
    isDialogOpen.value = true;
    await settle();
    expect(links.workbench.isOpen.value).toBe(false);
    expect(said.at(-1)).toMatchObject({ text: expect.stringMatching(words), isBad: true });
    expect(said.at(-1)?.text).toMatch(/“film\.mkv”.*again/);
  });

  it('that comes late and wants a password leaves the run under way alone', async () => {
    const late = Promise.withResolvers<ReplyOf<'directLinkOf'>>();
    const run = Promise.withResolvers<ReplyOf<'directLinkOf'>>();
    const { links, said } = benchWith({
      directLinkOf: ({ url }) => (url === FILM.file.url ? late.promise : run.promise),
    });
    links.verbs.directLinks([FILM]);
    await settle();
    links.verbs.directLinks(FILES.slice(1));
    await settle();
    links.workbench.close();
    expect(links.workbench.phase.value.kind).toBe('running');
    late.resolve(refused('password-required'));
    await settle();
    expect(links.workbench.items.value).toHaveLength(2);
    expect(links.workbench.isOpen.value).toBe(false);
    expect(said.at(-1)?.text).toContain('wants a password');
  });
});
