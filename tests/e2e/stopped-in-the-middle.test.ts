import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './drivers/until.ts';
import { DONE_TIMEOUT_MS, KINDS, openStage, type Stage } from './stage.ts';

const ANSWER_DELAY_MS = 20_000;
/** Restart, a look 5 s later that finds the job, then as for any other. */
const RECOVERY_TIMEOUT_MS = 60_000;

describe.each(KINDS)('When %s stops between the click and the answer', (kind) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage(kind);
    await stage.saveKey();
    // 1fichier has done its work; the answer never reaches the one that asked.
    stage.simulator.faults.next({
      match: 'remote/request',
      action: { type: 'delay-after-work', ms: ANSWER_DELAY_MS },
    });
  });
  afterEach(() => stage?.close());

  async function sendAndWaitForTheCall(url: string): Promise<void> {
    await stage.send(url);
    await stage.simulator.until(() => stage.simulator.state.jobs.length === 1);
  }

  function expectSentOnce(url: string): void {
    expect(stage.requestsWith(url)).toBe(1);
    expect(stage.simulator.state.jobs).toHaveLength(1);
    expect(stage.simulator.site.fetches(new URL(url).pathname)).toBe(1);
  }

  it('a stopped background finds the transfer again and sends nothing twice', async () => {
    const url = 'http://files.example/stopped-worker.bin';
    await sendAndWaitForTheCall(url);
    await stage.browser.stopBackground();
    await stage.waitForRow('stopped-worker.bin', 'Done', RECOVERY_TIMEOUT_MS);
    expectSentOnce(url);
  });

  it('a killed browser goes on after its restart, by itself', async () => {
    const url = 'http://files.example/killed-browser.bin';
    await sendAndWaitForTheCall(url);
    const looksBefore = stage.simulator.callsTo('remote/ls').length;
    await stage.browser.killAndRestart();
    await until(
      'the restarted browser looks for the transfer',
      () => stage.simulator.callsTo('remote/ls').length > looksBefore,
      DONE_TIMEOUT_MS,
    );
    await stage.waitForRow('killed-browser.bin', 'Done', RECOVERY_TIMEOUT_MS);
    expectSentOnce(url);
  });
});
