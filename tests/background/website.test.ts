import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { GOOD_KEY, send, startStage, until, useFakeTime } from './stage';

beforeEach(useFakeTime);

const LINK = 'https://1fichier.com/?abcdefghij';
const FOLDER = 'https://1fichier.com/dir/CiLKCBI7';
const TAB = { id: 3, url: 'https://page.example/', incognito: false };

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

describe('a click on Send to 1fichier on a public folder', () => {
  it.each([
    [{ menuItemId: 'send-link', linkUrl: `${FOLDER}?a=1&b=é#x` }, `${FOLDER}?a=1&b=é#x`],
    [
      { menuItemId: 'send-page', pageUrl: 'https://1fichier.com/en/dir/CiLKCBI7' },
      'https://1fichier.com/en/dir/CiLKCBI7',
    ],
  ])('%j opens its files in the grabber, and sends nothing', async (info, url) => {
    const { apis, outbox } = startStage();
    const before = (await fakeBrowser.tabs.query({})).length;
    apis.clicked.fire(info, TAB);
    await until(async () => (await fakeBrowser.tabs.query({})).length > before);
    const opened = new URL((await fakeBrowser.tabs.query({})).at(-1)?.url ?? '');
    expect(opened.pathname).toBe('/grabber.html');
    expect(new URLSearchParams(opened.hash.slice(1)).get('folder')).toBe(url);
    expect(Object.values(fakeBrowser.notifications.getAllCreateOptions())).toEqual([]);
    expect(outbox.added).toEqual([]);
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
