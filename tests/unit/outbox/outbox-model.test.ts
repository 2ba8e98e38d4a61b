import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { objections } from './support/demands';
import { haste } from './support/pace';
import { play } from './support/play';
import { script } from './support/script';

const { OUTBOX_RUNS = '300', OUTBOX_SEED = '1', OUTBOX_PATH, OUTBOX_SHRINK } = process.env;
const RUNS = Number(OUTBOX_RUNS);
const LONGEST_RUN_MS = 2_000;

/** The same scripts every time; others with `OUTBOX_SEED`, more with `OUTBOX_RUNS`, one again with `OUTBOX_PATH`. */
const parameters = {
  numRuns: RUNS,
  seed: Number(OUTBOX_SEED),
  endOnFailure: OUTBOX_SHRINK === 'no',
  ...(OUTBOX_PATH === undefined ? {} : { path: OUTBOX_PATH }),
};

it(
  'sends every link once, loses none and keeps the pace, whatever happens and wherever it is cut',
  async () => {
    await fc.assert(
      fc.asyncProperty(script, async (each) => {
        // The runner of the tests wants to hear from this process now and then.
        await nextTurn();
        const played = await play(each);
        expect([...objections(played), ...haste(played)]).toEqual([]);
      }),
      parameters,
    );
  },
  RUNS * LONGEST_RUN_MS,
);
