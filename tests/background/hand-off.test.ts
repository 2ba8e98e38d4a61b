import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { send, startStage, useFakeTime } from './stage';

const DIRECT = 'https://a-1.1fichier.com/p123456';
const SECRET = 'never-shown-secret';
const ADDRESS = 'http://192.168.1.20:6800/jsonrpc';

beforeEach(useFakeTime);

const failure = (code: string, words: string | null = null) => ({
  ok: false,
  reason: { code, words, until: null },
});
const handOff = (to: 'browser' | 'aria2', change: object = {}) =>
  send('handOff', { to, url: DIRECT, name: 'film.mkv', isPrivate: false, ...change });

/** An aria2 that answers as told, in the place of the network; remembers what it was asked. */
function startAria2(answer: unknown) {
  const asked: { url: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    asked.push({ url: request.url, body: await request.json() });
    return Response.json(answer);
  });
  return asked;
}

describe('handing over to the browser', () => {
  type Download = { url: string; filename?: string; conflictAction?: string; incognito?: boolean };
  let downloads: Download[];
  let refuse: (download: Download) => string | null;

  beforeEach(() => {
    downloads = [];
    refuse = () => null;
    const download = async (options: Download) => {
      const reason = refuse(options);
      if (reason !== null) throw new Error(reason);
      downloads.push(options);
      return downloads.length;
    };
    Object.assign(fakeBrowser, { downloads: { download } });
  });

  it('downloads the link under a name that every system takes', async () => {
    startStage();
    expect(await handOff('browser', { name: '../a"b:c.mkv' })).toEqual({ ok: true, value: null });
    expect(downloads).toEqual([
      { url: DIRECT, filename: '_._a_b_c.mkv', conflictAction: 'uniquify', saveAs: false },
    ]);
  });

  it.each([
    ['in a private window of Firefox is a private download', 'firefox', true, true],
    ['in a private window of Chrome, which has none, is an ordinary one', 'chrome', true, undefined],
    ['in an ordinary window of Firefox is an ordinary one', 'firefox', false, undefined],
  ] as const)('%s', async (_what, kind, isPrivate, incognito) => {
    startStage({ kind });
    expect(await handOff('browser', { isPrivate })).toEqual({ ok: true, value: null });
    expect(downloads.map((download) => download.incognito)).toEqual([incognito]);
  });

  it('needs the permission', async () => {
    const stage = startStage();
    stage.apis.hasPermission = false;
    expect(await handOff('browser')).toEqual(failure('no-download-permission'));
    expect(downloads).toEqual([]);
  });

  it('leaves the name to the server when the browser will not have ours', async () => {
    startStage();
    refuse = ({ filename }) =>
      filename === undefined ? null : 'filename must not contain illegal characters';
    expect(await handOff('browser')).toEqual({ ok: true, value: null });
    expect(downloads).toEqual([{ url: DIRECT, saveAs: false }]);
  });

  it.each([
    ['at once', () => 'Download canceled by the user'],
    [
      'without a name',
      ({ filename }: Download) => (filename === undefined ? 'Disk is full' : 'Invalid filename'),
    ],
  ])('says in the words of the browser why it does not begin: %s', async (_when, why) => {
    startStage();
    refuse = why;
    expect(await handOff('browser')).toEqual(failure('download-refused', why({ url: DIRECT })));
  });
});

it.each([
  'https://evil.example/p123456',
  'https://1fichier.com.evil.example/p1',
  'https://me:pass@a-1.1fichier.com/p1',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '',
])('%j, no direct link, goes to no downloader', async (url) => {
  const stage = startStage();
  const download = vi.fn();
  Object.assign(fakeBrowser, { downloads: { download } });
  const asked = startAria2({ result: 'gid' });
  await send('saveAria2', { address: ADDRESS, secret: SECRET });
  expect(await handOff('browser', { url })).toEqual(failure('broken'));
  expect(await handOff('aria2', { url })).toEqual(failure('broken'));
  expect(download).not.toHaveBeenCalled();
  expect(asked).toEqual([]);
  expect(stage.errors).toHaveLength(2);
});

