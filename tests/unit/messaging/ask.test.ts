import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '@/utils/messaging/ask';
import { announceChanged, onChanged } from '@/utils/messaging/changed';
import type { Changed } from '@/utils/messaging/protocol';

type Respond = (response?: unknown) => void;
type Listener = (message: unknown, sender: unknown, respond: Respond) => boolean;

const BROKEN = { ok: false, reason: { code: 'broken', words: null, until: null } };

/** The messaging of a browser: what is sent goes through JSON, as in Chrome. */
function fakeRuntime() {
  const listeners: Listener[] = [];
  const made = {
    sent: [] as unknown[],
    /** What the other side answers; null: there is none. */
    answer: null as ((message: unknown) => unknown) | null,
    arrive: (message: unknown) => {
      for (const listener of listeners) listener(message, {}, () => undefined);
    },
    lastError: undefined as { message: string } | undefined,
    sendMessage(message: unknown, done: Respond) {
      made.sent.push(JSON.parse(JSON.stringify(message)));
      made.lastError = made.answer === null ? { message: 'Receiving end does not exist.' } : undefined;
      done(made.answer === null ? undefined : { res: made.answer(message) });
      made.lastError = undefined;
    },
    onMessage: {
      addListener: (listener: Listener) => void listeners.push(listener),
      removeListener: (listener: Listener) => void listeners.splice(listeners.indexOf(listener), 1),
    },
  };
  vi.stubGlobal('chrome', { runtime: made });
  return made;
}

let runtime = fakeRuntime();
beforeEach(() => {
  runtime = fakeRuntime();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('ask', () => {
  it('hands over the value of the answer', async () => {
    runtime.answer = () => ({ ok: true, value: 'draft' });
    expect(await ask('readDraft', null)).toEqual({ ok: true, value: 'draft' });
    expect(runtime.sent).toMatchObject([{ type: 'readDraft', data: null }]);
  });

  it('hands over an expected failure as it is', async () => {
    const failure = { ok: false, reason: { code: 'flood-ip', words: 'wait', until: 5 } };
    runtime.answer = () => failure;
    expect(await ask('saveKey', { key: 'x' })).toEqual(failure);
  });

  it('makes a failure of a background that does not answer', async () => {
    expect(await ask('status', null)).toEqual(BROKEN);
  });

  it.each([
    ['nothing', undefined],
    ['a value of another shape', { ok: true, value: 5 }],
    ['a failure with an unknown code', { ok: false, reason: { code: 'new', words: null, until: null } }],
  ])('makes a failure of %s', async (_what, answer) => {
    runtime.answer = () => answer;
    expect(await ask('readDraft', null)).toEqual(BROKEN);
  });

  it('makes a failure of an error on the other side', async () => {
    runtime.answer = () => {
      throw new Error('bug');
    };
    expect(await ask('readDraft', null)).toEqual(BROKEN);
  });
});

describe('changed', () => {
  const CHANGED: Changed = { topic: 'transfers', version: 3 };

  it('is sent to whoever listens, and nobody listening is no error', async () => {
    announceChanged(CHANGED);
    await vi.waitFor(() => expect(runtime.sent).toMatchObject([{ type: 'changed', data: CHANGED }]));
  });

  it('reaches a page until it stops listening, and only in its right shape', async () => {
    const heard: Changed[] = [];
    const stop = onChanged((changed) => heard.push(changed));
    const arrive = (data: unknown) => runtime.arrive({ id: 1, type: 'changed', data, timestamp: 1 });
    arrive(CHANGED);
    arrive({ topic: 'else', version: 1 });
    await vi.waitFor(() => expect(heard).toEqual([CHANGED]));
    stop();
    arrive({ topic: 'status', version: 4 });
    await Promise.resolve();
    expect(heard).toEqual([CHANGED]);
  });

  it('reaches everyone on the page who listens, and still does when one of them stops', async () => {
    const heard: string[] = [];
    const arrive = () => runtime.arrive({ id: 1, type: 'changed', data: CHANGED, timestamp: 1 });
    const stops = ['first', 'second'].map((name) => onChanged(() => heard.push(name)));
    arrive();
    await vi.waitFor(() => expect(heard).toEqual(['first', 'second']));
    stops[1]?.();
    arrive();
    await vi.waitFor(() => expect(heard).toEqual(['first', 'second', 'first']));
    stops[0]?.();
  });
});
