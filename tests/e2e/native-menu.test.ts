import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/start-simulator.ts';
import type { ChromiumBrowser } from './drivers/chromium.ts';
import { type ChromiumMenu, openChromiumMenu } from './drivers/chromium-menu.ts';
import type { FirefoxBrowser } from './drivers/firefox.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { openStage, PAGE_URL, type Stage } from './stage.ts';

const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));
const FILM = 'http://files.example/holiday-film.mp4?size=65536';
const SELECTED = ['http://files.example/first.zip', 'http://files.example/second.zip'];

const sentUrls = (simulator: Simulator): string[] =>
  simulator.callsTo('remote/request').flatMap(({ json }) => (json as { urls: string[] }).urls);

describe('The native menu of Chromium', () => {
  let screen: VirtualScreen;
  let stage: Stage;
  let browser: ChromiumBrowser;
  beforeAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    screen = await startVirtualScreen();
    stage = await openStage('chromium', { headed: true, display: screen.display });
    if (stage.browser.kind !== 'chromium') throw new Error('This is not Chromium.');
    browser = stage.browser;
    await stage.saveKey();
  });
  afterAll(async () => {
    await stage?.close();
    await screen?.stop();
  });

  /** With `select`, on the element as a selection. */
  async function openMenu(selector: string, select: boolean): Promise<ChromiumMenu> {
    const page = await browser.openPage(PAGE_URL);
    if (select) {
      await page.locator(selector).evaluate((node) => getSelection()?.selectAllChildren(node));
    }
    return openChromiumMenu(screen, page, selector);
  }

  /** From the end: `Inspect`, then the extension. */
  async function chooseLastButOne(menu: ChromiumMenu): Promise<void> {
    await menu.up(2);
    await menu.choose();
  }

  it('has one item for an ordinary link, and it sends the link', async () => {
    const menu = await openMenu('#plain-link', false);
    await screen.screenshot(`${RESULTS}native-menu-chromium.png`);
    await chooseLastButOne(menu);
    await stage.simulator.until(() => sentUrls(stage.simulator).length > 0);
    expect(sentUrls(stage.simulator)).toEqual([FILM]);
  });

  it('has one item for a selection, and it sends the links in it', async () => {
    const menu = await openMenu('#selection', true);
    await screen.screenshot(`${RESULTS}native-menu-selection-chromium.png`);
    await chooseLastButOne(menu);
    await stage.simulator.until(() => sentUrls(stage.simulator).length === 3);
    expect(sentUrls(stage.simulator).toSorted()).toEqual([...SELECTED, FILM].toSorted());
  });
});

describe('The native menu of Firefox', () => {
  let stage: Stage;
  let browser: FirefoxBrowser;
  beforeAll(async () => {
    stage = await openStage('firefox');
    if (stage.browser.kind !== 'firefox') throw new Error('This is not Firefox.');
    browser = stage.browser;
    await stage.saveKey();
  });
  afterAll(() => stage?.close());

  it.each([
    ['an ordinary link', 'plain-link'],
    ['a linked image', 'image-in-link'],
    ['an image', 'plain-image'],
    ['a video', 'video'],
  ])('has one item for %s', async (_what, elementId) => {
    expect(await browser.menu.labels(PAGE_URL, elementId)).toEqual(['Send to 1fichier']);
  });

  it('has two in a group for a link of 1fichier', async () => {
    expect(await browser.menu.labels(PAGE_URL, 'fichier-link')).toEqual([
      'Send to 1fichier',
      'Send to 1fichier',
      'Copy direct download link',
    ]);
  });

  it('sends the links in a selection', async () => {
    await browser.menu.chooseOnSelection('send-link', PAGE_URL, 'selection');
    await stage.simulator.until(() => sentUrls(stage.simulator).length === 2);
    expect(sentUrls(stage.simulator).toSorted()).toEqual(SELECTED);
  });
});
