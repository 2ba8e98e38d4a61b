import { describe, expect, it, type TestContext } from 'vitest';
import { runJob } from '../simulator/model/jobs.ts';
import type { SimulatorOptions } from '../simulator/start-simulator.ts';
import { until } from './drivers/until.ts';
import { copyDatabase, loseStorage, untilBackedUp } from './profile-storage.ts';
import { KINDS, openStage, type Stage } from './stage.ts';

type Kind = (typeof KINDS)[number];
const urlOf = (name: string) => `http://files.example/${name}.bin`;
/** Without the record of its calls the background keeps its distance from 1fichier for a minute. */
const LATE_TIMEOUT_MS = 120_000;
/** A job that stays open until the test ends it. */
const SLOW: SimulatorOptions = { switches: { executionDelayMs: null } };

async function openOwnStage(
  { onTestFinished }: TestContext,
  kind: Kind,
  options: SimulatorOptions = {},
): Promise<Stage> {
  const stage = await openStage(kind, options);
  onTestFinished(() => stage.close());
  return stage;
}

async function paste({ browser }: Stage, names: readonly string[]) {
  const popup = await browser.openPopup();
  await popup.fill('Links to send', names.map(urlOf).join('\n'));
  await popup.click('button', 'Send');
  for (const name of names) await popup.waitForText(`${name}.bin`);
  return popup;
}

async function removeKey({ browser }: Stage): Promise<void> {
  const options = await browser.openOptions();
  await options.click('button', 'Remove key');
  await options.waitForText('No API key');
  await options.close();
}

// All at once: they mostly wait.
describe.concurrent.each(KINDS)('When %s has lost', (kind) => {
  it('the list, it says so and sends the unsent links once they are asked for', async (context) => {
    const stage = await openOwnStage(context, kind, SLOW);
    const { browser } = stage;
    await stage.saveKey();
    await stage.send(urlOf('sent'));
    await stage.waitForRow('sent.bin', 'At 1fichier');
    await removeKey(stage);
    await untilBackedUp(await paste(stage, ['first', 'second']), 2, 1);

    await browser.killAndRestart(() => loseStorage(browser, 'database'));
    const popup = await browser.openPopup();
    await popup.waitForText('The browser has lost 3 transfers from your list.');
    await popup.waitForText('2 links were not sent. 1 more link may already be at 1fichier.');
    const options = await browser.openOptions();
    await options.waitForText('The browser has lost 3 transfers from your list.');
    await options.close();
    // Nothing is sent again by itself, key or not.
    await stage.saveKey();
    expect(stage.requestsWith(urlOf('first'))).toBe(0);

    const again = await browser.openPopup();
    await again.click('button', 'Send 2 unsent links');
    await again.row('first.bin').waitForText('At 1fichier', 60_000);
    await again.row('second.bin').waitForText('At 1fichier', 60_000);
    await again.row('sent.bin').waitForText('1fichier may already have this.');
    expect(await again.text()).not.toContain('has lost');
    const names = ['sent', 'first', 'second'];
    expect(names.map((name) => stage.requestsWith(urlOf(name)))).toEqual([1, 1, 1]);
  });

  it('its storage.local, the same key takes up the open jobs', {
    timeout: 2 * LATE_TIMEOUT_MS,
  }, async (context) => {
    const stage = await openOwnStage(context, kind, SLOW);
    const { browser, simulator } = stage;
    await stage.saveKey();
    await stage.send(urlOf('open'));
    await stage.waitForRow('open.bin', 'At 1fichier');
    await browser.killAndRestart(() => loseStorage(browser, 'area'));
    await stage.waitForRow('open.bin', 'At 1fichier');
    await stage.saveKey();
    for (const job of simulator.state.jobs) await runJob(simulator, job);
    await stage.waitForRow('open.bin', 'Done', LATE_TIMEOUT_MS);
    expect(stage.requestsWith(urlOf('open'))).toBe(1);
  });

  it('a list to an older copy of it, the user is asked before anything is sent', async (context) => {
    const stage = await openOwnStage(context, kind);
    const { browser } = stage;
    await stage.saveKey();
    await browser.setOffline(true);
    await untilBackedUp(await paste(stage, ['copied']), 1, 0);
    await browser.killAndRestart(() => copyDatabase(browser, 'aside'));
    await stage.waitForRow('copied.bin', 'Done', 60_000);

    await browser.killAndRestart(() => copyDatabase(browser, 'back'));
    const popup = await browser.openPopup();
    await popup.row('copied.bin').waitForText('1fichier may already have this.');
    await popup.waitForText('This list of links may be a copy.');
    const options = await browser.openOptions();
    await options.waitForText('This list of links may be a copy.');
    await options.click('button', 'These are mine, continue');
    await until('nothing is asked any more', async () => !(await popup.text()).includes('may be a copy'));
    await popup.fill('Links to send', urlOf('later'));
    await popup.click('button', 'Send');
    await popup.row('later.bin').waitForText('Done', 60_000);
    await popup.row('copied.bin').waitForText('1fichier may already have this.');
    expect(stage.requestsWith(urlOf('copied'))).toBe(1);
  });
});
