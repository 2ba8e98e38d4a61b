import { browser } from 'wxt/browser';

/** Puts text on the clipboard from the background. Resolves to whether it worked. */
export type WriteClipboard = (text: string) => Promise<boolean>;

const PAGE = '/offscreen.html';

/**
 * A Chrome worker has no clipboard, so that an offscreen page does it, which closes itself some seconds after the last copy.
 * Firefox runs an event page, which has one. `copyInPage` hands the text to the offscreen page, and rejects when that did
 * not answer. Not to be run twice at the same time: there can be only one offscreen page.
 */
export function createBackgroundClipboard(copyInPage: WriteClipboard): WriteClipboard {
  async function copyOffscreen(text: string): Promise<boolean> {
    try {
      await openPage();
      return await copyInPage(text);
    } catch {
      // It closed under the copy, be it by itself: what the clipboard holds is not known, and a new page does it once more.
      await browser.offscreen.closeDocument().catch(() => undefined);
      await openPage();
      return copyInPage(text);
    }
  }

  return async (text) => {
    try {
      if (browser.offscreen !== undefined) return await copyOffscreen(text);
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };
}

/** The page of the last copy may still be there, even if the worker was stopped since. */
async function openPage(): Promise<void> {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['CLIPBOARD'],
    justification: 'Copies a download link that was asked for from a menu or a notification.',
  });
}
