import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { startVirtualScreen, type VirtualScreen } from './drivers/xvfb.ts';
import { fetchDirect } from './fetch-direct.ts';
import {
  addGrabbedPage,
  addSharedFolder,
  BARE_ID,
  DEAD_AT,
  FICHIER_AT,
  FOLDER_FILES,
  FOLDER_URL,
  fichierBytes,
  fichierName,
  fichierUrl,
  GRABBED_URL,
  PASSWORD,
  PROTECTED_AT,
  SET_URLS,
} from './grabbed-page.ts';
import { createRealClicks, type RealClicks } from './real-clicks.ts';
import { DONE_TIMEOUT_MS, IN_TURN, KINDS, openStage, PAGE_URL, type Stage } from './stage.ts';

const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));
const DIRECT = /^https:\/\/[ao]-\d+\.1fichier\.com\//;
/** 20 files, each asked for 1.1 s after the last, while 50 links are sent. */
const MANY_DIRECT_MS = 90_000;
const WANTED_AT = FICHIER_AT.slice(0, 20);
const LIVING_AT = FICHIER_AT.filter((at) => at !== DEAD_AT);
const MOST_ROWS = 100;

describe.concurrent.each(KINDS)('The grabber in %s', (kind) => {
  let screen: VirtualScreen | null = null;
  let stage: Stage;
  let clicks: RealClicks;
  let page: ExtensionPage;

  beforeAll(async () => {
    mkdirSync(RESULTS, { recursive: true });
    // Only a real menu and a real question of the browser will do, and Chromium has those on a screen.
    screen = kind === 'chromium' ? await startVirtualScreen() : null;
    stage = await openStage(kind, screen === null ? {} : { headed: true, display: screen.display });
    addGrabbedPage(stage.simulator);
    addSharedFolder(stage.simulator);
    clicks = createRealClicks(stage, screen);
    await stage.saveKey();
  });
  afterAll(async () => {
    await stage?.close();
    await screen?.stop();
  });

  const sentUrls = (): string[] =>
    stage.simulator
      .callsTo('remote/request')
      .flatMap(({ json }) => (json as { urls: string[] }).urls)
      .toSorted();
  const apiCalls = (): number =>
    stage.simulator.calls.filter(({ host }) => host === 'api.1fichier.com').length;
  const picture = async (name: string): Promise<void> => {
    for (const scheme of ['light', 'dark'] as const) {
      await stage.browser.setColorScheme(scheme);
      await page.screenshot(`${RESULTS}grabber-${name}-${kind}-${scheme}.png`);
    }
    await stage.browser.setColorScheme('light');
  };
  const rows = (): Promise<{ told: number; drawn: number }> =>
    page.evaluate(`const table = document.querySelector('table[aria-label=Links]');
      return { told: Number(table.getAttribute('aria-rowcount')) - 1, drawn: table.rows.length };`);

  it('shows 1,000 links after a click in the menu of their page', IN_TURN, async () => {
    await clicks.grab(GRABBED_URL, BARE_ID);
    page = await stage.browser.opened('/grabber.html#');
    await page.waitForText('pages.example · 1,000 links');
    await page.waitForText(fichierName(1));
    const { told, drawn } = await rows();
    expect(told).toBe(1000);
    expect(drawn).toBeLessThan(MOST_ROWS);
    await picture('links');
  });

  it('checks the links of 1fichier without a call of the API', IN_TURN, async () => {
    const before = apiCalls();
    await clicks.clickAndAllow(page, 'Check links');
    await page.waitForText('Checked: 20 alive, 1 dead, 1 protected');
    expect(stage.simulator.callsTo('check_links.pl')).toHaveLength(1);
    expect(apiCalls()).toBe(before);
    await page.waitForText('Dead');
    await page.waitForText('Protected');
    await picture('checked');
    await page.click('button', 'Copy only living');
    await page.waitForText('21 links copied as Plain text.');
    expect((await stage.browser.clipboard()).split('\n').toSorted()).toEqual(LIVING_AT.map(fichierUrl));
  });

  it('filters, and sends the 50 that are picked, each once', IN_TURN, async () => {
    await page.fill('Filter', 'holiday-set');
    await page.waitForText('50 of 1,000 links');
    expect((await rows()).told).toBe(SET_URLS.length);
    await page.click('checkbox', 'Select all shown');
    await page.waitForText('50 selected');
    await picture('picked');
    await page.click('button', 'Send selected');
    await page.waitForText('50 links on their way');
  });

  it(
    'stops a regular expression that never ends, and says so; the page is used meanwhile',
    IN_TURN,
    async () => {
      await page.click('button', 'Regular expression');
      await page.fill('Filter', String.raw`(.|\w)+!`);
      await page.fill('Host', 'files.exa');
      await page.waitForText('50 of 1,000 links');
      await page.waitForText('This expression takes too long.');
      await picture('slow-regex');
      await page.fill('Host', '');
      await page.fill('Filter', String.raw`(\d+\.)+mkv`);
      await page.waitForText('22 of 1,000 links');
      expect(await page.text()).not.toContain('This expression takes too long.');
      await page.fill('Filter', '(cdn|pictures)+');
      await page.waitForText('928 of 1,000 links');
      await page.click('button', 'Clear the filter');
      await page.click('button', 'Regular expression');
    },
  );

  it('copies direct links as Markdown; one file wants a password, one is dead', IN_TURN, async () => {
    const { browser, simulator } = stage;
    await page.click('button', 'Regular expression');
    await page.fill('Filter', String.raw`episode-([01]\d|20)\.`);
    await page.waitForText('20 of 1,000 links');
    await page.click('checkbox', 'Select all shown');
    await page.click('button', 'Clear the filter');
    await page.waitForText('20 selected');
    await page.choose('Format', 'Markdown');
    await page.click('button', 'Copy direct links');
    await page.waitForText('Password needed', MANY_DIRECT_MS);
    await page.fill(`Password of ${fichierName(PROTECTED_AT)}`, PASSWORD);
    await page.click('button', 'Go on');
    await page.waitForText('19 direct links copied as Markdown.', MANY_DIRECT_MS);
    await page.waitForText('Failed');
    await picture('direct');
    const lines = (await browser.clipboard()).split('\n');
    const found = lines.map((line) => /^- \[(.+)\]\(<(.+)>\)$/.exec(line)?.slice(1) ?? [line, '']);
    expect(found.map(([name]) => name)).toEqual(WANTED_AT.filter((at) => at !== DEAD_AT).map(fichierName));
    for (const [, url] of found) expect(url).toMatch(DIRECT);
    const [, protectedLink = ''] = found[WANTED_AT.indexOf(PROTECTED_AT)] ?? [];
    expect((await fetchDirect(simulator, protectedLink)).equals(fichierBytes(PROTECTED_AT))).toBe(true);
    await page.click('button', 'Back to the links');
    await until(
      'the way back to them has the focus',
      async () => (await page.focused()) === 'Show direct links',
    );
  });

  it('opens a public folder that has a password', IN_TURN, async () => {
    await stage.browser.closeTabs('/grabber.html');
    await stage.send(FOLDER_URL);
    page = await stage.browser.opened('/grabber.html#');
    await page.waitForText('This folder has a password');
    await page.fill('Password', 'wrong');
    await page.click('button', 'Open');
    await page.waitForText(/wrong/i);
    await picture('folder-password');
    await page.fill('Password', PASSWORD);
    await page.click('button', 'Open');
    await page.waitForText(`${FOLDER_FILES.length} links`);
    expect((await rows()).told).toBe(FOLDER_FILES.length);
    for (const name of FOLDER_FILES) expect(await page.names('checkbox')).toContain(name);
  });

  it('asks for the password of a file whose direct link is wanted from the menu', IN_TURN, async () => {
    const { browser, simulator } = stage;
    await browser.closeTabs('/grabber.html');
    await browser.menuOnLink('direct-link', fichierUrl(PROTECTED_AT), PAGE_URL);
    page = await browser.opened('/grabber.html#');
    await page.waitForText('Password needed');
    await page.fill(`Password of ${fichierUrl(PROTECTED_AT).replace('https://', '')}`, PASSWORD);
    await page.click('button', 'Go on');
    await page.waitForText('1 direct link copied as');
    const link = await until('the direct link is copied', async () => {
      const text = await browser.clipboard();
      return DIRECT.test(text) && text;
    });
    expect((await fetchDirect(simulator, link)).equals(fichierBytes(PROTECTED_AT))).toBe(true);
  });

  it('has sent each of the 50 once, and nothing else', IN_TURN, async () => {
    await stage.simulator.until(() => sentUrls().length >= SET_URLS.length, DONE_TIMEOUT_MS);
    expect(sentUrls()).toEqual(SET_URLS);
    expect(stage.simulator.rejected()).toEqual([]);
  });
});
