import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isFichierError } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import { type ClientBench, createClientBench, USER } from './client-bench';

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const DAY_MS = 86_400_000;
const ANSWER = { status: 'OK', email: 'a@b.c', offer: 1, folder_id: 7, sub_folders: [] };

let bench: ClientBench;
/** When 1fichier was asked, by a clock that nobody sets. */
let asked: number[];
beforeEach(async () => {
  bench = await createClientBench();
  asked = [];
});
afterEach(() => bench.close());

const trueNow = () => bench.now - bench.aheadMs;
const setClock = (ms: number) => {
  bench.now += ms;
  bench.aheadMs += ms;
};
/** A new life of the background. */
const start = () =>
  bench.create({
    fetch: async () => {
      asked.push(trueNow());
      return Response.json(ANSWER);
    },
  });

type Question = (fichier: Fichier) => Promise<unknown>;
const QUESTIONS: readonly (readonly [string, number, Question])[] = [
  ['user/info', 5 * 60_000, (fichier) => fichier.userInfo(USER)],
  ['folder/ls', 30_000, (fichier) => fichier.folderLs({ folderId: 7 }, USER)],
  ['file/ls', 30_000, (fichier) => fichier.fileLs({ folderId: 7, sentAfter: null }, USER)],
];

describe.each(QUESTIONS)('%s', (_name, limitMs, question) => {
  async function ask(fichier: Fichier): Promise<void> {
    await question(fichier).catch((error: unknown) => {
      if (!isFichierError(error)) throw error;
      expect(error.facts.code).toBe('budget');
      expect(error.facts.until).toBeGreaterThan(bench.now);
      expect(error.facts.until).toBeLessThanOrEqual(bench.now + limitMs);
    });
  }
  const gaps = () => asked.slice(1).map((at, index) => at - (asked[index] ?? 0));

  it('is asked no sooner, and no later, when the clock is set seventeen times', async () => {
    const fichier = start();
    await ask(fichier);
    for (let turn = 0; turn < 17; turn += 1) {
      bench.now += limitMs / 20;
      setClock(turn % 3 === 2 ? -2 * DAY_MS : DAY_MS);
      await ask(fichier);
    }
    expect(asked).toHaveLength(1);
    bench.now += limitMs / 20;
    setClock(-DAY_MS);
    await ask(fichier);
    expect(asked).toHaveLength(1);
    bench.now += 2 * (limitMs / 20);
    await ask(fichier);
    expect(gaps()).toEqual([limitMs]);
  });

  it('is asked no sooner by a later life in the same process', async () => {
    await ask(start());
    setClock(DAY_MS);
    await ask(start());
    setClock(-3 * DAY_MS);
    await ask(start());
    setClock(5 * DAY_MS);
    await ask(start());
    expect(asked).toHaveLength(1);
    bench.now += limitMs;
    await ask(start());
    expect(gaps()).toEqual([limitMs]);
  });

  it('is never asked too soon, wherever the clock is set to, and soon enough once it is left alone', async () => {
    const steps = fc.record({
      setBy: fc.oneof(
        fc.constant(0),
        fc.integer({ min: -DAY_MS, max: DAY_MS }),
        fc.integer({ min: -9, max: 9 }),
      ),
      passes: fc.integer({ min: 0, max: limitMs }),
      isNewLife: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 17 }), async (list) => {
        asked = [];
        bench.cached.clear();
        let fichier = start();
        for (const { setBy, passes, isNewLife } of list) {
          bench.now += passes;
          setClock(setBy);
          if (isNewLife) fichier = start();
          // Without an answer at hand there is nothing to serve instead.
          await bench.answers.clear();
          await ask(fichier);
        }
        const before = asked.length;
        bench.now += limitMs;
        await ask(fichier);
        expect(asked.length).toBe(before + 1);
        for (const gap of gaps()) expect(gap).toBeGreaterThanOrEqual(limitMs - 250);
      }),
      { numRuns: 200 },
    );
  });

  it('waits for its limit, and no longer, when the clock was set back before a new process', async () => {
    await ask(start());
    bench.now -= DAY_MS;
    await ask(start());
    expect(asked).toHaveLength(1);
    bench.now += limitMs;
    await ask(start());
    expect(asked).toHaveLength(2);
  });
});
