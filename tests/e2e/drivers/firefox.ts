import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionBrowser, ExtensionPage, LaunchOptions } from './extension-browser.ts';
import { createFirefoxMenu, type FirefoxMenu } from './firefox-menu.ts';
import { firefoxPage } from './firefox-page.ts';
import { createFirefoxProfile, EXTENSION_UUID } from './firefox-profile.ts';
import { startFirefox, startPlainFirefox } from './firefox-session.ts';
import type { ProcessGroup } from './process-group.ts';
import { removeProfileFolder } from './profile-folder.ts';
import { until } from './until.ts';
import { writeXpi } from './xpi.ts';

const ORIGIN = `moz-extension://${EXTENSION_UUID}`;
/** Nobody listens there. */
const CLOSED_PORT = 1;

/** What the Firefox driver adds to the common interface. */
export type FirefoxBrowser = ExtensionBrowser & {
  readonly kind: 'firefox';
  /** What Firefox says of the event page: `starting`, `running`, `suspending` or `stopped`. */
  backgroundState(): Promise<string>;
  /** Takes the access to 1fichier away, as the switch in the add-on manager does. */
  revokeHostAccess(): Promise<void>;
  readonly menu: Pick<FirefoxMenu, 'chooseOn' | 'chooseOnSelection' | 'labels'>;
  /** Lets the extension read every site, as a user may in the add-on manager. */
  grantSites(): Promise<void>;
};

