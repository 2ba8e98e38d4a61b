import { clickAndAllow } from './allow-in-dialog.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import type { VirtualScreen } from './drivers/xvfb.ts';
import type { Stage } from './stage.ts';

/** From the corner of an element: inside its first letter. */
const INSET_PX = 6;

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

  const { windowIds, key, rightClick } = screen;

  async function untilAnother(what: string, act: () => Promise<void>): Promise<void> {
    const before = await windowIds();
    await act();
    await until(what, async () => (await windowIds()).some((id) => !before.includes(id)));
  }

  return {
    async grab(url, elementId) {
      const page = await browser.openPage(url);
      await page.bringToFront();
      const box = await page.locator(`#${elementId}`).boundingBox();
      if (box === null) throw new Error(`${elementId} is not visible`);
      const [left, top] = await page.evaluate<[number, number]>(
        '[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]',
      );
      await untilAnother('the menu is open', () =>
        rightClick(left + box.x + INSET_PX, top + box.y + INSET_PX),
      );
      // From the end: `Inspect`, `View page source`, then the extension with its two items.
      for (let up = 0; up < 3; up += 1) await key('Up');
      await untilAnother('its items are shown', () => key('Right'));
      await key('Down');
      await key('Return');
    },
    clickAndAllow: (page, name) => clickAndAllow(page, name, screen),
  };
}
