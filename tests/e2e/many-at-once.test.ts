import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, type TestContext } from 'vitest';
import { createChance } from '../simulator/model/chance.ts';
import { STRICTEST_LIMITS } from '../simulator/model/switches.ts';
import type { ChromiumBrowser } from './drivers/chromium.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import type { FirefoxBrowser } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';
import { expectEachOnce, linksAtFichier, manyLinks, pasteLinks, untilAllDone } from './many-links.ts';
import { DONE_TIMEOUT_MS, KINDS, openStage, type Stage } from './stage.ts';

/** `CHAOS_SEED` repeats the moments of an earlier run. */
const SEED = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
const CHAOS_LINKS = 200;
const KILLED_AFTER_LINKS = 120;
const MOST_STOPS = 5;
const LONGEST_LIFE_MS = 6_000;
/** The alarm that wakes a background which was stopped in the middle: 30 s, the shortest there is. */
const ALARM_TIMEOUT_MS = 60_000;
/** Both browsers stop an idle background after 30 s; a lock lasts 60. */
const IDLE_TIMEOUT_MS = 50_000;
const LOCK_TIMEOUT_MS = 90_000;
const STRICT_LINKS = 100;
const PASTED_LINKS = 5_000;
const MISSING = ['/missing/one.bin', '/missing/two.bin', '/missing/three.bin'];
const STORE_TIMEOUT_MS = 60_000;
/** A link whose request was stopped before it left is proven absent, and goes out again, in two and a half minutes. */
const ALL_DONE_TIMEOUT_MS = 600_000;
const CHAOS_TIMEOUT_MS = 900_000;
const END_TIMEOUT_MS = 360_000;
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
  let stops = 0;
  // Some links are left for the kill, however slow the machine is.
  while (stops < MOST_STOPS && linksAtFichier(stage) < KILLED_AFTER_LINKS) {
    await delay(chance.below(LONGEST_LIFE_MS));
    await browser.stopBackground();
    const before = calls.length;
    if (stops > 0) await (await browser.openPopup()).close();
    await come(() => calls.length > before, ALARM_TIMEOUT_MS);
    stops += 1;
  }
  console.log(`The worker was stopped ${stops} times, at moments drawn from CHAOS_SEED=${SEED}`);
  expect(stops).toBeGreaterThan(1);
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

/** Pauses in one window, and waits until nothing is under way any more. */
async function pauseAndSettle({ simulator, browser }: Stage, popup: ExtensionPage): Promise<void> {
  const options = await browser.openOptions();
  const other = await browser.openPopup();
  await other.click('button', 'Pause');
  for (const window of [popup, other]) await window.waitForText('Paused');
  await options.waitForText('You have paused sending.');
  const asked = () =>
    new Set(simulator.callsTo('remote/info').map(({ json }) => (json as { id: unknown }).id));
  await simulator.until(
    () =>
      simulator.state.jobs.every((job) => job.finishedAt !== null) &&
      asked().size === simulator.state.jobs.length,
    DONE_TIMEOUT_MS,
  );
}

/** The question is asked in place, and either answer does what it says. */
async function cancelRemaining(popup: ExtensionPage): Promise<void> {
  await popup.click('button', 'Cancel remaining');
  await popup.waitForText(/Cancel 4,\d{3} waiting links\?/);
  await popup.click('button', 'Keep them');
  expect(await popup.text()).not.toContain('Cancelled');
  await popup.click('button', 'Cancel remaining');
  await popup.click('button', 'Cancel them');
  await popup.row(`pasted-${PASTED_LINKS - MISSING.length - 1}.bin`).waitForText('Cancelled');
}

// Those of one browser at once: they mostly wait.
describe.each(KINDS)('Many links at once in %s', (kind) => {
  it.concurrent('are each sent once, whatever is stopped and killed meanwhile', {
    timeout: CHAOS_TIMEOUT_MS,
  }, async (context) => {
    const stage = await openStrictStage(context, kind);
    const { browser } = stage;
    const links = manyLinks('chaos', CHAOS_LINKS);
    const popup = await browser.openPopup();
    await pasteLinks(popup, links);
    await popup.waitForText(`${CHAOS_LINKS} links on their way`);
    await popup.close();

    if (browser.kind === 'chromium') {
      await stopAtRandom(stage, browser);
    } else {
      await leaveToTheIdleLimit(stage, browser);
    }
    await killInTheMiddle(stage);
    await untilAllDone(await browser.openPopup(), CHAOS_LINKS, ALL_DONE_TIMEOUT_MS);
    expectEachOnce(stage, links);
  });

  it.concurrent('keep to the strictest clock', { timeout: END_TIMEOUT_MS }, async (context) => {
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

  it.concurrent('are paused, resumed, called off and retried together', { timeout: END_TIMEOUT_MS }, async ({
    onTestFinished,
  }) => {
    const stage = await openStage(kind, { switches: { executionDelayMs: 1_000 } });
    onTestFinished(() => stage.close());
    await stage.saveKey();
    const { browser, simulator } = stage;
    const missing = MISSING.map((path) => `http://files.example${path}`);
    const popup = await browser.openPopup();
    await pasteLinks(popup, [...missing, ...manyLinks('pasted', PASTED_LINKS - missing.length)]);
    await popup.waitForText(/\d+ of 5,000\s+All sent by (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d/, STORE_TIMEOUT_MS);
    await popup.waitForText('3 failed links to retry', DONE_TIMEOUT_MS);

    await pauseAndSettle(stage, popup);
    const sent = linksAtFichier(stage);
    await browser.killAndRestart();
    const again = await browser.openPopup();
    await again.waitForText(new RegExp(`${sent} of 5,000\\s+Paused`));
    expect(linksAtFichier(stage)).toBe(sent);
    const options = await browser.openOptions();
    await options.click('button', 'Resume');
    await again.waitForText(/\d of 5,000\s+All sent by/);
    await simulator.until(() => linksAtFichier(stage) > sent);

    await cancelRemaining(again);
    await again.waitForText(/Active 0\s+Done \d+\s+Failed 3/, DONE_TIMEOUT_MS);
    const done = linksAtFichier(stage) - missing.length;
    expect(await again.text()).toContain(`Done ${done}`);
    expect(await again.text()).not.toContain(' of 5,000');

    for (const path of MISSING) {
      simulator.site.set('files.example', path, { status: 200, headers: {}, body: Buffer.from('here now') });
    }
    await again.click('button', 'Retry all failed');
    await again.waitForText(
      new RegExp(`Active 0\\s+Done ${done + missing.length}\\s+Failed 0`),
      DONE_TIMEOUT_MS,
    );
    expect(missing.map((url) => stage.requestsWith(url))).toEqual([2, 2, 2]);
    expect(linksAtFichier(stage)).toBe(done + 2 * missing.length);
    expect(simulator.rejected()).toEqual([]);
  });
});
