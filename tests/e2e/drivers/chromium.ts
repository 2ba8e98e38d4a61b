import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from 'playwright-core';
import { requireBrowser } from '../../../scripts/find-browsers.mjs';
import { chromiumFlags, unpackedExtensionId } from './chromium-flags.ts';
import { chromiumPage } from './chromium-page.ts';
import type { ExtensionBrowser, LaunchOptions } from './extension-browser.ts';
import { linkPageBody } from './link-page.ts';
import { type ProcessGroup, startGroup } from './process-group.ts';
import { createProfileFolder, removeProfileFolder } from './profile-folder.ts';
import { until } from './until.ts';

type Running = { process: ProcessGroup; browser: Browser; context: BrowserContext; session: CDPSession };

function debuggerAddress(process: ProcessGroup): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    process.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /DevTools listening on (ws:\/\/\S+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    process.exited.then(() => reject(new Error(`Chromium ended at once (${process.ended()}):\n${text}`)));
  });
}

/** Started without a window, Chromium outlives its last one. */
function untilLastTabCloses(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    const watch = (page: Page): void => {
      page.once('close', () => {
        if (context.pages().length === 0) resolve();
      });
    };
    for (const page of context.pages()) watch(page);
    context.on('page', watch);
  });
}

/** What the Chromium driver adds to the common interface, for what only Chromium can show. */
export type ChromiumBrowser = ExtensionBrowser & {
  readonly kind: 'chromium';
  openPage(url: string): Promise<Page>;
  /** A session of the debugger with the open page whose address contains the text. */
  sessionOf(part: string): Promise<CDPSession>;
  /** Runs a script in every page opened from now on, before the page's own. */
  runFirst(script: string): Promise<void>;
  /** Runs the body of an async function in the service worker; the result must be JSON. */
  inWorker<T>(body: string): Promise<T>;
};

