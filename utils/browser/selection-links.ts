import { browser } from 'wxt/browser';
import { readSelectionLinks, type SelectionLinks } from '@/utils/browser/read-selection-links';

/** A page that is busy must not keep a click waiting. */
const PATIENCE_MS = 2_000;

/**
 * The links inside the selection of a frame, read under `activeTab`. Null where no script may run (the browser's own
 * pages, its store, its PDF viewer, frames of other sites) or when the page does not answer in time.
 */
export async function selectionLinks(tabId: number, frameId: number): Promise<SelectionLinks | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  try {
    return await Promise.race([tooLate, runIn(tabId, frameId)]);
  } finally {
    clearTimeout(timer);
  }
}

async function runIn(tabId: number, frameId: number): Promise<SelectionLinks | null> {
  try {
    const [first] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      func: readSelectionLinks,
    });
    return first?.result ?? null;
  } catch {
    return null;
  }
}
