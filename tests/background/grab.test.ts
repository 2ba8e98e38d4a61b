import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PageFind, PageFinds } from '@/utils/links/grab/page-find';
import { openCatchStore } from '@/utils/store/catches/open-catch-store';
import { pass, send, settle, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const TAB = { id: 3, index: 4, windowId: 7, url: 'https://page.example/', title: 'A page', incognito: false };
const URLS = ['https://h.example/a%20b.zip', 'https://1fichier.com/?abcdefghij&af=1'];
const finds = (urls: readonly string[]): PageFind[] =>
  urls.map((url) => ({ from: 'anchor', url, written: null, text: 'x', count: 2 }));
const page = (more: Partial<PageFinds> = {}): PageFinds => ({
  title: 'Of the page',
  url: 'https://page.example/#top',
  contentType: 'text/html',
  isSelection: false,
  frames: 0,
  finds: finds(URLS),
  ...more,
});

type Script = { readonly args: readonly string[] };
type Opened = { url: string; index?: number; windowId?: number; openerTabId?: number };

/** The background with a tab whose documents answer as told; null: no script may run there. */
function grabStage(documents: readonly PageFinds[] | null | ((scope: string) => readonly PageFinds[])) {
  const opened: Opened[] = [];
  const stage = startStage();
  const made = { opened, refusesPlace: false, tab: TAB as typeof TAB | null };
  Object.assign(fakeBrowser.scripting, {
    async executeScript({ args }: Script) {
      if (documents === null) throw new Error('Cannot access contents of the page');
      const all = typeof documents === 'function' ? documents(args[0] ?? '') : documents;
      return JSON.parse(JSON.stringify(all.map((result, frameId) => ({ frameId, result }))));
    },
  });
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(
    async () => (made.tab === null ? [] : [made.tab]) as never,
  );
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async (id: number) => {
    if (made.tab?.id !== id) throw new Error('No tab with that id');
    return made.tab;
  }) as never);
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async (properties: Opened) => {
    if (made.refusesPlace && properties.windowId !== undefined) throw new Error('Not in that window');
    opened.push(properties);
    return {};
  }) as never);
  return { ...stage, made, opened };
}

const grab = (tabId: number | null = null, scope = 'auto') => send('grabTab', { tabId, scope });
const idOf = (reply: Awaited<ReturnType<typeof grab>>) =>
  reply.ok ? (reply.value as { catchId: string }).catchId : '';
const read = async (id: string) => {
  const head = await send('readCatch', { id });
  return head.ok ? (head.value as Record<string, unknown>) : head.reason.code;
};

describe('grabbing a tab', () => {
  it('stores its links and opens the grabber beside it', async () => {
    const { opened, errors } = grabStage([
      page({ frames: 3 }),
      page({ finds: finds(['https://h.example/frame.zip']) }),
    ]);
    const id = idOf(await grab());
    expect(opened).toEqual([
      { url: expect.stringMatching(`/grabber.html#${id}$`), windowId: 7, index: 5, openerTabId: 3 },
    ]);
    expect(await read(id)).toMatchObject({
      id,
      source: 'page',
      title: 'Of the page',
      url: 'https://page.example/#top',
      tabId: 3,
      isPrivate: false,
      total: 3,
      folded: 3,
      unreadableFrames: 2,
      parts: 1,
      purpose: 'pick',
      failure: null,
    });
    const part = await send('readCatchPart', { id, part: 0 });
    expect(part.ok && (part.value as { url: string }[]).map(({ url }) => url)).toEqual([
      ...URLS,
      'https://h.example/frame.zip',
    ]);
    expect(errors).toEqual([]);
  });

  it('takes only what is selected, and says so; the whole page when asked', async () => {
    const selected = page({ isSelection: true, finds: finds(['https://h.example/selected.zip']) });
    grabStage((scope) => [
      scope === 'auto' ? selected : page(),
      page({ finds: finds(['https://h.example/other.zip']) }),
    ]);
    expect(await read(idOf(await grab()))).toMatchObject({ source: 'selection', total: 1 });
    expect(await read(idOf(await grab(3, 'page')))).toMatchObject({ source: 'page', total: 3 });
  });

  it('takes the page when nothing in the selection turns out to be a link', async () => {
    const written: PageFind = { from: 'text', url: null, written: 'no://link', text: '', count: 1 };
    grabStage((scope) => [scope === 'auto' ? page({ isSelection: true, finds: [written] }) : page()]);
    expect(await read(idOf(await grab()))).toMatchObject({ source: 'page', total: 2 });
  });

  it.each([
    ['no script may run there', null],
    ['it is the PDF viewer', [page({ contentType: 'application/pdf', finds: [] })]],
    ['only its frames answer', []],
  ])('opens the grabber with the reason when %s', async (_why, documents) => {
    const { opened } = grabStage(documents);
    const id = idOf(await grab());
    expect(opened).toHaveLength(1);
    expect(await read(id)).toMatchObject({
      title: 'A page',
      url: 'https://page.example/',
      total: 0,
      parts: 0,
      failure: 'restricted-page',
    });
  });

  it('opens the grabber with the reason when the page does not answer', async () => {
    grabStage([page()]);
    Object.assign(fakeBrowser.scripting, { executeScript: () => new Promise(() => undefined) });
    expect(await read(idOf(await grab()))).toMatchObject({ total: 0, failure: 'page-silent' });
  });

  it('says that a closed tab is gone, and opens nothing', async () => {
    const { made, opened } = grabStage([page()]);
    made.tab = null;
    expect(await grab(3)).toMatchObject({ ok: false, reason: { code: 'not-kept' } });
    expect(await grab(null)).toMatchObject({ ok: false, reason: { code: 'not-kept' } });
    expect(opened).toEqual([]);
  });

  it('opens elsewhere when the window shows no pages of extensions, as private ones in Chrome', async () => {
    const { made, opened } = grabStage([page()]);
    made.refusesPlace = true;
    made.tab = { ...TAB, incognito: true };
    const id = idOf(await grab());
    expect(opened).toEqual([{ url: expect.stringContaining(`#${id}`) }]);
    expect(await read(id)).toMatchObject({ isPrivate: true });
  });

  it('says before anything is opened that the disk is full', async () => {
    const { opened, errors } = grabStage([page()]);
    const full = new DOMException('full', 'QuotaExceededError');
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw full;
    });
    const reply = await grab();
    put.mockRestore();
    expect(reply).toMatchObject({ ok: false, reason: { code: 'storage-full' } });
    expect(opened).toEqual([]);
    expect(errors).toEqual([full]);
  });
});

