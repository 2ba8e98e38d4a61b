import { describe, expect, it, type TestContext } from 'vitest';
import { runJob } from '../simulator/model/jobs.ts';
import type { SimulatorOptions } from '../simulator/start-simulator.ts';
import { until } from './drivers/until.ts';
import { DONE_TIMEOUT_MS, KINDS, openStage, type Stage } from './stage.ts';

const ANSWER_DELAY_MS = 20_000;
/** Restart, a look 5 s later that finds the job, then as for any other. */
const RECOVERY_TIMEOUT_MS = 60_000;
/** Looks follow each other after 6, 10, 20, 30 and 45 s. Both browsers stop an idle background after 30 s. */
const BEFORE_LAST_GAP_MS = 25_000;
const PAST_IDLE_MS = 40_000;
const LATE_LOOK_TIMEOUT_MS = 100_000;
const UNATTENDED_TIMEOUT_MS = 240_000;

type Kind = (typeof KINDS)[number];

async function openOwnStage(
  { onTestFinished }: TestContext,
  kind: Kind,
  options: SimulatorOptions = {},
): Promise<Stage> {
  const stage = await openStage(kind, options);
  onTestFinished(() => stage.close());
  await stage.saveKey();
  return stage;
}

/** 1fichier has done its work; the answer does not reach the one that asked in time. */
async function sendAndWaitForTheCall({ simulator, send }: Stage, url: string): Promise<void> {
  const action = { type: 'delay-after-work', ms: ANSWER_DELAY_MS } as const;
  simulator.faults.next({ match: 'remote/request', action });
  await send(url);
  await simulator.until(() => simulator.state.jobs.length === 1);
}

function expectSentOnce(stage: Stage, url: string): void {
  expect(stage.requestsWith(url)).toBe(1);
  expect(stage.simulator.state.jobs).toHaveLength(1);
  expect(stage.simulator.site.fetches(new URL(url).pathname)).toBe(1);
  expect(stage.simulator.rejected()).toEqual([]);
}

/** Ms between the last two looks since then; 0 before there are two. */
function gapBeforeLastLook({ simulator }: Stage, since: number): number {
  const [last, before] = simulator
    .callsTo('remote/ls')
    .map(({ at }) => at)
    .filter((at) => at > since)
    .toReversed();
  return last === undefined || before === undefined ? 0 : last - before;
}

// All at once: they mostly wait.
describe.concurrent.each(KINDS)('When %s stops between the click and the answer', (kind) => {
  it('a stopped background finds the transfer again and sends nothing twice', async (context) => {
    const stage = await openOwnStage(context, kind);
    const url = 'http://files.example/stopped-worker.bin';
    await sendAndWaitForTheCall(stage, url);
    await stage.browser.stopBackground();
    await stage.waitForRow('stopped-worker.bin', 'Done', RECOVERY_TIMEOUT_MS);
    expectSentOnce(stage, url);
  });

  it('a killed browser goes on after its restart, by itself', async (context) => {
    const stage = await openOwnStage(context, kind);
    const url = 'http://files.example/killed-browser.bin';
    await sendAndWaitForTheCall(stage, url);
    const looksBefore = stage.simulator.callsTo('remote/ls').length;
    await stage.browser.killAndRestart();
    await until(
      'the restarted browser looks for the transfer',
      () => stage.simulator.callsTo('remote/ls').length > looksBefore,
      DONE_TIMEOUT_MS,
    );
    await stage.waitForRow('killed-browser.bin', 'Done', RECOVERY_TIMEOUT_MS);
    expectSentOnce(stage, url);
  });

  /** A debugger keeps the background alive, so that what happens without one is seen only from the outside. */
  it('with no debugger attached the transfer is followed past the idle limit to its end', {
    timeout: UNATTENDED_TIMEOUT_MS,
  }, async (context) => {
    const stage = await openOwnStage(context, kind, { switches: { executionDelayMs: null } });
    const { browser, simulator } = stage;
    const url = 'http://files.example/unattended.bin';
    await stage.send(url);
    await stage.waitForRow('unattended.bin', 'At 1fichier');

    await browser.restartUnattended();
    const startedAt = Date.now();
    await simulator.until(
      () => gapBeforeLastLook(stage, startedAt) > BEFORE_LAST_GAP_MS,
      LATE_LOOK_TIMEOUT_MS,
    );
    // Asked for now and then, whatever the list says.
    const askedBefore = simulator.callsTo('remote/info').length;
    for (const job of simulator.state.jobs) await runJob(simulator, job);
    await simulator.until(() => simulator.callsTo('remote/info').length > askedBefore, LATE_LOOK_TIMEOUT_MS);
    expect(gapBeforeLastLook(stage, startedAt)).toBeGreaterThan(PAST_IDLE_MS);
    await simulator.until(() => simulator.callsTo('file/ls').length > 0);

    await browser.killAndRestart();
    await stage.waitForRow('unattended.bin', 'Done');
    expectSentOnce(stage, url);
  });
});
