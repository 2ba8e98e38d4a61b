import { describe, expect, it } from 'vitest';
import { SURVIVAL_TABLE, UNWANTED_PATH, type Variant } from '../../simulator/model/variants.ts';
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
type Exceptions = Partial<Record<Fact, readonly string[]>>;
const readings = (fact: Fact): [string, Variant][] => Object.entries(SURVIVAL_TABLE[fact]);
const isAmong = (exceptions: Exceptions, fact: Fact, reading: string): boolean =>
  exceptions[fact]?.includes(reading) ?? false;

const ONE_DONE = ['done'];
const ONE_UNSURE = ['failed unsure'];
/** Of seven links the fourth is not there. */
const ALL_BUT_ONE = ['done', 'done', 'done', 'failed source-failed', 'done', 'done', 'done'];

/** The five of the first request are asked about in the end; those that went alone after it are not concerned. */
const FIRST_REQUEST_UNSURE = [...Array<string>(5).fill('failed unsure'), 'done', 'done'];
/** Nobody says that the last two of the first request were left out. */
const TWO_WITHOUT_ANSWER = ALL_BUT_ONE.with(3, 'failed no-answer').with(4, 'failed no-answer');

/** The answer was lost, and nothing in the list tells for certain that a job is ours. */
const CANNOT_BE_RECOGNISED: Exceptions = {
  'the links of a job are': ['file names', 'not told'],
};
/** The same of a request with an address so long that it is cut. */
const CANNOT_BE_RECOGNISED_CUT: Exceptions = { 'the links of a job are': ['cut at 250'] };

/** The request was lost, and the list would not show for certain that it was. */
const CANNOT_BE_RULED_OUT: Exceptions = {
  'the execution date is': ['set at the start', 'at the start, in seconds'],
  'the result is': [
    'filled while the job runs, with a date from the start',
    'an empty list until then',
    'null until then',
  ],
  'the row of a source on its way says': ['that there were no errors', 'that it is tried again'],
  'the list of jobs': [
    'stands under another name',
    'is a map',
    'is a bare list',
    'has null in it',
    'has a word in it',
    'has a row without id',
    'is cut to 10, oldest first',
    'is cut to the first 10, oldest first',
    'shows only ended jobs',
    'shows only open jobs',
    'shows a new job after 5 minutes',
    'loses ended jobs after 10 minutes, as does info after 20',
    'loses ended jobs at once, as does info after an hour',
  ],
};

/** An answer that repeats too much, or nothing, does not tell that sources were left out; nor does one that was lost. */
const LEFT_OUT_SILENTLY: Exceptions = {
  'of 5 sources 3 are taken, and the answer repeats': ['all 5', 'no list'],
};

const IN_THEIR_OWN_TESTS: readonly string[] = [
  'one source is refused with',
  'the simultaneous limit is told',
];
const FACTS = (Object.keys(SURVIVAL_TABLE) as Fact[]).filter((fact) => !IN_THEIR_OWN_TESTS.includes(fact));

describe.each(FACTS)('%s', (fact) => {
  describe.each(readings(fact))('%s', (reading, variant) => {
    it('links arrive, one or many', async () => {
      const one = await survive(variant, 'plain', oneLink());
      expect(one).toEqual({ ends: ONE_DONE, wrong: [] });
      const ends = isAmong(LEFT_OUT_SILENTLY, fact, reading) ? TWO_WITHOUT_ANSWER : ALL_BUT_ONE;
      expect(await survive(variant, 'plain', SEVEN_LINKS)).toEqual({ ends, wrong: [] });
    });

    it('links arrive, one or many, when the answer is lost', async () => {
      const isUnknown = isAmong(CANNOT_BE_RECOGNISED, fact, reading);
      const one = await survive(variant, 'answer lost', oneLink());
      expect(one).toEqual({ ends: isUnknown ? ONE_UNSURE : ONE_DONE, wrong: [] });
      const isUnsure = isUnknown || isAmong(CANNOT_BE_RECOGNISED_CUT, fact, reading);
      const others = fact in LEFT_OUT_SILENTLY ? TWO_WITHOUT_ANSWER : ALL_BUT_ONE;
      for (const hasHistory of [false, true]) {
        const many = await survive(variant, 'answer lost', { ...SEVEN_LINKS, hasHistory });
        expect(many).toEqual({ ends: isUnsure ? FIRST_REQUEST_UNSURE : others, wrong: [] });
      }
    });

    it('links are not given up and not doubled when the first request of an account is lost', async () => {
      const many = await survive(variant, 'request lost', SEVEN_LINKS);
      expect(many).toEqual({ ends: FIRST_REQUEST_UNSURE, wrong: [] });
    });

    it('links are sent again when a later request is lost', async () => {
      const many = await survive(variant, 'request lost', { ...SEVEN_LINKS, hasHistory: true });
      const isUnsure = isAmong(CANNOT_BE_RULED_OUT, fact, reading);
      expect(many).toEqual({ ends: isUnsure ? FIRST_REQUEST_UNSURE : ALL_BUT_ONE, wrong: [] });
    });
  });
});