describe('a click on Grab links on this page', () => {
  const notices = () => Object.values(fakeBrowser.notifications.getAllCreateOptions());

  it('grabs the tab that was clicked', async () => {
    const { apis, opened } = grabStage([page()]);
    apis.clicked.fire({ menuItemId: 'grab', pageUrl: TAB.url }, { ...TAB, id: 3 });
    await until(() => opened.length === 1);
    expect(opened[0]).toMatchObject({ openerTabId: 3 });
    expect(notices()).toEqual([]);
  });

  it('is told why it came to nothing', async () => {
    const { apis, made, opened } = grabStage([page()]);
    made.tab = null;
    apis.clicked.fire({ menuItemId: 'grab' });
    await until(() => notices().length === 1);
    expect(notices()[0]?.title).toBe('notify_grab_failed_title');
    expect(notices()[0]?.message).toContain('error_not_kept');
    expect(opened).toEqual([]);
  });
});

describe('what was grabbed', () => {
  it('is not kept when nobody has heard of it', async () => {
    grabStage([page()]);
    expect(await read('nothing')).toBe('not-kept');
    expect(await send('readCatchPart', { id: 'nothing', part: 0 })).toMatchObject({
      reason: { code: 'not-kept' },
    });
  });

  it('in a private window is forgotten at the next start of the browser, and only then', async () => {
    const { made } = grabStage([page()]);
    const open = idOf(await grab());
    made.tab = { ...TAB, incognito: true };
    const secret = idOf(await grab());
    startStage({ keepStorage: true });
    await pass(1_000);
    expect(await read(secret)).toMatchObject({ isPrivate: true });
    await fakeBrowser.storage.session.clear();
    await pass(100);
    startStage({ keepStorage: true });
    await until(async () => (await read(secret)) === 'not-kept');
    expect(await read(open)).toMatchObject({ isPrivate: false });
    await settle(openCatchStore().sweep(Number.MAX_SAFE_INTEGER));
  });
});

describe('sending what was picked', () => {
  const OPTIONS = { folderId: 7, folderName: 'Films', isPrivate: true };

  it('goes through the outbox byte for byte, each link once, and tells of the rest', async () => {
    const { outbox } = grabStage([page()]);
    const urls = [...URLS, URLS[0], 'https://1fichier.com/remove/abcdefghij/x'];
    expect(await send('sendPicked', { urls, ...OPTIONS })).toMatchObject({
      ok: true,
      value: { accepted: 2, folded: 1, refused: [{ code: 'removal-link' }] },
    });
    expect(outbox.added).toEqual([
      { url: URLS[0], kind: 'remote', origin: 'grabber', ...OPTIONS },
      { url: URLS[1], kind: 'copy', origin: 'grabber', ...OPTIONS },
    ]);
  });
});
