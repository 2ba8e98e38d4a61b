import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '@/utils/messaging/ask';
import { onChanged } from '@/utils/messaging/changed';
import { fakeRuntime, GONE, NEVER, type Sent } from './fake-runtime';

const failure = (code: string) => ({ ok: false, reason: { code, words: null, until: null } });
const BROKEN = failure('broken');
const SHARE = { folderId: 3, isShared: true, password: null };
const SHARED = { ok: true, value: { url: 'https://1fichier.com/dir/abc' } };

let runtime = fakeRuntime();
beforeEach(() => {
  vi.useFakeTimers();
  runtime = fakeRuntime();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Answers the questions in turn, the last one ever after; and whether a question is still being answered. */
function answers(questions: readonly unknown[], isAnswering: (id: unknown) => unknown = () => true): void {
  let at = 0;
  runtime.answer = ({ type, data }) => {
    if (type === 'isAnswering') return isAnswering((data as { id: unknown }).id);
    at += 1;
    return questions[Math.min(at, questions.length) - 1];
  };
}
const questions = (): readonly Sent[] => runtime.sent.filter(({ type }) => type !== 'isAnswering');
const ids = () => questions().map(({ data }) => (data as { id: unknown }).id);

describe('ask', () => {
  it('hands over the value of the answer', async () => {
    answers([{ ok: true, value: 'draft' }]);
    expect(await ask('readDraft', null)).toEqual({ ok: true, value: 'draft' });
    expect(runtime.sent).toMatchObject([{ type: 'readDraft', data: { request: null } }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('hands over an expected failure as it is', async () => {
    const flood = { ok: false, reason: { code: 'flood-ip', words: 'wait', until: 5 } };
    answers([flood]);
    expect(await ask('saveKey', { key: 'x' })).toEqual(flood);
  });

  it.each([
    ['nothing', undefined],
    ['a value of another shape', { ok: true, value: 5 }],
    ['a failure with an unknown code', failure('new')],
  ])('makes a failure of %s', async (_what, answer) => {
    answers([answer]);
    expect(await ask('readDraft', null)).toEqual(BROKEN);
    expect(questions()).toHaveLength(1);
  });

  it('makes a failure of an error on the other side', async () => {
    runtime.answer = () => {
      throw new Error('bug');
    };
    expect(await ask('readDraft', null)).toEqual(BROKEN);
  });
});

describe('a background that goes away with a question', () => {
  it('is asked again for what it only reads, by another id', async () => {
    answers([GONE, { ok: true, value: 'draft' }]);
    expect(await ask('readDraft', null)).toEqual({ ok: true, value: 'draft' });
    expect(new Set(ids()).size).toBe(2);
  });

  it('is asked no third time', async () => {
    answers([GONE]);
    expect(await ask('readDraft', null)).toEqual(BROKEN);
    expect(questions()).toHaveLength(2);
  });

  it('is not asked to act again, and the pages look how things stand', async () => {
    answers([GONE, SHARED]);
    const topics: string[] = [];
    const stop = onChanged(({ topic }) => topics.push(topic));
    expect(await ask('shareFolder', SHARE)).toEqual(failure('unanswered'));
    stop();
    expect(questions()).toHaveLength(1);
    expect(topics.toSorted()).toEqual(['files', 'settings', 'status', 'transfers']);
  });

  it('without a word is noticed by asking the one that is there now', async () => {
    const lost: unknown[] = [];
    answers([NEVER, { ok: true, value: 'draft' }], (id) => {
      lost.push(id);
      return false;
    });
    const reply = ask('readDraft', null);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reply).toEqual({ ok: true, value: 'draft' });
    expect(new Set(lost)).toEqual(new Set([ids()[0]]));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('without a word leaves an act in the open within seconds', async () => {
    answers([NEVER], () => GONE);
    const reply = ask('shareFolder', SHARE);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await reply).toEqual(failure('unanswered'));
    expect(questions()).toHaveLength(1);
  });

  it.each(['readDraft', 'status'] as const)(
    'and never speaks again ends %s in words within two minutes',
    async (name) => {
      runtime.answer = () => NEVER;
      const reply = ask(name, null);
      await vi.advanceTimersByTimeAsync(120_000);
      expect(await reply).toEqual(BROKEN);
      expect(vi.getTimerCount()).toBe(0);
    },
  );
});

describe('a background that takes its time', () => {
  it('is waited for as long as it says that it is at it', async () => {
    let respond: (response: unknown) => void = () => undefined;
    const { sendMessage } = runtime;
    answers([NEVER]);
    runtime.sendMessage = (message, done) => {
      if (message.type === 'shareFolder') respond = done;
      sendMessage(message, done);
    };
    const reply = ask('shareFolder', SHARE);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    respond({ res: SHARED });
    expect(await reply).toEqual(SHARED);
    expect(questions()).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not given up over one look in vain, since the answer may be on its way', async () => {
    const looks = [false, true];
    answers([NEVER], () => looks.shift() ?? true);
    const settled = vi.fn();
    void ask('shareFolder', SHARE).then(settled);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(settled).not.toHaveBeenCalled();
  });

  it('is given up after more than any answer takes', async () => {
    answers([NEVER]);
    const reply = ask('shareFolder', SHARE);
    await vi.advanceTimersByTimeAsync(31 * 60_000);
    expect(await reply).toEqual(failure('unanswered'));
  });
});
