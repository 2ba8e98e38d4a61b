import { describe, expect, it } from 'vitest';
import { LINES } from '../../../scripts/check-service/lines/lines.ts';
import { OPEN_QUESTIONS, tellQuestions } from '../../../scripts/check-service/open-questions.ts';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { createCheckBench, ECHO, SOURCE } from './check-bench.ts';

describe('against 1fichier as the contract has it', () => {
  it('reads only, changes nothing, and sees every line hold that it can see', async () => {
    const bench = createCheckBench();
    await bench.furnish();
    const before = bench.holdings();
    const run = await bench.run();
    expect(run.code).toBe(0);
    expect(bench.holdings()).toEqual(before);
    expect(bench.host.state.jobs).toHaveLength(2);
    expect(run.seen('differs')).toEqual([]);
    expect(run.seen('holds')).toContain('ls-row');
    expect(run.about('move')).toBe('not seen');
    expect(bench.host.recorder.calls.filter(({ rejected }) => rejected !== null)).toEqual([]);
  });

  it('sees every line hold with an upload and the headers, and deletes all it made', async () => {
    const bench = createCheckBench();
    await bench.furnish();
    const before = bench.holdings();
    const run = await bench.run({ source: SOURCE, echo: ECHO });
    expect(run.code).toBe(0);
    expect(bench.holdings()).toEqual(before);
    expect(run.output).toContain('Everything that the check made is deleted.');
    expect(run.seen('not seen')).toEqual([
      'failure-form',
      'failure-status',
      'failure-known',
      'language',
      'protocol',
      'streamed-body',
      'ls-empty',
    ]);
    expect(bench.host.recorder.calls.filter(({ rejected }) => rejected !== null)).toEqual([]);
  });

  it('sees the rest where something is refused and the account is new', async () => {
    const bench = createCheckBench();
    bench.host.faults.next({
      match: 'file/info',
      action: { type: 'ko', message: 'Resource not found #469', status: 404 },
    });
    const run = await bench.run({ source: SOURCE }, { protocol: bench.protocol('h2', 200) });
    expect(run.code).toBe(0);
    for (const id of ['failure-form', 'failure-known', 'language', 'protocol', 'streamed-body', 'ls-empty']) {
      expect([id, run.about(id)]).toEqual([id, 'holds']);
    }
  });

  it('keeps the spacing and the limits of 1fichier, and says how long it waits', async () => {
    const bench = createCheckBench();
    const run = await bench.run({ source: SOURCE }, { lastRunAt: bench.host.clock.now() - 60_000 });
    const times = bench.host.recorder.calls.filter(({ path }) => path.startsWith('/v1/')).map(({ at }) => at);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1100);
    expect(run.output).toContain('waiting 4 min: the last check was just now');
    expect(run.output).toMatch(/waiting \d+ s: a folder may be listed once in 30 s/);
  });
});

describe('when it cannot run', () => {
  it.each([
    ['a wrong key', TEST_KEYS.wrong, /does not know this key.*console\/params\.pl/],
    ['an account under a forced password reset', TEST_KEYS.passwordReset, /no usable account.*new key/],
  ])('says so of %s', async (_what, key, words) => {
    const run = await createCheckBench().run({ source: SOURCE }, { key });
    expect([run.code, run.report]).toEqual([2, null]);
    expect(run.output).toMatch(words);
  });

  it('says how long a lock lasts', async () => {
    const bench = createCheckBench();
    bench.host.locks.lock('ip-locked', 3_600_000);
    const run = await bench.run();
    expect(run.code).toBe(2);
    expect(run.output).toMatch(/has locked this key or this address.*Try again in 60 min/);
    expect(bench.host.recorder.calls).toHaveLength(1);
  });

  it('does not wait for a lock that was there before it began', async () => {
    const bench = createCheckBench();
    bench.host.locks.lock('flood-user', 30_000);
    const run = await bench.run();
    expect([run.code, run.output]).toEqual([2, expect.not.stringContaining('waiting')]);
  });

  it('says that there is no network', async () => {
    const run = await createCheckBench().run(
      {},
      { fetch: () => Promise.reject(new TypeError('fetch failed')) },
    );
    expect(run.code).toBe(2);
    expect(run.output).toMatch(/did not answer\. Check the internet connection/);
  });

  it('sits out a short lock in the middle, and tells of it', async () => {
    const bench = createCheckBench();
    bench.host.faults.next({
      match: 'remote/ls',
      action: { type: 'lock', lock: 'flood-ip', ms: 60_000, status: 429 },
    });
    const run = await bench.run();
    expect(run.code).toBe(1);
    expect(run.output).toContain('waiting 60 s: 1fichier asked for a pause');
    expect(run.seen('differs')).toEqual(['no-lock']);
    expect(run.about('ls-list')).toBe('holds');
  });
});

describe('the open questions of the contract', () => {
  it('are all there', () => {
    const sections = OPEN_QUESTIONS.map(({ id }) => id);
    const wanted = (section: number, count: number) =>
      Array.from({ length: count }, (_, at) => `${section}.${at + 1}`);
    expect(sections).toEqual([...wanted(7, 14), ...wanted(9, 5), '4.6']);
  });

  it('point to lines that exist, or say why none can tell', () => {
    const ids = new Set(LINES.map(({ id }) => id));
    for (const question of OPEN_QUESTIONS) {
      if ('lines' in question) expect(question.lines.filter((id) => !ids.has(id))).toEqual([]);
      else expect(question.none.length).toBeGreaterThan(20);
    }
    expect(tellQuestions()).toHaveLength(OPEN_QUESTIONS.length);
  });

  it('no two lines have one name', () => {
    expect(new Set(LINES.map(({ id }) => id)).size).toBe(LINES.length);
  });
});
