import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { type ChromiumBrowser, launchChromium } from './drivers/chromium.ts';
import { type FirefoxBrowser, launchFirefox } from './drivers/firefox.ts';
import { builtExtension } from './drivers/launch.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { KEY_WORKS, PAGE_URL } from './stage.ts';

const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));

describe('The native menu of Chromium', () => {
  let simulator: Simulator;
  let screen: VirtualScreen;
  let browser: ChromiumBrowser;
  beforeAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    simulator = await startSimulator();
    screen = await startVirtualScreen();
    browser = await launchChromium(builtExtension('chromium'), {
      network: simulator,
      headed: true,
      display: screen.display,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await screen?.stop();
    await simulator?.stop();
  });

  it('has one item for an ordinary link, and it sends the link', async () => {
    const options = await browser.openOptions();
    await options.fill('API key', TEST_KEYS.premium);
    await options.click('button', 'Save and check');
    await until('the key is found to work', async () => KEY_WORKS.test(await options.status()));

    const page = await browser.openPage(PAGE_URL);
    await page.bringToFront();
    const link = await page.locator('#plain-link').boundingBox();
    if (link === null) throw new Error('the link is not visible');
    const [left, top] = await page.evaluate<[number, number]>(
      '[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]',
    );
    const windows = await screen.windows();
    await screen.rightClick(left + link.x + link.width / 2, top + link.y + link.height / 2);
    await until('the menu is open', async () => (await screen.windows()) > windows);
    await screen.screenshot(`${RESULTS}native-menu-chromium.png`);

    // From the end: "Inspect", then the extension. Were it a submenu, Return would only open it.
    await screen.key('Up');
    await screen.key('Up');
    await screen.key('Return');
    await simulator.until(() => simulator.callsTo('remote/request').length > 0);
    expect(simulator.callsTo('remote/request').map(({ json }) => json)).toMatchObject([
      { urls: ['http://files.example/holiday-film.mp4?size=65536'] },
    ]);
  });
});

describe('The native menu of Firefox', () => {
  let simulator: Simulator;
  let browser: FirefoxBrowser;
  beforeAll(async () => {
    simulator = await startSimulator();
    browser = await launchFirefox(builtExtension('firefox'), { network: simulator });
  });
  afterAll(async () => {
    await browser?.close();
    await simulator?.stop();
  });

  it.each([
    ['an ordinary link', 'plain-link'],
    ['a linked image', 'image-in-link'],
    ['an image', 'plain-image'],
    ['a video', 'video'],
  ])('has one item for %s', async (_what, elementId) => {
    expect(await browser.menuLabels(PAGE_URL, elementId)).toEqual(['Send to 1fichier']);
  });

  it('has two in a group for a link of 1fichier', async () => {
    expect(await browser.menuLabels(PAGE_URL, 'fichier-link')).toEqual([
      'Send to 1fichier',
      'Send to 1fichier',
      'Copy direct download link',
    ]);
  });
});
