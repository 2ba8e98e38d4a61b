import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { startGroup } from '../tests/e2e/drivers/process-group.ts';
import { type KINDS, openStage, PAGE_URL, type Stage } from '../tests/e2e/stage.ts';
import { TEST_KEYS } from '../tests/simulator/model/accounts.ts';
import { showMainJob } from './demo-story.ts';
import { ROOT } from './root.ts';

const BUILD_LIMIT_MS = 180_000;
const SHOTS = join(ROOT, 'test-results/demo');

type Kind = (typeof KINDS)[number];

try {
  await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`\nThe demo failed: ${stripVTControlCharacters(message)}`);
  process.exitCode = 1;
}

/** `npm start`, or `npm start -- firefox`; `--unattended` does without a display even where there is one. */
async function main(args: readonly string[]): Promise<void> {
  const kind: Kind = args.includes('firefox') ? 'firefox' : 'chromium';
  const headed = hasDisplay() && !args.includes('--unattended');
  console.log('Building the extension that ships.');
  await build(kind);
  console.log('Starting a simulated 1fichier with a site of sample links, on this computer alone.');
  const stage = await openStage(kind, { headed });
  try {
    if (headed) await play(stage);
    else await unattended(stage);
  } finally {
    await stage.close();
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

async function build(kind: Kind): Promise<void> {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
  const run = startGroup(process.execPath, [wxt, 'build', ROOT, '-b', kind === 'chromium' ? 'chrome' : kind]);
  let output = '';
  for (const stream of [run.stdout, run.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const overdue = setTimeout(() => void run.stop(), BUILD_LIMIT_MS);
  await run.exited;
  clearTimeout(overdue);
  if (run.ended() !== '0') throw new Error(`the extension could not be built.\n${output}`);
}

/** Until the browser is closed or Ctrl+C is pressed. */
async function play({ browser }: Stage): Promise<void> {
  await browser.open(PAGE_URL);
  console.log(`
The browser is yours. Every host of 1fichier leads to the simulator; nothing leaves this computer.

  1. On the options page, paste this key and press "Save and check":
         ${TEST_KEYS.premium}
  2. On the page of sample links, right-click any link and choose "Send to 1fichier".
  3. Open the extension's popup from the toolbar, behind the puzzle piece: follow the transfer, then "Copy link".

Other keys to try: ${TEST_KEYS.free} (free), ${TEST_KEYS.wrong} (wrong).
Close the browser or press Ctrl+C to stop.`);
  const interrupted = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await Promise.race([browser.untilEnded(), interrupted]);
}

async function unattended(stage: Stage): Promise<void> {
  rmSync(SHOTS, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  await showMainJob(stage, SHOTS);
}
