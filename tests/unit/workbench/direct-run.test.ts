import { describe, expect, it, vi } from 'vitest';
import { createDirectRun } from '@/components/workbench/direct-run';
import type { ErrorCode } from '@/utils/fichier/errors';
import { PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import type { ReplyOf, RequestOf } from '@/utils/messaging/protocol';
import { fakeAsk } from '../components/fake-ask';

type Asked = RequestOf<'directLinkOf'>;
type Answer = ReplyOf<'directLinkOf'>;

const refused = (code: ErrorCode, until: number | null = null): Answer => ({
  ok: false,
  reason: { code, words: null, until },
});
const got = (url: string): Answer => ({ ok: true, value: { url: `${url}#direct`, expiresAt: 1000 } });
const file = (key: string) => ({ key, link: `https://1fichier.com/?${key}`, name: key, size: null });

function runWith(answer: (asked: Asked, count: number) => Answer | Promise<Answer>) {
  let underWay = 0;
  let most = 0;
  let count = 0;
  const background = fakeAsk({
    directLinkOf: async (asked) => {
      underWay += 1;
      most = Math.max(most, underWay);
      count += 1;
      const reply = await answer(asked, count);
      underWay -= 1;
      return reply;
    },
  });
  const onEnd = vi.fn();
  const run = createDirectRun({
    ask: background.ask,
    options: () => PLAIN_DIRECT_OPTIONS,
    onReady: () => {},
    onEnd,
  });
  return {
    run,
    onEnd,
    mostAtOnce: () => most,
    asked: () => background.payloadsOf('directLinkOf') as Asked[],
    states: () => run.items.value.map(({ state }) => state.kind),
  };
}

describe('a run for direct links', () => {
  it('asks for nothing before it is wanted', () => {
    const { run, asked, states } = runWith(({ url }) => got(url));
    run.lay([file('a'), file('b')]);
    expect(asked()).toEqual([]);
    expect(states()).toEqual(['waiting', 'waiting']);
  });

  it('asks for one after the other, with the options, and says when all are there', async () => {
    const { run, asked, states, onEnd, mostAtOnce } = runWith(({ url }) => got(url));
    run.lay([file('a'), file('b'), file('c')]);
    await run.goOn();
    expect(mostAtOnce()).toBe(1);
    expect(asked().map(({ url }) => url)).toEqual(
      ['a', 'b', 'c'].map((key) => `https://1fichier.com/?${key}`),
    );
    expect(asked()[0]).toMatchObject({ options: PLAIN_DIRECT_OPTIONS, password: null });
    expect(states()).toEqual(['ready', 'ready', 'ready']);
    expect(onEnd.mock.calls).toEqual([[true]]);
    expect(run.phase.value).toEqual({ kind: 'ended' });
  });

  it('asks about one again after a stop, and leaves the rest waiting', async () => {
    const { run, asked, states } = runWith(({ url }, count) =>
      count === 2 ? refused('flood-ip', 9) : got(url),
    );
    run.lay([file('a'), file('b'), file('c')]);
    await run.goOn();
    const stopped = run.phase.value;
    expect(stopped.kind).toBe('stopped');
    await run.again(['a']);
    expect(asked()).toHaveLength(3);
    expect(states()).toEqual(['ready', 'waiting', 'waiting']);
    expect(run.phase.value).toEqual(stopped);
    await run.goOn();
    expect(states()).toEqual(['ready', 'ready', 'ready']);
  });

  it('goes on after a file that fails', async () => {
    const { run, states } = runWith(({ url }) => (url.endsWith('b') ? refused('gone') : got(url)));
    run.lay([file('a'), file('b'), file('c')]);
    await run.goOn();
    expect(states()).toEqual(['ready', 'failed', 'ready']);
  });

  it.each<ErrorCode>(['ip-locked', 'flood-ip', 'held', 'budget', 'not-customer', 'no-key', 'offline'])(
    'stops at %s, keeps the file, and goes on from there',
    async (code) => {
      const { run, asked, states } = runWith(({ url }, count) =>
        count === 2 ? refused(code, 99) : got(url),
      );
      run.lay([file('a'), file('b'), file('c')]);
      await run.goOn();
      expect(states()).toEqual(['ready', 'waiting', 'waiting']);
      expect(run.phase.value).toEqual({ kind: 'stopped', reason: { code, words: null, until: 99 } });
      await run.goOn();
      expect(states()).toEqual(['ready', 'ready', 'ready']);
      expect(asked().map(({ url }) => url.at(-1))).toEqual(['a', 'b', 'b', 'c']);
    },
  );

  it('asks no further file once it is cancelled, and keeps the one under way', async () => {
    let answer = (_reply: Answer) => {};
    const { run, asked, states, onEnd } = runWith(
      () =>
        new Promise<Answer>((resolve) => {
          answer = resolve;
        }),
    );
    run.lay([file('a'), file('b')]);
    const done = run.goOn();
    run.cancel();
    answer(got('x'));
    await done;
    expect(asked()).toHaveLength(1);
    expect(states()).toEqual(['ready', 'cancelled']);
    expect(onEnd).not.toHaveBeenCalled();
    const again = run.again(['b']);
    answer(got('y'));
    await again;
    expect(states()).toEqual(['ready', 'ready']);
  });

  it('stays cancelled when a lock is heard of afterwards', async () => {
    let answer = (_reply: Answer) => {};
    const { run, states } = runWith(
      () =>
        new Promise<Answer>((resolve) => {
          answer = resolve;
        }),
    );
    run.lay([file('a')]);
    const done = run.goOn();
    run.cancel();
    answer(refused('ip-locked', 99));
    await done;
    expect(states()).toEqual(['cancelled']);
    expect(run.phase.value).toEqual({ kind: 'ended' });
  });

  it('keeps a cancelled run cancelled when one row is then asked for by itself', async () => {
    const answers: ((reply: Answer) => void)[] = [];
    const { run, asked, states, onEnd } = runWith(() => new Promise((resolve) => answers.push(resolve)));
    run.lay([file('a'), file('b'), file('c')]);
    const all = run.goOn();
    run.cancel();
    const one = run.again(['c']);
    answers[0]?.(refused('flood-ip', 99));
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(run.phase.value).toEqual({ kind: 'running' });
    answers[1]?.(got('c'));
    await Promise.all([all, one]);
    expect(states()).toEqual(['cancelled', 'cancelled', 'ready']);
    expect(run.phase.value).toEqual({ kind: 'ended' });
    expect(asked().map(({ url }) => url.at(-1))).toEqual(['a', 'c']);
    expect(onEnd.mock.calls).toEqual([[false]]);
  });

  it('takes no answer for other files than those it was asked about', async () => {
    const answers: ((reply: Answer) => void)[] = [];
    const { run, states } = runWith(() => new Promise((resolve) => answers.push(resolve)));
    run.lay([file('a')]);
    const done = run.goOn();
    run.lay([file('a')]);
    answers[0]?.(got('a'));
    await done;
    expect(states()).toEqual(['waiting']);
    expect(run.phase.value).toEqual({ kind: 'options' });
  });

  it('waits for passwords without holding up the rest, and goes on with them', async () => {
    const { run, asked, states, onEnd } = runWith(({ url, password }) => {
      if (url.endsWith('c')) return got(url);
      if (password === null) return refused('password-required');
      return password === 'right' ? got(url) : refused('password-wrong');
    });
    run.lay([file('a'), file('b'), file('c')]);
    await run.goOn();
    expect(states()).toEqual(['password', 'password', 'ready']);
    await run.enterPasswords(['a'], 'wrong');
    expect(run.items.value[0]?.state).toEqual({ kind: 'password', isWrong: true });
    await run.enterPasswords(['a', 'b'], 'right');
    expect(states()).toEqual(['ready', 'ready', 'ready']);
    expect(onEnd.mock.lastCall).toEqual([true]);
    await run.again(['a']);
    expect(asked().at(-1)).toMatchObject({ password: 'right' });
    expect(onEnd.mock.lastCall).toEqual([false]);
  });

  it('never asks twice at once, whatever is pressed', async () => {
    const { run, mostAtOnce, states } = runWith(async ({ url }) => got(url));
    run.lay([file('a'), file('b'), file('c')]);
    await Promise.all([run.goOn(), run.goOn(), run.again(['a']), run.enterPasswords(['b'], 'x')]);
    expect(mostAtOnce()).toBe(1);
    expect(states()).toEqual(['ready', 'ready', 'ready']);
  });
});