/** Starts Firefox on a new profile and installs the build in `folder` for good. */
export async function launchFirefox(folder: string, options: LaunchOptions): Promise<FirefoxBrowser> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  const extensionId = manifest.browser_specific_settings.gecko.id;
  const profile = createFirefoxProfile(extensionId, options.network, options.profileParent);
  const xpi = join(profile, 'extension.xpi');
  writeXpi(folder, xpi);
  let unattended: ProcessGroup | null = null;
  let session = await startFirefox(profile, options);

  /** Firefox writes the list of extensions to start some 1.5 s later; a kill before that forgets this one. */
  async function install(): Promise<void> {
    await session.marionette.send('Addon:Install', { path: xpi, temporary: false });
    await until('Firefox has stored the extension', () =>
      session.chrome<boolean>(
        `const file = PathUtils.join(PathUtils.profileDir, 'addonStartup.json.lz4');
         return JSON.stringify(await IOUtils.readJSON(file, { decompress: true })).includes(arguments[0]);`,
        extensionId,
      ),
    );
  }

  /** A page of the extension opened before the extension has started never loads. */
  async function ready(): Promise<void> {
    await until('the extension has started', () =>
      session.chrome<boolean>(
        `const extension = WebExtensionPolicy.getByID(arguments[0])?.extension;
         return extension !== undefined && extension.backgroundState !== undefined;`,
        extensionId,
      ),
    );
  }

  const backgroundState = (): Promise<string> =>
    session.chrome(`return WebExtensionPolicy.getByID(arguments[0]).extension.backgroundState;`, extensionId);

  async function open(url: string): Promise<ExtensionPage> {
    const { marionette } = session;
    const { handle } = (await marionette.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
    await marionette.send('WebDriver:SwitchToWindow', { handle });
    await marionette.send('WebDriver:Navigate', { url });
    return firefoxPage(session, handle);
  }

  /** Handles of the tabs whose address contains the text. */
  async function handlesOf(part: string): Promise<string[]> {
    const { marionette } = session;
    const found: string[] = [];
    for (const handle of (await marionette.send('WebDriver:GetWindowHandles')) as string[]) {
      await marionette.send('WebDriver:SwitchToWindow', { handle });
      const { value } = (await marionette.send('WebDriver:GetCurrentURL')) as { value: string };
      if (value.includes(part)) found.push(handle);
    }
    return found;
  }

  /** `acceptInsecureCerts` ends with the session; an exception for the one host the extension talks to stays. */
  async function trustForGood(): Promise<void> {
    await session.chrome(
      `const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
       const certificate = certificates.constructX509FromBase64(arguments[0]);
       Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService)
         .rememberValidityOverride('api.1fichier.com', 443, {}, certificate, false);`,
      options.network.caCertPem.replace(/-----[^-]+-----|\s/g, ''),
    );
  }

  /** As if its language pack were installed, until it is started anew; what has no text in it stays English. */
  async function speak(language: string): Promise<void> {
    await session.chrome(
      `Services.locale.availableLocales = [arguments[0], 'en-US'];
       Services.locale.requestedLocales = [arguments[0]];`,
      language,
    );
  }

  const menu = createFirefoxMenu({ extensionId, open, session: () => session });
  if (options.language !== undefined) await speak(options.language);
  await install();
  await ready();

  return {
    kind: 'firefox',
    open,
    opened: async (part) => {
      const handle = await until(`a tab of ${part} is open`, async () => (await handlesOf(part))[0]);
      return firefoxPage(session, handle);
    },
    openPopup: () => open(`${ORIGIN}/popup.html`),
    openOptions: () => open(`${ORIGIN}/options.html`),
    openFiles: (hash = '') => open(`${ORIGIN}/files.html${hash}`),
    menu,
    backgroundState,
    revokeHostAccess: () =>
      session.chrome(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
         const { extension } = WebExtensionPolicy.getByID(arguments[0]);
         const origins = ['https://api.1fichier.com/*'];
         await ExtensionPermissions.remove(arguments[0], { permissions: [], origins }, extension);`,
        extensionId,
      ),
    menuOnLink: menu.chooseOnLink,
    grantSites: () =>
      session.chrome(
        `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
         const { extension } = WebExtensionPolicy.getByID(arguments[0]);
         await ExtensionPermissions.add(arguments[0], { permissions: [], origins: ['*://*/*'] }, extension);`,
        extensionId,
      ),
    grantTab: (url) =>
      session.chrome(
        `const { tabManager } = WebExtensionPolicy.getByID(arguments[0]).extension;
         const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === arguments[1]);
         tabManager.addActiveTabPermission(tab);
         return tabManager.getWrapper(tab).id;`,
        extensionId,
        url,
      ),
    clipboard: () => session.chrome(`return navigator.clipboard.readText();`),
    async setOffline(offline) {
      // Firefox still reaches a proxy on loopback while it is offline, so the proxy is taken away as well.
      await session.chrome(
        `Services.io.offline = arguments[0];
         Services.prefs.setIntPref('network.proxy.http_port', arguments[1]);
         Services.prefs.setIntPref('network.proxy.ssl_port', arguments[1]);`,
        offline,
        offline ? CLOSED_PORT : options.network.proxyPort,
      );
    },
    async setColorScheme(scheme) {
      // 0 is dark, 1 is light.
      await session.chrome(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0]);`,
        scheme === 'dark' ? 0 : 1,
      );
    },
    async stopBackground() {
      // A page that asks again starts another at once.
      await session.chrome(
        `const { extension } = WebExtensionPolicy.getByID(arguments[0]);
         const before = extension.backgroundContext;
         await extension.terminateBackground();
         if (before && extension.backgroundContext === before) throw new Error('the event page goes on');`,
        extensionId,
      );
    },
    tabs: () => session.chrome(`return gBrowser.tabs.map((tab) => tab.linkedBrowser.currentURI.spec);`),
    async closeTabs(part) {
      for (const handle of await handlesOf(part)) await firefoxPage(session, handle).close();
    },
    profile,
    async killAndRestart(between) {
      await (unattended ?? session.process).stop('SIGKILL');
      between?.();
      unattended = null;
      session.marionette.close();
      menu.forgetTab();
      session = await startFirefox(profile, options);
      await ready();
    },
    async restartUnattended() {
      await trustForGood();
      await session.marionette.send('Marionette:Quit', { flags: ['eAttemptQuit'] });
      await session.process.exited;
      session.marionette.close();
      unattended = startPlainFirefox(profile, options);
    },
    processGroup: () => session.process.pid,
    untilEnded: () => session.process.exited,
    async close() {
      await unattended?.stop();
      await session.process.stop();
      session.marionette.close();
      removeProfileFolder(profile);
    },
  };
}
