import { browser } from 'wxt/browser';

/** A tab, as far as the browser tells. */
export type Neighbour = {
  readonly id?: number | undefined;
  readonly index: number;
  readonly windowId: number;
};

/** Opens a page of the extension next to a tab; without one, where the browser opens tabs. */
export async function openBeside(path: string, tab: Neighbour | null): Promise<void> {
  const url = `${browser.runtime.getURL('/')}${path}`;
  if (tab === null) {
    await browser.tabs.create({ url });
    return;
  }
  const place = { url, windowId: tab.windowId, index: tab.index + 1 };
  const opener = tab.id === undefined ? {} : { openerTabId: tab.id };
  // Chrome shows no page of an extension in a private window: it opens in another one, where the place means nothing.
  const tries = [{ ...place, ...opener }, place, { url }];
  for (const [index, properties] of tries.entries()) {
    try {
      await browser.tabs.create(properties);
      return;
    } catch (error) {
      if (index === tries.length - 1) throw error;
    }
  }
}
