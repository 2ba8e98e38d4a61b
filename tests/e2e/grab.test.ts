import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatchHead, GrabbedLink } from '@/utils/links/grab/grabbed-link';
import { answerText } from '../simulator/answer.ts';
import type { ExtensionPage } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { IN_TURN, KINDS, openStage, type Stage } from './stage.ts';

const HTML = 'text/html; charset=utf-8';
const HOST = 'pages.example';
const document = (body: string) =>
  `<!DOCTYPE html><title>Grabbed</title><body style="min-height:400px">${body}</body>`;
const ANCHORS = 100_000;

const PAGES: Readonly<Record<string, string>> = {
  '/grab/frames.html': document(`<p id="bare">Bare</p><a href="top.zip">top</a>
    <iframe src="inner.html"></iframe><iframe srcdoc="<a href='/srcdoc.zip'>s</a>"></iframe>
    <iframe src="http://files.example/foreign.html"></iframe><iframe></iframe>`),
  '/grab/inner.html': document(
    '<a href="same-origin.zip">i</a><iframe srcdoc="<p>http://h.example/nested.zip</p>"></iframe>',
  ),
  '/grab/selection.html':
    document(`<p id="bare">Bare</p><p id="some"><a href="one.zip">one</a> <a href="two.zip">two</a></p>
    <a href="three.zip">three</a>`),
  '/grab/watched.html': document(`<a href="one.zip">one</a><script>
    window.watch = { changes: 0, names: [] };
    watch.observer = new MutationObserver((all) => { watch.changes += all.length; });
    addEventListener('load', () => {
      watch.observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      watch.names = Object.getOwnPropertyNames(window);
    });</script>`),
  '/grab/many.html': document(`<p id="bare">Bare</p><script>
    document.body.append(...Array.from({ length: ${ANCHORS} }, (_, at) => {
      const link = document.createElement('a'); link.href = '/part-' + at + '.rar'; link.textContent = 'Part ' + at; return link; }));
    </script>`),
};

describe.concurrent.each(KINDS)('Grab links on this page in %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
    for (const [path, html] of Object.entries(PAGES))
      stage.simulator.site.set(HOST, path, answerText(html, HTML));
  });
  afterAll(() => stage?.close());

  /** Grabs a page after a click that grants `activeTab`; gives the head of the catch that the grabber was opened with. */
  async function grab(path: string, before = ''): Promise<{ head: CatchHead; page: ExtensionPage }> {
    const url = `http://${HOST}${path}`;
    await options();
    const page = await stage.browser.open(url);
    await page.evaluate(before);
    const tabId = await stage.browser.grantTab(url);
    const { catchId } = await ask<{ catchId: string }>('grabTab', { tabId, scope: 'auto' });
    expect(await openedGrabber()).toBe(catchId);
    await stage.browser.closeTabs('/grabber.html');
    return { head: await ask('readCatch', { id: catchId }), page };
  }

  async function openedGrabber(): Promise<string> {
    const url = await until('the grabber has opened', async () =>
      (await stage.browser.tabs()).find((tab) => tab.includes('/grabber.html#')),
    );
    return url.slice(url.indexOf('#') + 1);
  }

  /** A message as the extension's own pages send them. */
  async function ask<T>(type: string, data: object): Promise<T> {
    const page = await options();
    const message = JSON.stringify({ id: 1, type, data: { id: 'q1', request: data }, timestamp: 1 });
    const { res } = await page.evaluate<{ res: { ok: boolean; value: T } }>(
      `return (globalThis.browser ?? chrome).runtime.sendMessage(${message});`,
    );
    expect(res).toMatchObject({ ok: true });
    return res.value;
  }
  let opened: ExtensionPage | null = null;
  const options = async () => {
    opened ??= await stage.browser.openOptions();
    return opened;
  };
  const urlsOf = async ({ id, parts }: CatchHead) => {
    const urls: string[] = [];
    for (let part = 0; part < parts; part += 1) {
      const links = await ask<GrabbedLink[]>('readCatchPart', { id, part });
      urls.push(...links.map(({ url }) => url));
    }
    return urls;
  };

  it('reads the frames that may be read, and counts the others', IN_TURN, async () => {
    const { head } = await grab('/grab/frames.html');
    expect(head).toMatchObject({ source: 'page', title: 'Grabbed', unreadableFrames: 1, failure: null });
    expect((await urlsOf(head)).toSorted()).toEqual([
      'http://files.example/foreign.html',
      'http://h.example/nested.zip',
      'http://pages.example/grab/inner.html',
      'http://pages.example/grab/same-origin.zip',
      'http://pages.example/grab/top.zip',
      'http://pages.example/srcdoc.zip',
    ]);
  });

  it('takes the links of the selection', IN_TURN, async () => {
    const select = `getSelection().selectAllChildren(document.getElementById('some'));`;
    const { head } = await grab('/grab/selection.html', select);
    expect(head).toMatchObject({ source: 'selection', total: 2 });
    expect(await urlsOf(head)).toEqual([
      'http://pages.example/grab/one.zip',
      'http://pages.example/grab/two.zip',
    ]);
  });

  it('takes 100,000 links, in parts', IN_TURN, async () => {
    const { head } = await grab('/grab/many.html');
    expect(head).toMatchObject({ total: ANCHORS, parts: 20, folded: 0 });
    const links = await ask<GrabbedLink[]>('readCatchPart', { id: head.id, part: 19 });
    expect(links.at(-1)).toMatchObject({
      url: 'http://pages.example/part-99999.rar',
      text: 'Part 99999',
      count: 1,
    });
  });

  it('leaves nothing behind in the page', IN_TURN, async () => {
    const { page } = await grab('/grab/watched.html');
    const left = await page.evaluate<[number, string[]]>(
      `const { watch } = globalThis.window;
       return [watch.changes + watch.observer.takeRecords().length,
         Object.getOwnPropertyNames(globalThis.window).filter((name) => !watch.names.includes(name))];`,
    );
    expect(left).toEqual([0, []]);
  });

  it(
    'opens the grabber on a page of the browser all the same, and says why there are no links',
    IN_TURN,
    async () => {
      const popup = await stage.browser.openPopup();
      await popup.click('button', 'Grab links on this page');
      const head = await ask<CatchHead>('readCatch', { id: await openedGrabber() });
      expect(head).toMatchObject({ total: 0, failure: 'restricted-page' });
      const grabber = await stage.browser.opened('/grabber.html#');
      await grabber.waitForText(
        'Or copy its text, and paste it into the box behind the button of the extension.',
      );
      await stage.browser.closeTabs('/grabber.html');
    },
  );

  const inFirefox = kind === 'firefox' ? it : () => undefined;
  // In Chromium the menu is tried with the page that it opens.
  inFirefox('works from the native menu', IN_TURN, async () => {
    if (stage.browser.kind !== 'firefox') throw new Error('This is not Firefox.');
    const page = await stage.browser.open(`http://${HOST}/grab/selection.html`);
    await stage.browser.menu.chooseOn('grab', page, 'bare');
    const head = await ask<CatchHead>('readCatch', { id: await openedGrabber() });
    expect(head).toMatchObject({ source: 'page', total: 3, failure: null });
  });
});
