import { expect, it } from 'vitest';
import type { FaultAction } from '../../simulator/model/faults.ts';
import { type CheckBench, createCheckBench, SOURCE } from './check-bench.ts';

const CALLS_MAX = 80;
const isApi = ({ host }: { readonly host: string }) => host === 'api.1fichier.com';

const strike =
  (action: FaultAction) =>
  ({ host }: CheckBench, after: number) =>
    void host.faults.next({ match: isApi, after, action });

/** As Ctrl-C does, while that call is out. */
function interrupt({ host }: CheckBench, after: number, stop: AbortController): void {
  host.recorder.onChange(() => {
    if (host.recorder.calls.filter(isApi).length > after) stop.abort();
  });
}

it.each([
  ['its connection is cut before the work', strike({ type: 'cut-before-work' })],
  ['its connection is cut after the work', strike({ type: 'cut-after-work' })],
  ['it is refused', strike({ type: 'ko', message: 'This is not possible #902', status: 403 })],
  ['the check is stopped', interrupt],
])('leaves nothing in the account, at whichever call %s', async (_what, arrange) => {
  let isStruck = true;
  for (let after = 0; isStruck && after < CALLS_MAX; after += 1) {
    const bench = createCheckBench();
    await bench.furnish();
    const before = bench.holdings();
    const stop = new AbortController();
    arrange(bench, after, stop);
    const run = await bench.run({ source: SOURCE }, { stop: stop.signal });
    expect([after, bench.holdings()]).toEqual([after, before]);
    expect([after, run.output]).toEqual([after, expect.not.stringContaining('Left in your account')]);
    isStruck = bench.host.recorder.calls.filter(isApi).length > after;
  }
  expect(isStruck).toBe(false);
});

it('says what is left when it cannot be deleted', async () => {
  const bench = createCheckBench();
  bench.host.faults.next({
    match: 'folder/rm',
    times: Number.POSITIVE_INFINITY,
    action: { type: 'ko', message: 'This is not possible #902', status: 403 },
  });
  const run = await bench.run({ source: SOURCE });
  const name = [...bench.host.state.folders.values()].find(({ parentId }) => parentId === 0)?.name;
  expect(run.output).toMatch(
    /Left in your account, to be deleted by hand:\n {2}The folder "check-service 2026/,
  );
  expect(run.output).toContain(`The folder "${name}"`);
  expect(run.report).not.toContain(name);
});

it('says that a file may still arrive, and keeps its folder for it', async () => {
  const bench = createCheckBench({ switches: { executionDelayMs: null } });
  const run = await bench.run({ source: SOURCE });
  expect(run.output).toContain('its file will arrive in the folder "check-service 2026');
  expect(bench.host.state.folders.size).toBe(1);
});

it('takes nothing for gone because a list that shows nothing does not have it', async () => {
  const bench = createCheckBench({
    switches: {
      executionDelayMs: null,
      listShows: 'ended',
      emptyJobList: 'no-data',
      refuseSource: { matches: (url) => url.includes('.invalid'), status: 403, message: 'Not this #1' },
    },
  });
  bench.host.faults.next({ match: 'remote/request', action: { type: 'cut-after-work' } });
  const run = await bench.run({ source: SOURCE });
  expect(run.output).toContain('its file will arrive in the folder "check-service 2026');
});

it('leaves all as it is when it is stopped twice, and says so', async () => {
  const bench = createCheckBench();
  const [stop, stopNow] = [new AbortController(), new AbortController()];
  interrupt(bench, 9, stop);
  interrupt(bench, 11, stopNow);
  const run = await bench.run({ source: SOURCE }, { stop: stop.signal, stopNow: stopNow.signal });
  expect(run.code).toBe(2);
  expect(run.output).toMatch(/Left in your account, to be deleted by hand: the folder "check-service 2026/);
});

it('deletes nothing that was there before, even where a result names it', async () => {
  const bench = createCheckBench({
    switches: {
      editResults: (results) =>
        results.map((row) => ({ ...row, download_link: 'https://1fichier.com/?familyalbum0001' })),
    },
  });
  await bench.furnish();
  bench.addOwnFile('familyalbum0001');
  const before = bench.holdings();
  // What another program uploads meanwhile.
  bench.host.recorder.onChange(() => {
    const isThere = bench.host.state.files.has('fromelsewhere001');
    if (bench.host.state.jobs.length > 2 && !isThere) bench.addOwnFile('fromelsewhere001');
  });
  await bench.run({ source: SOURCE });
  expect(bench.holdings().files.filter(({ id }) => id !== 'fromelsewhere001')).toEqual(before.files);
  expect(bench.host.state.files.has('fromelsewhere001')).toBe(true);
});