const LENGTHS: readonly [string, number][] = [
  ['10 seconds', 10 * SECOND_MS],
  ['3 minutes', 3 * MINUTE_MS],
  ['45 minutes', 45 * MINUTE_MS],
  ['5 hours', 5 * HOUR_MS],
];
const OF_TIME = [
  'the execution date is',
  'the result is',
  'the row of a source on its way says',
  'the list of jobs',
] as const;

describe.each(OF_TIME)('%s', (fact) => {
  describe.each(readings(fact))('%s', (_, variant) => {
    it.each(LENGTHS)('a link may take %s', async (_length, ms) => {
      for (const run of ['plain', 'answer lost'] as const) {
        expect(await survive(variant, run, oneLink(ms)), run).toEqual({ ends: ONE_DONE, wrong: [] });
      }
    });
  });
});

describe('the links of a job are', () => {
  // Its folder does not show it yet, and a known list would prove a job absent that is not taken for ours.
  it.each(readings('the links of a job are'))(
    '%s: a link of 45 minutes is sent once',
    async (reading, variant) => {
      const load = { ...oneLink(45 * MINUTE_MS), hasHistory: true };
      const isUnknown = isAmong(CANNOT_BE_RECOGNISED, 'the links of a job are', reading);
      const one = await survive(variant, 'answer lost', load);
      expect(one).toEqual({ ends: isUnknown ? ONE_UNSURE : ONE_DONE, wrong: [] });
    },
  );
});

const RUNS: readonly Run[] = ['plain', 'answer lost', 'request lost'];

describe('one source is refused with', () => {
  it.each(readings('one source is refused with'))(
    '%s: its neighbours in a folder arrive',
    async (_, variant) => {
      for (const run of RUNS) {
        const load = { ...WITH_AN_UNWANTED_LINK, hasHistory: run !== 'plain' };
        const { ends, wrong } = await survive(variant, run, load);
        expect(wrong, run).toEqual([]);
        const [unwanted] = ends.splice(3, 1);
        expect(unwanted, run).toMatch(/^failed (?:refused|not-found|not-allowed)$/);
        expect(new Set(ends), run).toEqual(new Set(['done']));
      }
    },
  );
});

describe('one source alone is refused with what may be a lock or a limit of the account', () => {
  it.each([
    'Too many requests #912',
    'Flood detected: User Locked #223',
    'You have too many simultaneous downloads #913',
  ])('%s: it fails after a day, and its neighbours arrive', async (message) => {
    const matches = (url: string) => url.includes(UNWANTED_PATH);
    const variant = { switches: { refuseSource: { matches, status: 200, message } } };
    const { ends, wrong } = await survive(variant, 'plain', WITH_AN_UNWANTED_LINK);
    expect(wrong).toEqual([]);
    expect(ends).toEqual(ends.map((_, index) => (index === 3 ? 'failed refused' : 'done')));
  });
});

const LOADS: readonly [string, Load][] = [
  ['seven links', SEVEN_LINKS],
  ['seven links beside those of another program', { ...SEVEN_LINKS, elsewhere: 3 }],
];

describe('the simultaneous limit is told', () => {
  describe.each(readings('the simultaneous limit is told'))('%s', (_, variant) => {
    it.each(LOADS)('%s arrive one after the other', async (_name, load) => {
      for (const run of RUNS) {
        const { ends, wrong } = await survive(variant, run, { ...load, hasHistory: run !== 'plain' });
        expect(wrong, run).toEqual([]);
        expect(ends, run).toEqual(ALL_BUT_ONE);
      }
    });
  });
});
