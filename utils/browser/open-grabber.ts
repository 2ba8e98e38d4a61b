import { browser } from 'wxt/browser';

/** Opens the grabber in a new tab of the window in front. `hash` comes without its `#`. */
export async function openGrabber(hash: string): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/')}grabber.html#${hash}` });
}
