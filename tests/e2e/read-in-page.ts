import { readPageLinks } from '@/utils/browser/read-page-links';
import type { PageFinds } from '@/utils/links/grab/page-find';
import type { Stage } from './stage.ts';

/** Runs the collector in the top document of a page, in a world of its own as that of an extension's script. */
export type ReadInPage = (url: string) => Promise<PageFinds>;

const RUN = `(${readPageLinks})('auto')`;

export async function createReadInPage({ browser }: Stage): Promise<ReadInPage> {
  if (browser.kind === 'chromium') {
    const page = await browser.openPage('about:blank');
    const session = await page.context().newCDPSession(page);
    return async (url) => {
      await page.goto(url);
      const { frameTree } = await session.send('Page.getFrameTree');
      const world = { frameId: frameTree.frame.id, worldName: 'collector' };
      const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', world);
      const question = { expression: RUN, contextId, returnByValue: true };
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', question);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as PageFinds;
    };
  }
  // The extension's own way, once it may read these pages without a click on each.
  await browser.grantSites();
  const page = await browser.openOptions();
  const tabId = await page.evaluate<number>(`return (await browser.tabs.create({ active: false })).id;`);
  return (url) =>
    page.evaluate<PageFinds>(`
      const loaded = new Promise((resolve) => {
        browser.tabs.onUpdated.addListener(function listen(id, { status }, tab) {
          if (id !== ${tabId} || status !== 'complete' || tab.url !== ${JSON.stringify(url)}) return;
          browser.tabs.onUpdated.removeListener(listen);
          resolve();
        });
      });
      await browser.tabs.update(${tabId}, { url: ${JSON.stringify(url)} });
      await loaded;
      const [answer] = await browser.scripting.executeScript({
        target: { tabId: ${tabId} }, func: ${readPageLinks}, args: ['auto'] });
      if (answer.error) throw new Error(answer.error.message ?? answer.error);
      return answer.result;`);
}
