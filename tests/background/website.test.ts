import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openCatchStore } from '@/utils/store/catches/open-catch-store';
import { GOOD_KEY, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const LINK = 'https://1fichier.com/?abcdefghij';
const FOLDER = 'https://1fichier.com/dir/CiLKCBI7';
const TAB = { id: 3, url: 'https://page.example/', index: 4, windowId: 7, incognito: false };

describe('what pages ask of the website', () => {
  it('goes there without the key', async () => {
    const { site, errors } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    site.body = `${LINK};a.zip;5\n`;
    expect(await send('checkLinks', { urls: [LINK] })).toEqual({
      ok: true,
      value: [{ url: LINK, state: 'alive', name: 'a.zip', size: 5 }],
    });
    site.body = '<html><input name=pass>';
    expect(await send('readFolderLink', { url: FOLDER, password: 'p', isPrivate: false })).toMatchObject({
      reason: { code: 'password-wrong' },
    });
    expect(site.asked.map(({ url, key }) => [url, key])).toEqual([
      ['https://1fichier.com/check_links.pl', null],
      [FOLDER, null],
    ]);
    expect(JSON.stringify(site.asked)).not.toContain(GOOD_KEY);
    expect(errors).toEqual([]);
  });

  it('does not go there without the permission', async () => {
    const { site, apis } = startStage();
    apis.hasSitePermission = false;
    const refused = { ok: false, reason: { code: 'no-site-permission', words: null, until: null } };
    expect(await send('checkLinks', { urls: [LINK] })).toEqual(refused);
    expect(await send('readFolderLink', { url: FOLDER, password: null, isPrivate: false })).toEqual(refused);
    expect(site.asked).toEqual([]);
  });

  it('takes no more than a hundred links at once', async () => {
    const { site } = startStage();
    expect(await send('checkLinks', { urls: Array(101).fill(LINK) })).toMatchObject({
      reason: { code: 'broken' },
    });
    expect(site.asked).toEqual([]);
  });

  it('holds the calls of the API as well when it is locked', async () => {
    const { site, fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    site.body = '<html>Forbidden</html>';
    site.status = 403;
    const locked = { reason: { code: 'lock-page', until: expect.any(Number) } };
    expect(await send('checkLinks', { urls: [LINK] })).toMatchObject(locked);
    const before = fichier.asked.length;
    const plain = { url: LINK, options: null, password: null };
    expect(await send('directLinkOf', plain)).toMatchObject(locked);
    expect(fichier.asked).toHaveLength(before);
  });
});

it('directLinkOf asks as remembered in the settings', async () => {
  const { fichier } = startStage();
  await send('saveKey', { key: GOOD_KEY });
  const { value } = (await send('readSettings', null)) as { value: object };
  const direct = { inline: false, cdn: true, restrictIp: 1, single: true, noSsl: false };
  await send('saveSettings', { ...value, direct });
  expect(await send('directLinkOf', { url: `${LINK}&af=3`, options: null, password: 'p' })).toMatchObject({
    value: { url: 'https://a-1.1fichier.com/p123456' },
  });
  expect(fichier.asked.at(-1)?.body).toEqual({ url: LINK, pass: 'p', cdn: 1, restrict_ip: 1, single: 1 });
});

describe('what is kept for the grabber', () => {
  /** The catch that the address of the newest tab names, and its links. */
  async function kept(id: string) {
    const store = openCatchStore();
    return [await store.head(id), await store.part(id, 0)];
  }

  it('are the files of a folder', async () => {
    const { site } = startStage();
    site.body = JSON.stringify([{ filename: 'a.zip', link: LINK, size: 5, password: 1, acl: 0 }]);
    const reply = await send('readFolderLink', { url: FOLDER, password: null, isPrivate: true });
    const { catchId } = (reply as unknown as { value: { catchId: string } }).value;
    expect(await kept(catchId)).toMatchObject([
      {
        source: 'folder',
        title: FOLDER,
        url: FOLDER,
        isPrivate: true,
        total: 1,
        purpose: 'pick',
        failure: null,
      },
      [{ url: LINK, from: 'folder', name: 'a.zip', size: 5, isProtected: true }],
    ]);
  });

  it('is the one link whose direct link the user wants to be asked about', async () => {
    const { apis, fichier, errors } = startStage();
    const { value } = (await send('readSettings', null)) as { value: object };
    await send('saveSettings', { ...value, askDirect: true });
    apis.clicked.fire({ menuItemId: 'direct-link', linkUrl: `${LINK}&af=3` }, TAB);
    await until(async () => (await fakeBrowser.tabs.query({})).at(-1)?.url?.includes('grabber') ?? false);
    const id = new URL((await fakeBrowser.tabs.query({})).at(-1)?.url ?? '').hash.slice(1);
    expect(await kept(id)).toMatchObject([
      { source: 'links', purpose: 'direct-links', total: 1, isPrivate: false },
      [{ url: `${LINK}&af=3`, from: 'given' }],
    ]);
    expect(fichier.asked.map(({ path }) => path)).not.toContain('download/get_token.cgi');
    expect(errors).toEqual([]);
  });

  it.each([
    [new DOMException('full', 'QuotaExceededError'), 'storage-full'],
    [new Error('broken'), 'storage'],
  ])('is not, after %s, and the page is told %s', async (thrown, code) => {
    const { site, errors } = startStage();
    site.body = '[]';
    const transaction = IDBDatabase.prototype.transaction;
    const spied = vi.spyOn(IDBDatabase.prototype, 'transaction');
    spied.mockImplementation(function (this: IDBDatabase, ...given) {
      if (this.name === 'catches') throw thrown;
      return transaction.apply(this, given);
    });
    const reply = await send('readFolderLink', { url: FOLDER, password: null, isPrivate: false });
    expect(reply).toMatchObject({ reason: { code } });
    // At the start, which clears what private windows left, and now.
    expect(errors).toEqual([thrown, thrown]);
    spied.mockRestore();
  });
});

describe('a click on Send to 1fichier on a public folder', () => {
  it.each([
    [{ menuItemId: 'send-link', linkUrl: `${FOLDER}?a=1&b=é#x` }, `${FOLDER}?a=1&b=é#x`],
    [
      { menuItemId: 'send-page', pageUrl: 'https://1fichier.com/en/dir/CiLKCBI7' },
      'https://1fichier.com/en/dir/CiLKCBI7',
    ],
    [{ menuItemId: 'send-link', linkUrl: `https://href.li/?${FOLDER}` }, FOLDER],
  ])('%j opens its files in the grabber, and sends nothing', async (info, url) => {
    const { apis, outbox } = startStage();
    const before = (await fakeBrowser.tabs.query({})).length;
    const created = vi.spyOn(fakeBrowser.tabs, 'create');
    apis.clicked.fire(info, TAB);
    await until(async () => (await fakeBrowser.tabs.query({})).length > before);
    const opened = new URL((await fakeBrowser.tabs.query({})).at(-1)?.url ?? '');
    expect(opened.pathname).toBe('/grabber.html');
    expect(new URLSearchParams(opened.hash.slice(1)).get('folder')).toBe(url);
    expect(created).toHaveBeenCalledWith(expect.objectContaining({ windowId: 7, index: 5, openerTabId: 3 }));
    created.mockRestore();
    expect(Object.values(fakeBrowser.notifications.getAllCreateOptions())).toEqual([]);
    expect(outbox.added).toEqual([]);
  });

  it.each([true, false])('opens from the popup as well, on its files (private: %s)', async (isPrivate) => {
    const { outbox } = startStage();
    const url = `https://href.li/?${FOLDER}`;
    expect(await send('openFolderLink', { url, isPrivate })).toEqual({ ok: true, value: null });
    const opened = new URL((await fakeBrowser.tabs.query({})).at(-1)?.url ?? '');
    expect(opened.pathname + opened.hash).toBe(
      `/grabber.html#${isPrivate ? 'private&' : ''}folder=${encodeURIComponent(FOLDER)}`,
    );
    expect(outbox.added).toEqual([]);
  });

  it('opens for no other address', async () => {
    startStage();
    const before = (await fakeBrowser.tabs.query({})).length;
    for (const url of [LINK, 'javascript:alert(1)', 'https://files.example/dir/CiLKCBI7'])
      expect(await send('openFolderLink', { url, isPrivate: false })).toMatchObject({
        reason: { code: 'not-a-link' },
      });
    expect(await fakeBrowser.tabs.query({})).toHaveLength(before);
  });

  it('in a selection is refused with its advice, and the rest is sent', async () => {
    const { apis, outbox } = startStage();
    const selectionText = `${FOLDER} https://files.example/a`;
    apis.clicked.fire({ menuItemId: 'send-link', selectionText }, TAB);
    await until(() => Object.keys(fakeBrowser.notifications.getAllCreateOptions()).length === 1);
    const [notice] = Object.values(fakeBrowser.notifications.getAllCreateOptions());
    expect(notice?.message).toContain('advice_folder_link');
    expect(outbox.added.map(({ url }) => url)).toEqual(['https://files.example/a']);
  });
});
