import { fakeBrowser } from 'wxt/testing/fake-browser';

type Listener = (...args: never[]) => unknown;

/** An event of the browser, fired by a test. */
export function fakeEvent<L extends Listener>() {
  const listeners: L[] = [];
  return {
    listeners,
    addListener: (listener: L) => void listeners.push(listener),
    fire: (...args: Parameters<L>) => {
      for (const listener of listeners) listener(...args);
    },
  };
}

type Click = {
  menuItemId: string;
  linkUrl?: string;
  srcUrl?: string;
  pageUrl?: string;
  selectionText?: string;
  frameId?: number;
};
type Rule = {
  readonly id: number;
  readonly action: {
    readonly requestHeaders: readonly { readonly header: string; readonly value: string }[];
  };
  readonly condition: Readonly<Record<string, unknown>>;
};
type RuleChanges = { readonly removeRuleIds?: readonly number[]; readonly addRules?: readonly Rule[] };
type Tab = { id?: number; url?: string; incognito: boolean };

const { onButtonClicked } = fakeBrowser.notifications;

/** What the fake browser of the test library lacks, with a record of what was done with it. */
export function addFakeApis(kind: 'chrome' | 'firefox') {
  const made = {
    menus: new Map<string, { title: string; contexts: string[]; targetUrlPatterns?: string[] }>(),
    menuErrors: [] as string[],
    /** As if the background were stopped in the middle of a rebuild. */
    areMenusStuck: false,
    optionsOpened: 0,
    offscreenPages: 0,
    offscreenOpenings: 0,
    hasPermission: true,
    /** Access to the website, which is optional. */
    hasSitePermission: true,
    /** Access to the upload nodes, which is optional. */
    hasNodePermission: true,
    /** Session rules of declarativeNetRequest. They outlive the background, and not the browser. */
    rules: [] as Rule[],
    isOnline: true,
    accessLevel: '',
    /** What the script in the page answers; null: no script may run there. */
    selection: null as { links: string[]; shown: string[]; text: string } | null,
    scripted: [] as unknown[],
    clicked: fakeEvent<(info: Click, tab?: Tab) => void>(),
    permissionAdded: fakeEvent<() => void>(),
    permissionRemoved: fakeEvent<() => void>(),
    scope: new EventTarget(),
  };
  const runtime = fakeBrowser.runtime as unknown as Record<string, unknown>;

  Object.assign(fakeBrowser, {
    contextMenus: {
      onClicked: made.clicked,
      async removeAll() {
        // As slow as the real one, so that two rebuilds at once would meet.
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (made.areMenusStuck) await new Promise(() => undefined);
        made.menus.clear();
      },
      create({ id, ...rest }: { id: string; title: string; contexts: string[] }, done: () => void) {
        setTimeout(() => {
          const isTwice = made.menus.has(id);
          if (isTwice) made.menuErrors.push(id);
          else made.menus.set(id, rest);
          runtime.lastError = isTwice ? { message: `duplicate id ${id}` } : undefined;
          done();
          runtime.lastError = undefined;
        }, 1);
      },
    },
    permissions: {
      async contains({ origins = [] }: { origins?: string[] }) {
        if (origins.includes('https://1fichier.com/*')) return made.hasSitePermission;
        return origins.includes('https://*.1fichier.com/*') ? made.hasNodePermission : made.hasPermission;
      },
      onAdded: made.permissionAdded,
      onRemoved: made.permissionRemoved,
    },
    declarativeNetRequest: {
      getSessionRules: async () => structuredClone(made.rules),
      async updateSessionRules({ removeRuleIds = [], addRules = [] }: RuleChanges) {
        const kept = made.rules.filter(({ id }) => !removeRuleIds.includes(id));
        if (addRules.some(({ id }) => kept.some((one) => one.id === id)))
          throw new Error('A rule has that id');
        made.rules = [...kept, ...structuredClone(addRules)];
      },
    },
    scripting: {
      async executeScript(injection: { target: unknown }) {
        made.scripted.push(injection.target);
        if (made.selection === null) throw new Error('Cannot access contents of the page');
        return [{ result: JSON.parse(JSON.stringify(made.selection)), frameId: 0 }];
      },
    },
    offscreen:
      kind === 'firefox'
        ? undefined
        : {
            async createDocument() {
              if (made.offscreenPages > 0)
                throw new Error('Only a single offscreen document may be created.');
              made.offscreenPages += 1;
              made.offscreenOpenings += 1;
            },
            async closeDocument() {
              if (made.offscreenPages === 0) throw new Error('No current offscreen document.');
              made.offscreenPages = 0;
            },
          },
  });
  Object.assign(fakeBrowser.runtime, {
    openOptionsPage: async () => {
      made.optionsOpened += 1;
    },
    getManifest: () => ({ version: '1.2.3', icons: { 16: 'icon/16.png', 128: 'icon/128.png' } }),
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
    getContexts: async () => Array.from({ length: made.offscreenPages }, () => ({})),
  });
  Object.assign(fakeBrowser.i18n, { getUILanguage: () => 'fr' });
  // Firefox has neither this switch nor buttons.
  const isChrome = kind === 'chrome';
  const setAccessLevel = async ({ accessLevel }: { accessLevel: string }) => {
    made.accessLevel = accessLevel;
  };
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: isChrome ? setAccessLevel : undefined });
  Object.assign(fakeBrowser.notifications, { onButtonClicked: isChrome ? onButtonClicked : undefined });
  return made;
}
