import { browser } from 'wxt/browser';

/** Puts text on the clipboard from the background. Resolves to whether it worked. */
export type WriteClipboard = (text: string) => Promise<boolean>;

const PAGE = '/offscreen.html';

/**
 * A Chrome worker has no clipboard, so that an offscreen page does it, opened for one copy and closed after. Firefox runs
 * an event page, which has one. `copyInPage` hands the text to the offscreen page. Not to be run twice at the same time:
 * there can be only one offscreen page.
 */
export function createBackgroundClipboard(copyInPage: WriteClipboard): WriteClipboard {
  async function copyOffscreen(text: string): Promise<boolean> {
    try {
      await openPage();
      return await copyInPage(text);
    } finally {
      // It says nothing of the copy, and a page that stays open serves the next one.
      await browser.offscreen.closeDocument().catch(() => undefined);
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

/** A page may be left over from a worker that was stopped in the middle of a copy. */
async function openPage(): Promise<void> {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (open.length > 0) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['CLIPBOARD'],
    justification: 'Copies a download link that was asked for from a menu or a notification.',
  });
}
