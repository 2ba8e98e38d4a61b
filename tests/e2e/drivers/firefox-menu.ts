import type { ExtensionPage } from './extension-browser.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { linkPageBody } from './link-page.ts';
import { until } from './until.ts';

const RIGHT_BUTTON = 2;
const LINK_ID = 'wanted';
/** From the corner of an element: inside its first letter. */
const INSET_PX = 6;

/** The native menu of the browser window, opened by a real right click. */
export type FirefoxMenu = {
  chooseOnLink(item: string, href: string, pageUrl: string): Promise<void>;
  /** Selects the whole element and chooses the item there. */
  chooseOnSelection(item: string, pageUrl: string, elementId: string): Promise<void>;
  /** Chooses the item on an element of a page that is open already. */
  chooseOn(item: string, page: ExtensionPage, elementId: string): Promise<void>;
  /** Labels of the extension's entries in the native menu of an element, group first, without choosing any. */
  labels(pageUrl: string, elementId: string): Promise<string[]>;
  /** The browser was started anew. */
  forgetTab(): void;
};

type Needs = {
  readonly extensionId: string;
  readonly open: (url: string) => Promise<ExtensionPage>;
  readonly session: () => FirefoxSession;
};

export function createFirefoxMenu({ extensionId, open, session }: Needs): FirefoxMenu {
  // Firefox names the elements of an extension's menu items after its id.
  const prefix = `${extensionId.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-_`;
  let tab: ExtensionPage | null = null;

  /**
   * The tab stays until the next one: Firefox drops a click for which it first has to wake the event page when the tab
   * is gone by then.
   */
  async function openTab(url: string): Promise<ExtensionPage> {
    await tab?.close();
    tab = await open(url);
    return tab;
  }

  async function rightClick(elementId: string, corner: boolean): Promise<void> {
    const { content, marionette, chrome } = session();
    const [target, width, height] = await content<[unknown, number, number]>(
      `const element = document.getElementById(arguments[0]);
       element.scrollIntoView();
       const { width, height } = element.getBoundingClientRect();
       return [element, width, height];`,
      elementId,
    );
    const offset = (size: number): number => (corner ? INSET_PX - Math.floor(size / 2) : 0);
    const actions = [
      { type: 'pointerMove', x: offset(width), y: offset(height), origin: target },
      { type: 'pointerDown', button: RIGHT_BUTTON },
      { type: 'pointerUp', button: RIGHT_BUTTON },
    ];
    await marionette.send('WebDriver:PerformActions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
    await until('the menu is open', () =>
      chrome<boolean>(`return document.getElementById('contentAreaContextMenu').state === 'open';`),
    );
  }

  async function untilClosed(): Promise<void> {
    await until('the menu is closed', () =>
      session().chrome<boolean>(
        `return document.getElementById('contentAreaContextMenu').state === 'closed';`,
      ),
    );
  }

  async function choose(item: string): Promise<void> {
    await session().chrome(
      `const item = document.getElementById(arguments[0]);
       if (item === null || item.hidden) throw new Error('no menu item ' + arguments[0]);
       const popup = item.parentNode;
       if (popup.state !== 'open') {
         const shown = new Promise((resolve) => popup.addEventListener('popupshown', resolve, { once: true }));
         popup.parentNode.openMenu(true);
         await shown;
       }
       popup.activateItem(item);`,
      `${prefix}${item}`,
    );
    await untilClosed();
  }

  return {
    async chooseOnLink(item, href, pageUrl) {
      const page = await openTab(pageUrl);
      await page.evaluate(linkPageBody(href, LINK_ID));
      await rightClick(LINK_ID, false);
      await choose(item);
    },
    async chooseOnSelection(item, pageUrl, elementId) {
      const page = await openTab(pageUrl);
      const element = `document.getElementById(${JSON.stringify(elementId)})`;
      await page.evaluate(`getSelection().selectAllChildren(${element});`);
      await rightClick(elementId, true);
      await choose(item);
    },
    async chooseOn(item, page, elementId) {
      // Makes its tab the current one.
      await page.evaluate('');
      await rightClick(elementId, true);
      await choose(item);
    },
    async labels(pageUrl, elementId) {
      await openTab(pageUrl);
      await rightClick(elementId, false);
      const labels = await session().chrome<string[]>(
        `const entries = document.querySelectorAll('#contentAreaContextMenu [id^="' + arguments[0] + '"]');
         return [...entries].filter((entry) => !entry.hidden).map((entry) => entry.getAttribute('label'));`,
        prefix.replace(/-menuitem-_$/, ''),
      );
      await session().chrome(`document.getElementById('contentAreaContextMenu').hidePopup();`);
      await untilClosed();
      return labels;
    },
    forgetTab() {
      tab = null;
    },
  };
}
