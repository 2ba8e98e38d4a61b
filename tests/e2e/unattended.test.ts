import { afterEach, describe, expect, it } from 'vitest';
import { runJob } from '../simulator/model/jobs.ts';
import { KINDS, openStage, type Stage } from './stage.ts';

/** Both browsers stop an idle background after 30 s; looks this long after the start need one that woke by itself. */
const PAST_IDLE_MS = 45_000;
const LOOK_TIMEOUT_MS = 150_000;

/** A debugger keeps the background alive, so that what happens without one is seen only here: from the outside. */
describe('With no debugger attached', () => {
  const stages: Stage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close();
  });

  it.concurrent.each(KINDS)('%s follows a transfer past the idle limit to its end', async (kind) => {
    const stage = await openStage(kind, { switches: { executionDelayMs: null } });
    stages.push(stage);
    const { browser, simulator } = stage;
    const url = `http://files.example/unattended-${kind}.bin`;
    await stage.saveKey();
    await stage.send(url);
    await simulator.until(() => simulator.state.jobs.length === 1);

    await browser.restartUnattended();
    const startedAt = Date.now();
    const looksLate = (): boolean =>
      simulator.callsTo('remote/ls').some(({ at }) => at > startedAt + PAST_IDLE_MS);
    await simulator.until(looksLate, LOOK_TIMEOUT_MS);

    const job = simulator.state.jobs[0];
    if (job === undefined) throw new Error('the job is gone');
    await runJob(simulator, job);
    await simulator.until(() => simulator.callsTo('remote/info').length > 0, LOOK_TIMEOUT_MS);
    await simulator.until(() => simulator.callsTo('file/ls').length > 0);

    await browser.killAndRestart();
    await stage.waitForRow(`unattended-${kind}.bin`, 'Done');
    expect(stage.requestsWith(url)).toBe(1);
    expect(simulator.rejected()).toEqual([]);
  });
});
