import { type Browser, browser } from 'wxt/browser';

/** The tab of that id, or for null the active one of the window that had the focus last. Null when there is none. */
export async function findTab(tabId: number | null): Promise<Browser.tabs.Tab | null> {
  if (tabId === null) {
    const [active] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return active ?? null;
  }
  return browser.tabs.get(tabId).catch(() => null);
}
