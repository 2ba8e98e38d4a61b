import { type Browser, browser } from 'wxt/browser';

type Context = `${Browser.contextMenus.ContextType}`;

export type MenuItem = {
  readonly id: string;
  /** The item below which it is; that one comes first. */
  readonly parentId?: string;
  readonly title: string;
  readonly contexts: readonly [Context, ...Context[]];
  readonly targetUrlPatterns?: readonly string[];
};

/** Replaces all items. Not to be run twice at the same time: the same id twice is an error. */
export async function rebuildMenus(items: readonly MenuItem[]): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const item of items) await create(item);
}

/** The error of a menu item is told to a callback only. */
function create({ id, parentId, title, contexts, targetUrlPatterns }: MenuItem): Promise<void> {
  const properties: Browser.contextMenus.CreateProperties = {
    id,
    title,
    contexts: [...contexts],
    ...(parentId === undefined ? {} : { parentId }),
    ...(targetUrlPatterns === undefined ? {} : { targetUrlPatterns: [...targetUrlPatterns] }),
  };
  return new Promise((resolve, reject) => {
    browser.contextMenus.create(properties, () => {
      const { lastError } = browser.runtime;
      if (lastError) reject(new Error(`Menu item ${id}: ${lastError.message}`));
      else resolve();
    });
  });
}
