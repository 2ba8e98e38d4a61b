import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/start-simulator.ts';
import type { ChromiumBrowser } from './drivers/chromium.ts';
import type { ExtensionBrowser, ExtensionPage, LaunchOptions } from './drivers/extension-browser.ts';
import type { FirefoxBrowser } from './drivers/firefox.ts';
import { launchBrowser } from './drivers/launch.ts';
import { until } from './drivers/until.ts';

export const KINDS = ['chromium', 'firefox'] as const;
/** For tests that share a browser, while the other browser runs at the same time. */
export const IN_TURN = { concurrent: false } as const;
/** The page on which links are right-clicked. */
export const PAGE_URL = 'http://pages.example/';
/** First look 6 s after a job was accepted, then the calls for its result, each 1.1 s after the last. */
export const DONE_TIMEOUT_MS = 60_000;

/** Several browsers may start at once. */
const START_TIMEOUT_MS = 60_000;

/** What the status region says of a key that works. */
export const KEY_WORKS = /Premium|Access|Free|Key works/;

/** A simulator and a browser with the extension that ships. */
export type Stage = {
  readonly simulator: Simulator;
  readonly browser: ChromiumBrowser | FirefoxBrowser;
  /** Saves a key on the options page and waits for 1fichier's verdict. */
  saveKey(key?: string): Promise<void>;
  /** Chooses `Send to 1fichier` on a link. */
  send(url: string): Promise<void>;
  /** How many calls of `remote/request` carried the URL. */
  requestsWith(url: string): number;
  /** Opens the popup and waits until the row of that name, or that matches, says the word. */
  waitForRow(name: string | RegExp, word: string | RegExp, timeoutMs?: number): Promise<ExtensionPage>;
  close(): Promise<void>;
};

export async function hasOptionsTab(browser: ExtensionBrowser): Promise<boolean> {
  return (await browser.tabs()).some((url) => url.includes('/options.html'));
}

export async function openStage(
  kind: ExtensionBrowser['kind'],
  options: SimulatorOptions & Omit<LaunchOptions, 'network'> = {},
): Promise<Stage> {
  const simulator = await startSimulator(options);
  const browser = await launchBrowser(kind, { ...options, network: simulator }).catch(
    async (error: unknown) => {
      await simulator.stop();
      throw error;
    },
  );
  const close = async (): Promise<void> => {
    try {
      await browser.close();
    } finally {
      await simulator.stop();
    }
  };
  try {
    // Chromium opens the options in a blank tab if there is one, and would take the one a scenario has just opened.
    await until('the options page opens by itself', () => hasOptionsTab(browser), START_TIMEOUT_MS);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    simulator,
    browser,
    async saveKey(key = TEST_KEYS.premium) {
      const page = await browser.openOptions();
      await page.fill('API key', key);
      await page.click('button', 'Save and check');
      await until('the key is found to work', async () => KEY_WORKS.test(await page.status()));
      await page.close();
    },
    send: (url) => browser.menuOnLink('send-link', url, PAGE_URL),
    requestsWith: (url) =>
      simulator
        .callsTo('remote/request')
        .filter(({ json }) => (json as { urls: string[] }).urls.includes(url)).length,
    async waitForRow(name, word, timeoutMs = DONE_TIMEOUT_MS) {
      const popup = await browser.openPopup();
      await popup.row(name).waitForText(word, timeoutMs);
      return popup;
    },
    close,
  };
}
