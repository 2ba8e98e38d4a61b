import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile, linkOf } from '../simulator/model/files.ts';
import type { StoredFile } from '../simulator/model/records.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { fetchDirect } from './fetch-direct.ts';
import { createRealClicks, type RealClicks } from './real-clicks.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));
const DIRECT = /^https:\/\/[ao]-\d+\.1fichier\.com\//;
const PASSWORD = 'only for friends';
const LONG = `${'a very long name of a film '.repeat(7)}[2026](javascript:x).mkv`;
const NAMES = ['film.mkv', 'notes.txt', LONG, 'locked.zip', 'gone.zip'] as const;
type Name = (typeof NAMES)[number];

describe.concurrent.each(KINDS)('The links of files in %s', (kind) => {
  let screen: VirtualScreen | null = null;
  let stage: Stage;
  let clicks: RealClicks;
  let page: ExtensionPage;
  const files = new Map<string, StoredFile>();
  const file = (name: Name): StoredFile => {
    const found = files.get(name);
    if (found === undefined) throw new Error(`no file ${name}`);
    return found;
  };

  beforeAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    // Chromium asks for leave to download in a window of its own; Firefox is told to grant it.
    screen = kind === 'chromium' ? await startVirtualScreen() : null;
    stage = await openStage(kind, screen === null ? {} : { headed: true, display: screen.display });
    clicks = createRealClicks(stage, screen);
    await stage.saveKey();
    const owner = stage.simulator.state.keys.get(TEST_KEYS.premium);
    if (owner === undefined) throw new Error('no account');
    for (const name of NAMES) {
      const bytes = `${name} `.repeat(300);
      files.set(name, addFile(stage.simulator, { filename: name, bytes, owner }));
    }
    page = await stage.browser.openFiles();
    await page.waitForText('notes.txt');
  });
  afterAll(async () => {
    await stage?.close();
    await screen?.stop();
  });

  const tokensFor = (name: Name): unknown[] =>
    stage.simulator
      .callsTo('get_token')
      .map(({ json }) => json as { url: string })
      .filter(({ url }) => url === linkOf(file(name)));
  const copied = (what: string, isIt: (text: string) => boolean): Promise<string> =>
    until(what, async () => {
      const text = await stage.browser.clipboard();
      return isIt(text) && text;
    });
  const inRow = (name: Name) => page.row(name, 'Files');
  const pick = (name: Name) => inRow(name).click('checkbox', name);
  const picture = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await stage.browser.setColorScheme(scheme);
      await page.screenshot(`${RESULTS}file-links-${name}-${kind}-${scheme}.png`);
    }
    await stage.browser.setColorScheme('light');
  };

  it('copies the link of a row without a call', IN_TURN, async () => {
    const before = stage.simulator.calls.length;
    await inRow('film.mkv').click('button', 'Copy link');
    await copied('the link is copied', (text) => text === linkOf(file('film.mkv')));
    await page.waitForText('1 link copied as Plain text.');
    expect(stage.simulator.calls.length).toBe(before);
  });

  it('copies a direct link as remembered, and it gives the file', IN_TURN, async () => {
    await inRow('film.mkv').click('button', 'Copy direct link');
    const link = await copied('the direct link is copied', (text) => DIRECT.test(text));
    await page.waitForText(/Direct link copied, valid until (?:[A-Z][a-z]{2} \d+ )?\d\d:\d\d\./);
    expect((await fetchDirect(stage.simulator, link)).equals(file('film.mkv').bytes)).toBe(true);
    expect(tokensFor('film.mkv')).toHaveLength(1);
    expect(await page.names('button')).not.toContain('Back to the files');
  });

  it('copies several as Markdown', IN_TURN, async () => {
    await pick('notes.txt');
    await pick(LONG);
    await page.waitForText('2 selected');
    await page.choose('Format', 'Markdown');
    await page.click('button', 'Copy as');
    await page.waitForText('2 links copied as Markdown.');
    const lines = (await stage.browser.clipboard()).split('\n');
    const urls = lines.map((line) => /^- \[.+\]\(<(.+)>\)$/.exec(line)?.[1]);
    expect(urls.toSorted()).toEqual([linkOf(file('notes.txt')), linkOf(file(LONG))].toSorted());
    await picture('picked');
  });

  it('asks for the password of a file, gets the rest, and says of each what is wrong', IN_TURN, async () => {
    const { simulator } = stage;
    // Since the list was read, one file has been handed to somebody with a password, and one is gone.
    Object.assign(file('locked.zip'), { owner: null, password: PASSWORD });
    file('gone.zip').trouble = 'gone';
    await pick('locked.zip');
    await pick('gone.zip');
    await page.click('button', 'Direct links');
    await page.waitForText('Password needed');
    await page.waitForText('Failed');
    await until('the others are ready', async () => (await page.text()).includes('2 links ready'));
    await picture('workbench');
    await page.fill('Password of locked.zip', PASSWORD);
    await page.dialog().click('button', 'Go on');
    await page.dialog().waitForText('3 direct links copied as Markdown.');
    const text = await stage.browser.clipboard();
    const found = [...text.matchAll(/^- \[(.+)\]\(<(.+)>\)$/gm)];
    expect(found).toHaveLength(3);
    const locked = found.find(([, name]) => name === 'locked.zip')?.[2] ?? '';
    expect((await fetchDirect(simulator, locked)).equals(file('locked.zip').bytes)).toBe(true);
    expect(tokensFor('locked.zip')).toMatchObject([{}, { pass: PASSWORD }]);
    expect(tokensFor('gone.zip')).toHaveLength(1);
  });

  it('closes with Escape, gives the focus back, and opens again with what it has', IN_TURN, async () => {
    await page.press('Escape');
    await until('the focus is where it was', async () => (await page.focused()) === 'Direct links');
    await page.click('button', 'Show direct links');
    await page.dialog().waitForText('3 links ready');
    await page.dialog().click('button', 'Change options');
    await page.dialog().waitForText('Get direct links');
    await picture('options');
    await page.dialog().click('button', 'Back to the files');
    await until('the way there has the focus', async () => (await page.focused()) === 'Show direct links');
    expect(tokensFor('notes.txt')).toHaveLength(1);
  });

  it('goes on in the workbench when one row alone wants a password', IN_TURN, async () => {
    await inRow('locked.zip').click('button', 'Copy direct link');
    await page.dialog().waitForText('Password needed');
    await page.fill('Password of locked.zip', PASSWORD);
    await page.press('Enter');
    await page.dialog().waitForText('1 direct link copied as Markdown.');
    expect(tokensFor('locked.zip')).toHaveLength(4);
    await page.press('Escape');
  });

  it('downloads through the browser, once it may', IN_TURN, async () => {
    for (const name of ['locked.zip', 'gone.zip', LONG] as const) await pick(name);
    await page.waitForText('1 selected');
    await clicks.clickAndAllow(page, 'Download');
    await page.waitForText('The browser downloads “notes.txt”.');
    const saved = await until('the browser has the file', () =>
      page.evaluate<string | false>(`
        const [download] = await (globalThis.browser ?? chrome).downloads.search({});
        return download?.state === 'complete' && download.filename;`),
    );
    expect(existsSync(saved)).toBe(true);
    expect(readFileSync(saved).equals(file('notes.txt').bytes)).toBe(true);
    await pick('film.mkv');
    await page.click('button', 'Download');
    await page.dialog().waitForText('Download started');
    await until('both are downloaded', () =>
      page.evaluate<boolean>(`
        const all = await (globalThis.browser ?? chrome).downloads.search({});
        return all.filter(({ state }) => state === 'complete').length === 3;`),
    );
    await picture('downloads');
    await page.press('Escape');
  });

  it('asked for nothing twice and nothing that 1fichier would not have', IN_TURN, () => {
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
