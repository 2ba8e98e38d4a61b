import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import { createChance } from '../simulator/model/chance.ts';
import { STRICTEST_LIMITS } from '../simulator/model/switches.ts';
import type { ChromiumBrowser } from './drivers/chromium.ts';
import type { FirefoxBrowser } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';
import { expectEachOnce, linksAtFichier, manyLinks, pasteLinks, untilAllDone } from './many-links.ts';
import { KINDS, openStage, type Stage } from './stage.ts';

/** `CHAOS_SEED` repeats the moments of an earlier run. */
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const CHAOS_LINKS = 200;
const KILLED_AFTER_LINKS = 130;
const STOPS = 8;
const LONGEST_LIFE_MS = 6_000;
/** The alarm that wakes a background which was stopped in the middle: 30 s, the shortest there is. */
const ALARM_TIMEOUT_MS = 60_000;
/** Both browsers stop an idle background after 30 s; a lock lasts 60. */
const IDLE_TIMEOUT_MS = 50_000;
const LOCK_TIMEOUT_MS = 90_000;
const STRICT_LINKS = 100;
const END_TIMEOUT_MS = 240_000;
const SLOW = { limits: STRICTEST_LIMITS, switches: { executionDelayMs: 4_000 } } as const;

async function openStrictStage(
  { onTestFinished }: TestContext,
  kind: (typeof KINDS)[number],
): Promise<Stage> {
  const stage = await openStage(kind, SLOW);
  onTestFinished(() => stage.close());
  await stage.saveKey();
  return stage;
}

/** Stopped again and again at any moment; the user looks at the popup, which wakes it, except for the first time. */
async function stopAtRandom(stage: Stage, browser: ChromiumBrowser): Promise<void> {
  const chance = createChance(SEED);
  const { calls, until: come } = stage.simulator;
  for (let stop = 0; stop < STOPS; stop += 1) {
    await delay(chance.below(LONGEST_LIFE_MS));
    await browser.stopBackground();
    const before = calls.length;
    if (stop > 0) await (await browser.openPopup()).close();
    await come(() => calls.length > before, ALARM_TIMEOUT_MS);
  }
}

/**
 * A lock of 60 s in the middle is longer than Firefox lets an event page idle. The user who then opens the popup learns of
 * the lock, finds it over with one look, and all goes on.
 */
async function leaveToTheIdleLimit({ simulator }: Stage, browser: FirefoxBrowser): Promise<void> {
  const action = { type: 'lock', lock: 'flood-ip', ms: 1_000 } as const;
  simulator.faults.next({ match: 'remote/request', action });
  const isStopped = async () => (await browser.backgroundState()) === 'stopped';
  await until('Firefox stops the event page', isStopped, IDLE_TIMEOUT_MS);
  const before = simulator.calls.length;
  const popup = await browser.openPopup();
  await popup.waitForText('1fichier asks your connection to slow down. On hold until');
  await popup.click('button', 'Try now');
  await simulator.until(() => simulator.calls.length > before + 1);
  expect(simulator.calls.slice(before, before + 2).map(({ path }) => path)).toEqual([
    '/v1/remote/ls.cgi',
    '/v1/remote/request.cgi',
  ]);
  await popup.close();
}

/** 1fichier has taken the links; its answer never comes to the browser that asked. */
async function killInTheMiddle(stage: Stage): Promise<void> {
  const { simulator, browser } = stage;
  await simulator.until(() => linksAtFichier(stage) >= KILLED_AFTER_LINKS, END_TIMEOUT_MS);
  const action = { type: 'delay-after-work', ms: 20_000 } as const;
  const late = simulator.faults.next({ match: 'remote/request', action });
  const before = linksAtFichier(stage);
  await simulator.until(() => late.struck() === 1 && linksAtFichier(stage) > before, LOCK_TIMEOUT_MS);
  await browser.killAndRestart();
}

// All at once: they mostly wait.
describe.concurrent.each(KINDS)('Many links at once in %s', (kind) => {
  it('are each sent once, whatever is stopped and killed meanwhile', {
    timeout: END_TIMEOUT_MS,
  }, async (context) => {
    const stage = await openStrictStage(context, kind);
    const { browser } = stage;
    const links = manyLinks('chaos', CHAOS_LINKS);
    const popup = await browser.openPopup();
    await pasteLinks(popup, links);
    await popup.waitForText(`${CHAOS_LINKS} links on their way`);
    await popup.close();

    if (browser.kind === 'chromium') {
      console.log(`The worker is stopped at moments by CHAOS_SEED=${SEED}`);
      await stopAtRandom(stage, browser);
    } else {
      await leaveToTheIdleLimit(stage, browser);
    }
    await killInTheMiddle(stage);
    await untilAllDone(await browser.openPopup(), CHAOS_LINKS, END_TIMEOUT_MS);
    expectEachOnce(stage, links);
  });

  it('keep to the strictest clock', { timeout: END_TIMEOUT_MS }, async (context) => {
    const stage = await openStrictStage(context, kind);
    const links = manyLinks('strict', STRICT_LINKS);
    const popup = await stage.browser.openPopup();
    const callsBefore = stage.simulator.calls.length;
    await pasteLinks(popup, links);
    await untilAllDone(popup, STRICT_LINKS, END_TIMEOUT_MS);
    expectEachOnce(stage, links);

    const perThousand = (calls: number) => Math.round((calls * 1_000) / STRICT_LINKS);
    const made = stage.simulator.calls.length - callsBefore;
    const floor = 2 * stage.simulator.state.jobs.length;
    console.log(`${kind}: ${perThousand(made)} calls per 1,000 links, floor ${perThousand(floor)}`);
  });
});
