import type { ChromiumBrowser } from './drivers/chromium.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';

/** Everything that the page keeps under its own address, as one text; what the extension keeps for its background is not the page's. */
export function storagesOf(page: ExtensionPage): Promise<string> {
  return page.evaluate(`
    const rows = (store) => new Promise((resolve, reject) => {
      const request = store.getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const open = (name) => new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const found = [{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state];
    for (const { name } of await indexedDB.databases()) {
      const db = await open(name);
      for (const store of db.objectStoreNames) found.push(await rows(db.transaction(store).objectStore(store)));
      db.close();
    }
    return JSON.stringify(found);`);
}

/** What Chromium knows of a page that nothing else can show: its requests as it made them, and the strings in its memory. */
export async function watchChromiumPage(browser: ChromiumBrowser, part: string) {
  const session = await browser.sessionOf(part);
  const requests: string[] = [];
  session.on('Network.requestWillBeSent', ({ request }) => {
    requests.push(JSON.stringify([request.url, request.headers, request.postData ?? '']));
  });
  await session.send('Network.enable');
  return {
    requests: () => requests,
    /** Strings of the heap, as one text. */
    async heap(): Promise<string> {
      const parts: string[] = [];
      const collect = ({ chunk }: { chunk: string }): void => {
        parts.push(chunk);
      };
      session.on('HeapProfiler.addHeapSnapshotChunk', collect);
      await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
      session.off('HeapProfiler.addHeapSnapshotChunk', collect);
      return parts.join('');
    },
  };
}
