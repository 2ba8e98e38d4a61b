import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createRegexMatcher,
  type RegexAnswer,
  type RegexQuestion,
  type RegexWorker,
} from '@/entrypoints/grabber/regex-matcher';
import { link, rowsOf } from './rows';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ROWS = rowsOf('https://a.example/one.zip', link('https://a.example/2', { text: 'E\u0301te\u0301' }));
const FOUND = Uint8Array.of(1, 0);

/** Workers that say what the test has them say. */
function bench() {
  const workers: { asked: RegexQuestion[]; isStopped: boolean; worker: RegexWorker }[] = [];
  const match = createRegexMatcher(() => {
    const worker: RegexWorker = {
      onmessage: null,
      onerror: null,
      postMessage: (question: RegexQuestion) => void one.asked.push(question),
      terminate: () => {
        one.isStopped = true;
      },
    };
    const one = { asked: [] as RegexQuestion[], isStopped: false, worker };
    workers.push(one);
    return worker;
  });
  const say = (data: RegexAnswer, at = workers.length - 1) =>
    workers[at]?.worker.onmessage?.call(null as never, { data } as MessageEvent<RegexAnswer>);
  return { match, workers, say, asked: () => workers.map(({ asked }) => asked) };
}

describe('the worker of regular expressions', () => {
  it('gets the text of each row once, with accents as one letter', async () => {
    const { match, say, asked } = bench();
    const first = match(ROWS, 'a');
    say({ kind: 'begun' });
    say({ kind: 'found', found: FOUND });
    expect(await first).toEqual(FOUND);
    const [one, two] = ROWS;
    const [changed] = rowsOf('https://a.example/new.zip');
    if (one === undefined || two === undefined || changed === undefined) throw new Error('no rows');
    const second = match([one, changed, two], 'b');
    say({ kind: 'found', found: Uint8Array.of(1, 1, 0) });
    await second;
    void match([one], 'c');
    expect(asked()).toEqual([
      [
        {
          pattern: 'a',
          count: 2,
          changed: [
            [0, 'one.zip\nhttps://a.example/one.zip\n'],
            [1, '2\nhttps://a.example/2\nÉté'],
          ],
        },
        {
          pattern: 'b',
          count: 3,
          changed: [
            [1, 'new.zip\nhttps://a.example/new.zip\n'],
            [2, '2\nhttps://a.example/2\nÉté'],
          ],
        },
        { pattern: 'c', count: 1, changed: [] },
      ],
    ]);
  });

  it('is stopped when it has had its time, and another gets everything anew', async () => {
    const { match, say, workers, asked } = bench();
    const slow = match(ROWS, '(a+)+$');
    say({ kind: 'begun' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(await slow).toBeNull();
    expect(workers.map(({ isStopped }) => isStopped)).toEqual([true]);
    const quick = match(ROWS, 'a');
    say({ kind: 'begun' });
    say({ kind: 'found', found: FOUND });
    expect(await quick).toEqual(FOUND);
    expect(asked()[1]?.[0]?.changed).toHaveLength(2);
  });

  it('has its time from when it has read the question', async () => {
    const { match, say, workers } = bench();
    const started = match(ROWS, 'a');
    await vi.advanceTimersByTimeAsync(10_000);
    say({ kind: 'begun' });
    say({ kind: 'found', found: FOUND });
    expect(await started).toEqual(FOUND);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers.map(({ isStopped }) => isStopped)).toEqual([false]);
  });

  it('that breaks is a fault, and not used again', async () => {
    const { match, workers } = bench();
    const broken = match(ROWS, 'a');
    workers[0]?.worker.onerror?.call(null as never, { message: 'no such file' } as ErrorEvent);
    await expect(broken).rejects.toThrow('no such file');
    void match(ROWS, 'a');
    expect(workers.map(({ isStopped }) => isStopped)).toEqual([true, false]);
  });
});
