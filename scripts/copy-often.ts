import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { ChromiumBrowser } from '../tests/e2e/drivers/chromium.ts';
import { launchChromium } from '../tests/e2e/drivers/chromium.ts';
import type { ExtensionPage } from '../tests/e2e/drivers/extension-browser.ts';
import { builtExtension } from '../tests/e2e/drivers/launch.ts';
import { startGroup } from '../tests/e2e/drivers/process-group.ts';
import { until } from '../tests/e2e/drivers/until.ts';
import { startVirtualScreen } from '../tests/e2e/drivers/xvfb.ts';
import { openStage } from '../tests/e2e/stage.ts';

const DEFAULT_COPIES = 3000;
const REPORT_EVERY = 100;
/** A text that has not come by then never will. */
const THERE_MS = 10_000;
/** So often a copy comes just as the offscreen page is about to close itself, 5 s after the last. */
const AT_THE_END_EVERY = 40;
const PAGE_OPEN_MS = 5000;
const AROUND_MS = 60;
/** So often the page is closed from outside, within so many ms of the press of the button. */
const CLOSED_EVERY = 30;
const CLOSED_WITHIN_MS = 200;

const COPIED = 'Link copied';

type Kind = 'plain' | 'page closing itself' | 'page closed under it';
type Outcome = 'copied' | 'LOST' | 'refused';

process.exitCode = await main(Number(process.argv[2] ?? DEFAULT_COPIES));

/** Has Chromium copy so often under load, and reads the clipboard of the screen in another Chromium. */
async function main(copies: number): Promise<number> {
  const screen = await startVirtualScreen();
  const shown = { headed: true, display: screen.display };
  const stage = await openStage('chromium', shown);
  const reader = await launchChromium(builtExtension('chromium'), { ...shown, network: stage.simulator });
  const load = Array.from({ length: availableParallelism() }, () =>
    startGroup(process.execPath, ['-e', 'for (;;);']),
  );
  try {
    if (stage.browser.kind !== 'chromium') throw new Error('This is not Chromium.');
    // Lets every page of that browser read the clipboard.
    await reader.clipboard();
    return await copyOften(stage.browser, await reader.openOptions(), copies);
  } finally {
    await Promise.all(load.map((each) => each.stop()));
    await reader.close();
    await stage.close();
    await screen.stop();
  }
}

async function copyOften(browser: ChromiumBrowser, reader: ExtensionPage, copies: number): Promise<number> {
  await hearWhatIsTold(browser);
  const counts = new Map<string, number>();
  let wrong = 0;
  for (let turn = 1; turn <= copies; turn += 1) {
    const kind = kindOf(turn);
    const outcome = await copyOnce(browser, reader, `https://a-1.1fichier.com/p${Date.now()}-${turn}`, kind);
    const name = `${kind}: ${outcome}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (outcome !== 'copied') wrong += 1;
    if (turn % REPORT_EVERY === 0 || turn === copies)
      console.log(`${turn} copies  ${[...counts].map(([each, count]) => `${each} ${count}`).join(', ')}`);
  }
  return wrong === 0 ? 0 : 1;
}

function kindOf(turn: number): Kind {
  if (turn % AT_THE_END_EVERY === 0) return 'page closing itself';
  return turn % CLOSED_EVERY === 0 ? 'page closed under it' : 'plain';
}

/** Notifications are noted in their place: thousands on the screen would be another test. */
async function hearWhatIsTold(browser: ChromiumBrowser): Promise<void> {
  await browser.inWorker(`
    chrome.notifications.create = (id, { title }, done) => {
      done?.(id);
      globalThis.hear(title);
    };`);
}

/** Presses the button of a notification that copies the text. */
async function copyOnce(
  browser: ChromiumBrowser,
  reader: ExtensionPage,
  text: string,
  kind: Kind,
): Promise<Outcome> {
  if (kind === 'page closing itself') await delay(PAGE_OPEN_MS + (Math.random() * 2 - 1) * AROUND_MS);
  const closeIn = kind === 'page closed under it' ? Math.random() * CLOSED_WITHIN_MS : null;
  const notices = { shown: [{ id: 'copies', copies: text }], burst: null };
  const title = await browser.inWorker<string>(`
    const told = new Promise((resolve) => { globalThis.hear = resolve; });
    await chrome.storage.session.set({ notices: ${JSON.stringify(notices)} });
    chrome.notifications.onButtonClicked.dispatch('copies', 0);
    const closeIn = ${closeIn};
    if (closeIn !== null) setTimeout(() => chrome.offscreen.closeDocument().catch(() => undefined), closeIn);
    return told;`);
  if (title !== COPIED) return 'refused';
  const isThere = async () => (await reader.evaluate('return navigator.clipboard.readText()')) === text;
  return until('the text is on the clipboard', isThere, THERE_MS).then(
    () => 'copied',
    () => 'LOST',
  );
}