describe('handing over to aria2', () => {
  it('adds the link with its name and the secret', async () => {
    startStage();
    const asked = startAria2({ result: 'gid' });
    await send('saveAria2', { address: '192.168.1.20:6800', secret: SECRET });
    expect(await handOff('aria2', { name: '-x/y.mkv' })).toEqual({ ok: true, value: null });
    const body = { method: 'aria2.addUri', params: [`token:${SECRET}`, [DIRECT], { out: '_x_y.mkv' }] };
    expect(asked).toMatchObject([{ url: ADDRESS, body }]);
  });

  it('sends no secret where there is none', async () => {
    startStage();
    const asked = startAria2({ result: { version: '1.36.0' } });
    await send('saveAria2', { address: ADDRESS, secret: '' });
    expect(await send('testAria2', null)).toEqual({ ok: true, value: { version: '1.36.0' } });
    expect(asked).toMatchObject([{ body: { method: 'aria2.getVersion', params: [] } }]);
  });

  it('is not tried before it is set up, nor without the permission', async () => {
    const stage = startStage();
    const asked = startAria2({ result: 'gid' });
    expect(await handOff('aria2')).toEqual(failure('no-aria2'));
    expect(await send('testAria2', null)).toEqual(failure('no-aria2'));
    await send('saveAria2', { address: ADDRESS, secret: SECRET });
    stage.apis.hasPermission = false;
    expect(await handOff('aria2')).toEqual(failure('no-aria2-permission'));
    expect(await send('testAria2', null)).toEqual(failure('no-aria2-permission'));
    expect(asked).toEqual([]);
  });

  it('says what aria2 says', async () => {
    startStage();
    await send('saveAria2', { address: ADDRESS, secret: SECRET });
    startAria2({ error: { code: 1, message: 'Unauthorized' } });
    expect(await handOff('aria2')).toEqual(failure('aria2-secret'));
    startAria2({ error: { code: 1, message: 'Disk is full' } });
    expect(await handOff('aria2')).toEqual(failure('aria2-refused', 'Disk is full'));
  });
});

describe('what is known of aria2', () => {
  it('is never the secret, whatever a page asks', async () => {
    const stage = startStage();
    const view = { ok: true, value: { address: ADDRESS, hasSecret: true } };
    expect(await send('saveAria2', { address: ADDRESS, secret: SECRET })).toEqual(view);
    expect(await send('readAria2', null)).toEqual(view);
    const replies = [
      await send('testAria2', null),
      await send('readSettings', null),
      await send('status', null),
    ];
    expect(JSON.stringify([replies, stage.errors])).not.toContain(SECRET);
  });

  it('outlives the background', async () => {
    startStage();
    await send('saveAria2', { address: ADDRESS, secret: SECRET });
    startStage({ keepStorage: true });
    expect(await send('readAria2', null)).toEqual({ ok: true, value: { address: ADDRESS, hasSecret: true } });
  });

  it('keeps the secret unless another is given', async () => {
    startStage();
    const asked = startAria2({ result: { version: '1.36.0' } });
    await send('saveAria2', { address: ADDRESS, secret: SECRET });
    await send('saveAria2', { address: 'http://nas:6800/', secret: null });
    await send('testAria2', null);
    expect(asked).toMatchObject([{ url: 'http://nas:6800/jsonrpc', body: { params: [`token:${SECRET}`] } }]);
    expect(await send('saveAria2', { address: 'nas:6800', secret: '' })).toMatchObject({
      value: { hasSecret: false },
    });
  });

  it('is forgotten, secret and all, when the address is taken away', async () => {
    startStage();
    await send('saveAria2', { address: ADDRESS, secret: SECRET });
    const none = { ok: true, value: { address: null, hasSecret: false } };
    expect(await send('saveAria2', { address: ' ', secret: null })).toEqual(none);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(SECRET);
  });

  it('is not changed by an address beyond the home network', async () => {
    startStage();
    await send('saveAria2', { address: ADDRESS, secret: SECRET });
    const reply = await send('saveAria2', { address: 'https://aria2.example.org/', secret: 'x' });
    expect(reply).toEqual(failure('not-local-address'));
    expect(await send('readAria2', null)).toMatchObject({ value: { address: ADDRESS } });
  });

  it('leaves no copy of a secret that could not be read', async () => {
    startStage();
    await fakeBrowser.storage.local.set({ aria2: { version: 9, value: { secret: SECRET } } });
    expect(await send('readAria2', null)).toMatchObject({ value: { address: null } });
    await send('saveAria2', { address: ADDRESS, secret: 'new' });
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(SECRET);
  });
});
