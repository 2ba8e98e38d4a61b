import { describe, expect, it } from 'vitest';
import { SURVIVAL_TABLE, UNWANTED_PATH, VARIANTS } from '../../simulator/model/variants.ts';
import { createCheckBench, SOURCE } from './check-bench.ts';

/** What one upload of one source cannot show, or what the contract allows. */
const NOT_TO_BE_SEEN: readonly (readonly [fact: string, readings: readonly string[]])[] = [
  ['an account without jobs lists', ['an empty list']],
  ['the execution date is', ['set at the end', 'of 1970 until then', 'empty until then']],
  ['the result is', ['filled in parts, 5 minutes apart', 'filled while the job runs']],
  ['the sources in the result are', ['in reverse order', 'in the order of their names']],
  ['the links of a job are', ['in reverse order']],
  ['ids are', ['falling']],
  [
    'the list of jobs',
    [
      'is cut to 10, newest first',
      'is cut to the first 10, newest first',
      'loses ended jobs after 10 minutes, as does info after 20',
    ],
  ],
  ['the simultaneous limit is told', Object.keys(SURVIVAL_TABLE['the simultaneous limit is told'])],
  ['1fichier speaks', ['English', 'French', 'French unless asked']],
  ['of 5 sources 3 are taken, and the answer repeats', ['the 3', 'all 5']],
  ['all sources are taken, and the answer repeats', ['only 3', 'all in reverse order']],
  ['a source that is there already', ['is refused', 'is refused in French']],
  ['the shape of answers', ['tells failures in HTTP 200']],
];

/** The lines that tell of each unknown fact. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  'an account without jobs lists': ['ls-empty'],
  'the execution date is': ['pending-date', 'date-is-end'],
  'the result is': ['info-result', 'info-others', 'result-row', 'result-link', 'date-is-end'],
  'the row of a source on its way says': ['date-is-end', 'info-result', 'info-others', 'result-row'],
  'the sources in the result are': ['result-url'],
  'the links of a job are': ['request-url'],
  'ids are': ['info-fields', 'request-answer'],
  'the list of jobs': ['ls-list', 'ls-row', 'ls-order', 'ls-kept', 'new-in-list'],
  'one source is refused with': ['source-taken'],
  'of 5 sources 3 are taken, and the answer repeats': ['request-url'],
  'all sources are taken, and the answer repeats': ['request-url'],
  'the shape of answers': ['files-numbers', 'status-told'],
  'a stored file': ['file-shown', 'direct-link'],
};

const isToBeSeen = (fact: string, reading: string) =>
  !NOT_TO_BE_SEEN.some(([name, readings]) => name === fact && readings.includes(reading));

const REFUSED_SOURCE = `http://files.example${UNWANTED_PATH}small-text.txt`;

describe.each(VARIANTS)('%s: %s', (fact, reading, variant) => {
  it(isToBeSeen(fact, reading) ? 'is told, with what it does' : 'changes nothing that is seen', async () => {
    const bench = createCheckBench(variant);
    if (fact !== 'an account without jobs lists') await bench.furnish();
    const before = bench.holdings();
    const run = await bench.run({
      source: fact === 'one source is refused with' ? REFUSED_SOURCE : SOURCE,
    });
    expect(bench.holdings()).toEqual(before);
    if (isToBeSeen(fact, reading)) {
      expect(run.code).toBe(1);
      expect(run.seen('differs').filter((id) => TOLD_BY[fact]?.includes(id))).not.toEqual([]);
      expect(run.report).toMatch(
        /== differs \([1-9]\d*\)\n\[[a-z-]+\] section .+\n {4}seen: {3}.+\n {4}effect: [A-Z]/,
      );
    } else {
      expect([run.code, run.seen('differs')]).toEqual([0, []]);
    }
  });
});

it('tells ten variants at once, each with its shape', async () => {
  const bench = createCheckBench({
    switches: {
      listShape: 'other-name',
      pendingDate: 'dash',
      executionDate: 'at-start',
      rowStatus: 'done',
      linkForm: 'without-scheme',
      resultUrls: 'decoded',
      linkUrls: 'cut-at-250',
      numericStrings: true,
      showFileAfterMs: 60_000,
      tokenReadyAfterMs: 90_000,
    },
  });
  await bench.furnish();
  const run = await bench.run({ source: SOURCE });
  expect(run.code).toBe(1);
  const seen = (id: string) => new RegExp(`\\n\\[${id}\\].*\\n {4}seen: {3}(.*)`).exec(run.report ?? '')?.[1];
  expect(seen('ls-list')).toMatch(/^\{status:"OK", requests:\[\d × \{id:int text\(7\), /);
  expect(seen('pending-date')).toBe('execution_date is "-"');
  expect(seen('date-is-end')).toMatch(
    /^a date without a result in \d of \d looks, \d+(?: to \d+)? s after the request$/,
  );
  expect(seen('result-row')).toContain('rows are {status:"done"|"error", url:');
  expect(seen('result-link')).toMatch(/download_link:text\(\d+\)/);
  expect(seen('result-url')).toBe('percent-decoded');
  expect(seen('request-url')).toBe('cut at 250 characters');
  expect(seen('files-numbers')).toMatch(/size:int text\(\d/);
  expect(seen('file-shown')).toMatch(/^only at look \d, with 30 s between looks$/);
  expect(seen('direct-link')).toMatch(/^only when asked \d times$/);
});
