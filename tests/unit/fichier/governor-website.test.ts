import { beforeEach, describe, expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { createGovernorBench, type GovernorBench, lockError } from './governor-bench';

const SPACING_MS = 1_100;
const FREE_PER_HOUR = 100;

let bench: GovernorBench;
beforeEach(() => {
  bench = createGovernorBench();
});

const site = (name: string, fails: Error | null = null) => bench.run(name, { ofWebsite: true, fails });

describe('a call of the website', () => {
  it('takes its turn among the calls of the API, spaced like them', async () => {
    await bench.clock.settle(Promise.all([bench.run('a'), site('w'), bench.run('b')]));
    const [a, w, b] = bench.made;
    expect(bench.made.map(({ name }) => name)).toEqual(['a', 'w', 'b']);
    expect((w?.start ?? 0) - (a?.end ?? 0)).toBe(SPACING_MS);
    expect((b?.start ?? 0) - (w?.end ?? 0)).toBe(SPACING_MS);
  });

  it('spends nothing of the hourly budget, and goes out when that is spent', async () => {
    bench.plan = 'free';
    for (let i = 0; i < FREE_PER_HOUR + 20; i++) expect(await bench.end(site(`w${i}`))).toBe('done');
    for (let i = 0; i < FREE_PER_HOUR; i++) expect(await bench.end(bench.run(`a${i}`))).toBe('done');
    expect(await bench.end(bench.run('too many'))).toBe('budget');
    expect(await bench.end(site('w'))).toBe('done');
  });

  it('is held by a lock of the API', async () => {
    expect(await bench.end(bench.run('a', { fails: lockError('flood-user') }))).toBe('flood-user');
    expect(await bench.end(site('w'))).toBe('flood-user');
    expect(bench.made.map(({ name }) => name)).toEqual(['a']);
  });

  it.each(['lock-page', 'ip-locked', 'flood-ip'] as const)('that meets %s holds everything', async (code) => {
    expect(await bench.end(site('w', lockError(code)))).toBe(code);
    expect(await bench.end(bench.run('a'))).toBe(code);
    expect(await bench.end(bench.run('b', { lane: 'background' }))).toBe(code);
    expect(bench.made.map(({ name }) => name)).toEqual(['w']);
  });

  it('that ends well does not make the next flood of the API a first one', async () => {
    const flood = () => bench.end(bench.run('a', { fails: lockError('flood-ip') }));
    await flood();
    const first = (await bench.governor.hold())?.lengthMs ?? 0;
    await bench.clock.pass(first);
    expect(await bench.end(site('w'))).toBe('done');
    await flood();
    expect((await bench.governor.hold())?.lengthMs).toBe(2 * first);
  });

  it('that did not leave keeps no spacing', async () => {
    const unsent = new FichierError({ code: 'no-site-permission', outcome: 'not-sent' });
    const start = bench.clock.now();
    await bench.end(bench.run('w', { ofWebsite: true, ms: 0, fails: unsent }));
    await bench.end(bench.run('a'));
    expect(bench.made[1]?.start).toBe(start);
  });
});