/** Starts Chromium on a new profile with the unpacked build in `folder` (an absolute path). */
export async function launchChromium(folder: string, options: LaunchOptions): Promise<ChromiumBrowser> {
  const profile = createProfileFolder('chromium', options.profileParent);
  const extensionId = unpackedExtensionId(folder);
  const origin = `chrome-extension://${extensionId}`;
  const env = {
    ...(options.display === undefined ? {} : { DISPLAY: options.display }),
    // On Linux this, and not `--lang`, decides.
    LANGUAGE: options.language ?? 'en-US',
  };
  let scheme: 'light' | 'dark' = 'light';
  let unattended: ProcessGroup | null = null;

  const spawn = (debug: boolean): ProcessGroup =>
    startGroup(requireBrowser('chromium'), chromiumFlags(folder, profile, options, debug), env);

  async function start(): Promise<Running> {
    const process = spawn(true);
    const browser = await chromium.connectOverCDP(await debuggerAddress(process));
    const context = browser.contexts()[0];
    if (context === undefined) throw new Error('Chromium shows no default context');
    return { process, browser, context, session: await browser.newBrowserCDPSession() };
  }

  let running = await start();

  async function workerTargets(): Promise<number> {
    const { targetInfos } = await running.session.send('Target.getTargets');
    return targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin)).length;
  }

  async function openPage(url: string): Promise<Page> {
    const page = await running.context.newPage();
    await page.emulateMedia({ colorScheme: scheme });
    // The options page, should it open by itself just now, takes a blank tab for its own.
    const isTaken = await page.goto(url).then(
      () => false,
      (error: Error) => {
        if (error.message.includes('interrupted by another navigation')) return true;
        throw error;
      },
    );
    return isTaken ? openPage(url) : page;
  }

  /** Commands of the `ServiceWorker` domain need a page of the extension; its manifest is one that runs nothing. */
  async function inManifestPage<T>(act: (page: Page, session: CDPSession) => Promise<T>): Promise<T> {
    const page = await openPage(`${origin}/manifest.json`);
    try {
      return await act(page, await running.context.newCDPSession(page));
    } finally {
      await page.close();
    }
  }

  /** The running service worker; starts it when it is stopped. */
  async function worker(): Promise<Worker> {
    if ((await workerTargets()) === 0) {
      await inManifestPage(async (_page, session) => {
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.startWorker', { scopeURL: `${origin}/` });
      });
    }
    return until('the service worker runs', async () => {
      const found = running.context.serviceWorkers().find((each) => each.url().startsWith(origin));
      return found !== undefined && (await found.evaluate(() => true)) ? found : undefined;
    });
  }

  return {
    kind: 'chromium',
    openPage,
    sessionOf: async (part) => {
      const page = running.context.pages().find((each) => each.url().includes(part));
      if (page === undefined) throw new Error(`no page of ${part} is open`);
      return running.context.newCDPSession(page);
    },
    runFirst: async (script) => {
      await running.context.addInitScript(script);
    },
    inWorker: async (body) => (await worker()).evaluate(`(async () => {${body}})()`),
    openPopup: async () => chromiumPage(await openPage(`${origin}/popup.html`)),
    openOptions: async () => chromiumPage(await openPage(`${origin}/options.html`)),
    openFiles: async (hash = '') => chromiumPage(await openPage(`${origin}/files.html${hash}`)),
    open: async (url) => chromiumPage(await openPage(url)),
    async opened(part) {
      const page = await until(`a tab of ${part} is open`, () =>
        running.context.pages().find((each) => each.url().includes(part)),
      );
      await page.emulateMedia({ colorScheme: scheme });
      return chromiumPage(page);
    },
    async menuOnLink(item, href, pageUrl) {
      const page = await openPage(pageUrl);
      const linkUrl = await page.evaluate<string>(`(() => {${linkPageBody(href, 'wanted')}})()`);
      const info = { menuItemId: item, linkUrl, pageUrl, editable: false, selectionText: undefined };
      // The real click grants activeTab and so lets the extension see the address of the tab.
      await (await worker()).evaluate(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch(${JSON.stringify(info)}, { ...tab, url: ${JSON.stringify(pageUrl)} });
      })()`);
      await page.close();
    },
    async grantTab(url) {
      const { targetInfos } = await running.session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const target = targetInfos.find((each) => each.url === url);
      if (target === undefined) throw new Error(`No tab shows ${url}`);
      await running.session.send('Extensions.triggerAction', { id: extensionId, targetId: target.targetId });
      const asked = await worker();
      return until('the extension sees the tab', async () => {
        const ids = await asked.evaluate<number[]>(
          `chrome.tabs.query({}).then((all) => all.filter((tab) => tab.url === ${JSON.stringify(url)}).map(({ id }) => id))`,
        );
        return ids[0];
      });
    },
    clipboard: () =>
      inManifestPage(async (page) => {
        await running.context.grantPermissions(['clipboard-read']);
        return page.evaluate(() => navigator.clipboard.readText());
      }),
    async setOffline(offline) {
      await running.context.setOffline(offline);
    },
    async setColorScheme(wanted) {
      scheme = wanted;
      for (const page of running.context.pages()) await page.emulateMedia({ colorScheme: wanted });
    },
    async stopBackground() {
      await worker();
      await inManifestPage(async (_page, session) => {
        let hasStopped = false;
        // A page that asks again starts it anew at once.
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          hasStopped ||= versions.some(({ runningStatus }) => runningStatus === 'stopped');
        });
        await session.send('ServiceWorker.enable');
        await session.send('ServiceWorker.stopAllWorkers');
        await until('the service worker has stopped', () => hasStopped);
      });
    },
    tabs: async () => running.context.pages().map((page) => page.url()),
    async closeTabs(part) {
      for (const page of running.context.pages()) if (page.url().includes(part)) await page.close();
    },
    profile,
    async killAndRestart(between) {
      await (unattended ?? running.process).stop('SIGKILL');
      between?.();
      unattended = null;
      running = await start();
    },
    async restartUnattended() {
      await running.session.send('Browser.close');
      await running.process.exited;
      unattended = spawn(false);
    },
    processGroup: () => running.process.pid,
    untilEnded: () => Promise.race([running.process.exited, untilLastTabCloses(running.context)]),
    async close() {
      await unattended?.stop();
      await running.process.stop();
      removeProfileFolder(profile);
    },
  };
}
