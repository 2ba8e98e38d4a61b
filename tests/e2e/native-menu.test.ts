import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../simulator/start-simulator.ts';
import type { ChromiumBrowser } from './drivers/chromium.ts';
import type { FirefoxBrowser } from './drivers/firefox.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { openStage, PAGE_URL, type Stage } from './stage.ts';

const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));
const FILM = 'http://files.example/holiday-film.mp4?size=65536';
const SELECTED = ['http://files.example/first.zip', 'http://files.example/second.zip'];
/** From the corner of an element: inside its first letter. */
const INSET_PX = 6;

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

  /** A real right click into the corner of an element; with `select`, on the element as a selection. */
  async function openMenu(selector: string, select: boolean): Promise<void> {
    const page = await browser.openPage(PAGE_URL);
    await page.bringToFront();
    const element = page.locator(selector);
    await element.scrollIntoViewIfNeeded();
    if (select) await element.evaluate((node) => getSelection()?.selectAllChildren(node));
    const box = await element.boundingBox();
    if (box === null) throw new Error(`${selector} is not visible`);
    const [left, top] = await page.evaluate<[number, number]>(
      '[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]',
    );
    const windows = await screen.windows();
    await screen.rightClick(left + box.x + INSET_PX, top + box.y + INSET_PX);
    await until('the menu is open', async () => (await screen.windows()) > windows);
  }

  /** From the end: `Inspect`, then the extension. Were it a submenu, Return would only open it. */
  async function chooseLastButOne(): Promise<void> {
    await screen.key('Up');
    await screen.key('Up');
    await screen.key('Return');
  }

  it('has one item for an ordinary link, and it sends the link', async () => {
    await openMenu('#plain-link', false);
    await screen.screenshot(`${RESULTS}native-menu-chromium.png`);
    await chooseLastButOne();
    await stage.simulator.until(() => sentUrls(stage.simulator).length > 0);
    expect(sentUrls(stage.simulator)).toEqual([FILM]);
  });

  it('has one item for a selection, and it sends the links in it', async () => {
    await openMenu('#selection', true);
    await screen.screenshot(`${RESULTS}native-menu-selection-chromium.png`);
    await chooseLastButOne();
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
