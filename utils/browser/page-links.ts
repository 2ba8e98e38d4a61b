import { browser } from 'wxt/browser';
import { readPageLinks } from '@/utils/browser/read-page-links';
import type { PageFind, PageFinds } from '@/utils/links/grab/page-find';

/** What all readable documents of a tab hold together; title and address are those of the top one. */
export type TabFinds = Omit<PageFinds, 'frames'> & { readonly unreadableFrames: number };

/** A page of 100,000 links takes about a second; one that hangs never answers. */
const PATIENCE_MS = 20_000;

/**
 * Reads a tab under `activeTab`: the page and those of its frames that the browser lets an extension read. Null where no
 * script may run (the browser's own pages, its store, its PDF viewer); `silent` when the page does not answer in time.
 */
export async function readTabLinks(
  tabId: number,
  scope: 'auto' | 'page',
): Promise<TabFinds | 'silent' | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<'silent'>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'silent');
  });
  try {
    return await Promise.race([tooLate, readFrames(tabId, scope)]);
  } finally {
    clearTimeout(timer);
  }
}

async function readFrames(tabId: number, scope: 'auto' | 'page'): Promise<TabFinds | null> {
  const run = (target: { readonly tabId: number; readonly allFrames?: boolean }) =>
    browser.scripting.executeScript({
      target,
      func: readPageLinks,
      args: [scope],
      // A page that is still loading is read as far as it is there.
      injectImmediately: true,
    });
  // One frame that goes away meanwhile fails them all: the page itself is read nevertheless.
  const results = await run({ tabId, allFrames: true })
    .catch(() => run({ tabId }))
    .catch(() => []);
  const read = results.flatMap(({ frameId, result }) => (result ? [{ frameId, page: result }] : []));
  const top = read.find(({ frameId }) => frameId === 0)?.page;
  // Chrome runs scripts in the shell that its PDF viewer stands in, where there is nothing to read.
  if (top === undefined || top.contentType === 'application/pdf') return null;
  const pages = read.map(({ page }) => page);
  const selected = pages.filter(({ isSelection }) => isSelection);
  const counted = selected.length > 0 ? selected : pages;
  const frames = pages.reduce((sum, page) => sum + page.frames, 0);
  return {
    title: top.title,
    url: top.url,
    contentType: top.contentType,
    isSelection: selected.length > 0,
    unreadableFrames: selected.length > 0 ? 0 : Math.max(0, frames - (pages.length - 1)),
    finds: counted.flatMap((page): readonly PageFind[] => page.finds),
  };
}
