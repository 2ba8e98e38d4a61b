import { clickAndAllow } from './allow-in-dialog.ts';
import { openChromiumMenu } from './drivers/chromium-menu.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import type { VirtualScreen } from './drivers/xvfb.ts';
import type { Stage } from './stage.ts';

/** What only a real click does: it gives the extension the tab, and lets it ask for a permission. */
export type RealClicks = {
  /** Chooses `Grab links on this page` in the browser's own menu, on an element of the page. */
  grab(url: string, elementId: string): Promise<void>;
  /** Presses a button that leads to a question of the browser, and allows what it asks for. */
  clickAndAllow(page: ExtensionPage, name: string): Promise<void>;
};

/** Clicks by mouse and keyboard. Chromium needs the screen that shows it; Firefox can be told what to click on. */
export function createRealClicks({ browser }: Stage, screen: VirtualScreen | null): RealClicks {
  if (browser.kind === 'firefox') {
    return {
      async grab(url, elementId) {
        await browser.menu.chooseOn('grab', await browser.open(url), elementId);
      },
      clickAndAllow: (page, name) => clickAndAllow(page, name, null),
    };
  }
  if (screen === null) throw new Error('Chromium shows its menus on a screen only.');

  return {
    async grab(url, elementId) {
      const menu = await openChromiumMenu(screen, await browser.openPage(url), `#${elementId}`);
      // From the end: `Inspect`, `View page source`, then the extension with its two items.
      await menu.up(3);
      await menu.enter();
      await menu.down(1);
      await menu.choose();
    },
    clickAndAllow: (page, name) => clickAndAllow(page, name, screen),
  };
}
