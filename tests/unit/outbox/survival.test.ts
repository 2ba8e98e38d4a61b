import { describe, expect, it } from 'vitest';
import { SURVIVAL_TABLE, type Variant } from '../../simulator/model/variants.ts';
import {
  type Load,
  oneLink,
  type Run,
  SEVEN_LINKS,
  survive,
  WITH_AN_UNWANTED_LINK,
} from './support/survival';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

type Fact = keyof typeof SURVIVAL_TABLE;
const readings = (fact: Fact): [string, Variant][] => Object.entries(SURVIVAL_TABLE[fact]);

const DONE = ['done'];
/** Of seven links the fourth is not there. */
const ALL_BUT_ONE = ['done', 'done', 'done', 'failed source-failed', 'done', 'done', 'done'];

const GENERAL = Object.keys(SURVIVAL_TABLE).filter(
  (fact) => fact !== 'one source is refused with' && fact !== 'the simultaneous limit is told',
) as Fact[];

/** Where nothing in 1fichier's answers tells whose a job is, a link whose answer was lost may stay unsure. */
const UNTOLD: Partial<Record<Fact, readonly string[]>> = {};

function expectEnds(ends: readonly string[], expected: readonly string[], mayBeUnsure: boolean): void {
  const read = mayBeUnsure
    ? ends.map((end, index) => (end === 'failed unsure' ? (expected[index] ?? end) : end))
    : ends;
  expect(read).toEqual(expected);
}

const mayBeUnsure = (fact: Fact, reading: string, run: Run): boolean =>
  run === 'request lost' || (run === 'answer lost' && (UNTOLD[fact]?.includes(reading) ?? false));

describe.each(GENERAL)('when %s', (fact) => {
  describe.each(readings(fact))('%s', (reading, variant) => {
    it.each<Run>(['plain', 'answer lost', 'request lost'])('one link ends well (%s)', async (run) => {
      const { ends, wrong } = await survive(variant, run, oneLink());
      expect(wrong).toEqual([]);
      expectEnds(ends, DONE, mayBeUnsure(fact, reading, run));
    });

    it.each<Run>(['plain', 'answer lost', 'request lost'])('seven links end well (%s)', async (run) => {
      const { ends, wrong } = await survive(variant, run, SEVEN_LINKS);
      expect(wrong).toEqual([]);
      expectEnds(ends, ALL_BUT_ONE, mayBeUnsure(fact, reading, run));
    });
  });
});

const LENGTHS: readonly [string, number][] = [
  ['10 seconds', 10 * SECOND_MS],
  ['3 minutes', 3 * MINUTE_MS],
  ['45 minutes', 45 * MINUTE_MS],
  ['5 hours', 5 * HOUR_MS],
];

describe.each(['the execution date is', 'the result is', 'the list of jobs'] as const)('when %s', (fact) => {
  it.each(
    readings(fact).flatMap(([reading, variant]) =>
      LENGTHS.map((length) => [reading, ...length, variant] as const),
    ),
  )('%s, a job may take %s', async (reading, _, ms, variant) => {
    for (const run of ['plain', 'answer lost'] as const) {
      const { ends, wrong } = await survive(variant, run, oneLink(ms));
      expect(wrong, run).toEqual([]);
      expectEnds(ends, DONE, mayBeUnsure(fact, reading, run));
    }
  });
});

describe('when one source is refused with', () => {
  it.each(readings('one source is refused with'))(
    '%s, its neighbours in a folder arrive',
    async (_, variant) => {
      for (const run of ['plain', 'answer lost', 'request lost'] as const) {
        const { ends, wrong } = await survive(variant, run, WITH_AN_UNWANTED_LINK);
        expect(wrong, run).toEqual([]);
        expectEnds(
          ends.toSpliced(3, 1),
          ends.toSpliced(3, 1).map(() => 'done'),
          run !== 'plain',
        );
        expect(ends[3]).toMatch(/^failed (?:refused|not-found|not-allowed|source-refused)$/);
      }
    },
  );
});

const TO_A_BUSY_ACCOUNT: readonly [string, Load][] = [
  ['seven links', SEVEN_LINKS],
  ['seven links beside those of another program', { ...SEVEN_LINKS, elsewhere: 3 }],
];

describe('when the simultaneous limit is told', () => {
  describe.each(readings('the simultaneous limit is told'))('%s', (_, variant) => {
    it.each(TO_A_BUSY_ACCOUNT)('%s arrive one after the other', async (_name, load) => {
      for (const run of ['plain', 'answer lost'] as const) {
        const { ends, wrong } = await survive(variant, run, load);
        expect(wrong, run).toEqual([]);
        expectEnds(ends, ALL_BUT_ONE, run !== 'plain');
      }
    });
  });
});
