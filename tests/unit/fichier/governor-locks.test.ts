import { beforeEach, describe, expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { createGovernorBench, type GovernorBench, lockError } from './governor-bench';

const SPACING_MS = 1_100;
const MINUTE_MS = 60_000;

let bench: GovernorBench;
beforeEach(() => {
  bench = createGovernorBench();
});

async function factsOf(promise: Promise<unknown>) {
  const error = await bench.clock.settle(promise).then(
    () => new Error('ended well'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FichierError)) throw error;
  return error.facts;
}

describe('a lock', () => {
  it.each(['flood-ip', 'flood-user', 'flood-key', 'too-many-requests'] as const)(
    'by %s lasts 60 s and doubles with each further one up to 10 min',
    async (code) => {
      const lengths: number[] = [];
      for (let i = 0; i < 6; i++) {
        const facts = await factsOf(bench.run('a', { fails: lockError(code) }));
        expect(facts).toMatchObject({ code, outcome: 'refused' });
        const lengthMs = (facts.until ?? 0) - bench.clock.now();
        lengths.push(lengthMs / 1_000);
        await bench.clock.pass(lengthMs);
      }
      expect(lengths).toEqual([60, 120, 240, 480, 600, 600]);
    },
  );

  it.each(['ip-locked', 'lock-page'] as const)('by %s lasts 60 min', async (code) => {
    await bench.end(bench.run('a', { fails: lockError(code, 'IP Locked') }));
    const hold = await bench.governor.hold();
    expect(hold).toEqual({
      reason: 'ip-locked',
      code,
      until: bench.clock.now() + 60 * MINUTE_MS,
      lengthMs: 60 * MINUTE_MS,
      words: 'IP Locked',
    });
    await bench.clock.pass(60 * MINUTE_MS);
    expect(await bench.governor.hold()).toBeNull();
  });

  it('begins with 60 s again after a success', async () => {
    await bench.end(bench.run('a', { fails: lockError('flood-ip') }));
    await bench.clock.pass(MINUTE_MS);
    expect(await bench.end(bench.run('b'))).toBe('done');
    const { until } = await factsOf(bench.run('c', { fails: lockError('flood-ip') }));
    expect((until ?? 0) - bench.clock.now()).toBe(MINUTE_MS);
  });

  it('does not begin anew through an answer that is neither a lock nor a success', async () => {
    await bench.end(bench.run('a', { fails: lockError('flood-ip') }));
    await bench.clock.pass(MINUTE_MS);
    await bench.end(bench.run('b', { fails: lockError('not-found') }));
    const { until } = await factsOf(bench.run('c', { fails: lockError('flood-ip') }));
    expect((until ?? 0) - bench.clock.now()).toBe(2 * MINUTE_MS);
  });

  it('turns every call away at once, in its own words', async () => {
    await bench.end(bench.run('a', { fails: lockError('flood-user', 'Flood detected: User Locked') }));
    const before = bench.clock.now();
    const facts = await factsOf(bench.run('b'));
    expect(facts).toMatchObject({
      code: 'flood-user',
      outcome: 'not-sent',
      words: 'Flood detected: User Locked',
      until: before + MINUTE_MS,
    });
    expect(bench.clock.now()).toBe(before);
    expect(bench.made).toHaveLength(1);
  });

  it('turns away the calls that waited when it began', async () => {
    const first = bench.run('a', { fails: lockError('flood-ip') });
    const waiting = [bench.run('b'), bench.run('c', { lane: 'background' })];
    const codes = await Promise.all([first, ...waiting].map((run) => bench.end(run)));
    expect(codes).toEqual(['flood-ip', 'flood-ip', 'flood-ip']);
    expect(bench.made).toHaveLength(1);
  });

  it('is told when it begins and when it ends', async () => {
    await bench.end(bench.run('a', { fails: lockError('flood-ip') }));
    expect(bench.holdChanges).toBe(1);
    await bench.clock.pass(MINUTE_MS);
    await bench.end(bench.run('b'));
    expect(bench.holdChanges).toBe(2);
  });

  it('does not begin with an error of a call that was never sent', async () => {
    const notSent = new FichierError({ code: 'flood-ip', outcome: 'not-sent' });
    await bench.end(bench.run('a', { fails: notSent }));
    expect(await bench.governor.hold()).toBeNull();
  });

  it('begins with a lock answer of unknown outcome too', async () => {
    await bench.end(bench.run('a', { fails: new FichierError({ code: 'lock-page', outcome: 'unknown' }) }));
    expect(await bench.governor.hold()).not.toBeNull();
  });

  it('outlives a restart', async () => {
    await bench.end(bench.run('a', { fails: lockError('ip-locked', 'IP Locked') }));
    bench.restart();
    expect(await bench.end(bench.run('b'))).toBe('ip-locked');
    expect(bench.made).toHaveLength(1);
  });
});

describe('Try now', () => {
  beforeEach(async () => {
    await bench.end(bench.run('a', { fails: lockError('ip-locked', 'IP Locked') }));
    await bench.clock.pass(SPACING_MS);
  });

  it('goes out during a lock and, going well, ends it', async () => {
    expect(await bench.end(bench.run('try', { throughHold: true }))).toBe('done');
    expect(await bench.governor.hold()).toBeNull();
    expect(await bench.end(bench.run('b'))).toBe('done');
  });

  it('goes out at most once a minute, over restarts too', async () => {
    const failing = { throughHold: true, fails: new FichierError({ code: 'server', outcome: 'unknown' }) };
    const start = bench.clock.now();
    expect(await bench.end(bench.run('try', failing))).toBe('server');
    bench.restart();
    const facts = await factsOf(bench.run('again', failing));
    expect(facts).toMatchObject({ code: 'held', outcome: 'not-sent', until: start + MINUTE_MS });
    expect(await bench.governor.tryNowAt()).toBe(start + MINUTE_MS);
    await bench.clock.pass(MINUTE_MS);
    expect(await bench.end(bench.run('later', failing))).toBe('server');
  });

  it('leaves the lock as it is when it fails, and never shortens it', async () => {
    const before = await bench.governor.hold();
    await bench.end(bench.run('try', { throughHold: true, fails: lockError('flood-ip') }));
    expect(await bench.governor.hold()).toEqual(before);
  });

  it('lengthens a lock that is met again', async () => {
    await bench.clock.pass(10 * MINUTE_MS);
    await bench.end(bench.run('try', { throughHold: true, fails: lockError('ip-locked') }));
    expect((await bench.governor.hold())?.until).toBe(bench.clock.now() + 60 * MINUTE_MS);
  });

  it('does not make other calls wait for it to learn of the lock', async () => {
    const trying = bench.run('try', { throughHold: true, ms: 10_000 });
    await bench.clock.pass(1_000);
    const before = bench.clock.now();
    expect(await bench.end(bench.run('b'))).toBe('ip-locked');
    expect(bench.clock.now()).toBe(before);
    expect(await bench.end(trying)).toBe('done');
  });

  it('without a lock is a call like any other', async () => {
    await bench.clock.pass(60 * MINUTE_MS);
    expect(await bench.end(bench.run('1', { throughHold: true }))).toBe('done');
    expect(await bench.end(bench.run('2', { throughHold: true }))).toBe('done');
  });
});

describe('the time of the next background call', () => {
  it('follows the spacing, then a lock', async () => {
    await bench.clock.settle(bench.run('a'));
    expect(await bench.governor.nextBackgroundAt()).toBe(bench.clock.now() + SPACING_MS);
    await bench.end(bench.run('b', { fails: lockError('flood-ip') }));
    expect(await bench.governor.nextBackgroundAt()).toBe(bench.clock.now() + MINUTE_MS);
  });
});
