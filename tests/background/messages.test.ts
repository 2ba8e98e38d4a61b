import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { filesProtocol } from '@/utils/messaging/files-protocol';
import type { linksProtocol } from '@/utils/messaging/links-protocol';
import { type MessageName, protocol } from '@/utils/messaging/protocol';
import type { uploadsProtocol } from '@/utils/messaging/uploads-protocol';
import { transferOf } from './fake-engine';
import { GOOD_KEY, pass, send, startStage, useFakeTime } from './stage';

beforeEach(useFakeTime);

const ALL_ROWS = { cursor: null, limit: 50, filter: 'all' };
const PASTE = { text: '', html: null, folderId: 0, folderName: null, origin: 'popup', isPrivate: false };
const BROKEN = { ok: false, reason: { code: 'broken', words: null, until: null } };

type Apart = typeof linksProtocol & typeof filesProtocol & typeof uploadsProtocol;
type Plain = Exclude<MessageName, keyof Apart>;

/** A request of each message that its schema accepts; those about links, files and uploads have tests of their own. */
const REQUESTS: Readonly<Record<Plain, unknown>> = {
  listTransfers: ALL_ROWS,
  sendText: PASTE,
  copyWithPassword: { id: 't1', password: 'opensesame' },
  retryTransfer: { id: 't1' },
  cancelTransfer: { id: 't1' },
  pause: null,
  resume: null,
  cancelRemaining: null,
  restoreLost: null,
  forgetLost: null,
  claimProfile: null,
  disownProfile: null,
  retryFailed: null,
  removeTransfer: { id: 't1' },
  directLink: { id: 't1' },
  allLinks: null,
  status: null,
  opened: { page: 'popup' },
  readAccount: null,
  tryNow: null,
  saveKey: { key: GOOD_KEY },
  removeKey: null,
  readSettings: null,
  saveSettings: {
    folderId: 0,
    folderName: null,
    notifications: true,
    batchSize: 20,
    keepCount: 10_000,
    keepDays: null,
    direct: { inline: false, cdn: false, restrictIp: 0, single: false, noSsl: false },
    askDirect: false,
  },
  readReport: null,
  readDraft: null,
  saveDraft: { text: 'https://a.example/' },
};
const NAMES = Object.keys(REQUESTS) as Plain[];

describe('the answers to pages', () => {
  it.each(NAMES)('%s is answered as the protocol says, over JSON', async (name) => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    stage.outbox.transfers.push(transferOf());
    const reply = await send(name, REQUESTS[name]);
    expect(protocol[name].response.safeParse(reply).success).toBe(true);
    expect(reply.ok).toBe(true);
    expect(stage.errors).toEqual([]);
  });

  it.each([
    ['a content script', { id: 'test-extension-id', url: 'https://page.example/' }],
    ['another extension', { id: 'other', url: 'chrome-extension://other/popup.html' }],
    [
      'a page that only looks like ours',
      { id: 'test-extension-id', url: 'chrome-extension://test-extension-id.evil/' },
    ],
    ['nobody', {}],
  ])('are refused to %s', async (_who, sender) => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    expect(await send('status', null, sender)).toEqual(BROKEN);
    expect(await send('removeKey', null, sender)).toEqual(BROKEN);
    expect(await send('status', null)).toMatchObject({ value: { hasKey: true } });
    expect(stage.errors).toEqual([]);
  });

  it.each([
    ['listTransfers', { ...ALL_ROWS, limit: 0 }],
    ['listTransfers', { ...ALL_ROWS, filter: 'some' }],
    ['sendText', { text: 5 }],
    [
      'saveSettings',
      {
        folderId: 0,
        folderName: null,
        notifications: true,
        batchSize: 101,
        keepCount: 10_000,
        keepDays: null,
      },
    ],
    ['saveKey', null],
    ['retryTransfer', {}],
  ] as const)('refuse a %s that its schema does not accept: %j', async (name, payload) => {
    const stage = startStage();
    expect(await send(name, payload)).toEqual(BROKEN);
    expect(stage.outbox.calls).not.toContain('retry undefined');
    expect(stage.errors).toEqual([]);
  });

  it('tell a page nothing of an unexpected error, and report it', async () => {
    const stage = startStage();
    const bug = new Error('secret detail');
    stage.engine.retry = async () => {
      throw bug;
    };
    expect(await send('retryTransfer', { id: 't1' })).toEqual(BROKEN);
    expect(stage.errors).toEqual([bug]);
  });
});

describe('sending from a page', () => {
  it('stores every link, folds duplicates, and names what is refused without its password', async () => {
    const stage = startStage();
    const text = 'https://a.example/1 https://a.example/1 http://me:secret@10.0.0.1/x ftp://b.example/2';
    expect(await send('sendText', { ...PASTE, text, folderId: 7, folderName: 'Films' })).toEqual({
      ok: true,
      value: {
        accepted: 2,
        folded: 1,
        refused: [{ source: 'http://me:•••@10.0.0.1/x', code: 'private-address' }],
        needsKey: true,
      },
    });
    expect(stage.outbox.added.map(({ url, folderId, origin }) => [url, folderId, origin])).toEqual([
      ['https://a.example/1', 7, 'popup'],
      ['ftp://b.example/2', 7, 'popup'],
    ]);
  });

  it('finds the links of a pasted piece of page', async () => {
    const stage = startStage();
    await send('sendText', { ...PASTE, text: 'film', html: '<a href="https://a.example/film">film</a>' });
    expect(stage.outbox.added.map(({ url }) => url)).toEqual(['https://a.example/film']);
  });

  it('says so when nothing could be stored', async () => {
    const stage = startStage();
    stage.outbox.failNextAdd = new Error('the disk');
    const reply = await send('sendText', { ...PASTE, text: 'https://a.example/1' });
    expect(reply).toMatchObject({ ok: false, reason: { code: 'storage' } });
  });
});

describe('what pages are shown', () => {
  it('masks passwords and hides nothing in names', async () => {
    const stage = startStage();
    stage.outbox.transfers.push(
      transferOf({
        url: 'http://me:secret@files.example/a',
        name: 'film\u202egpj.mkv',
        state: 'queued',
        link: null,
      }),
    );
    const reply = JSON.stringify(await send('listTransfers', ALL_ROWS));
    expect(reply).not.toContain('secret');
    expect(reply).toContain('"name":"filmgpj.mkv"');
    expect(reply).toContain('"source":"http://me:•••@files.example/a"');
    expect(reply).toContain('"host":"files.example"');
  });

  it('keeps settings and draft, also over a restart', async () => {
    startStage();
    const settings = {
      folderId: 7,
      folderName: 'Films',
      notifications: false,
      batchSize: 3,
      keepCount: 10_000,
      keepDays: null,
      direct: { inline: true, cdn: false, restrictIp: 2, single: false, noSsl: true },
      askDirect: true,
    };
    await send('saveSettings', settings);
    await send('saveDraft', { text: 'half a li' });
    startStage({ keepStorage: true });
    expect(await send('readSettings', null)).toEqual({ ok: true, value: settings });
    expect(await send('readDraft', null)).toEqual({ ok: true, value: 'half a li' });
  });

  it('has the direct link with its end, and the reason when there is no link', async () => {
    const stage = startStage();
    await send('saveKey', { key: GOOD_KEY });
    stage.outbox.transfers.push(transferOf(), transferOf({ id: 't2', state: 'queued', link: null }));
    await pass(2_000);
    const before = Date.now();
    expect(await send('directLink', { id: 't1' })).toEqual({
      ok: true,
      value: { url: 'https://a-1.1fichier.com/p123456', expiresAt: before + 5 * 60_000 },
    });
    expect(await send('directLink', { id: 't2' })).toMatchObject({ reason: { code: 'not-found' } });
    expect(await send('directLink', { id: 'gone' })).toMatchObject({ reason: { code: 'not-found' } });
  });

  it('looks at 1fichier when a page opens, and reads the account only when it is old', async () => {
    const { fichier, outbox } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    const reads = () => fichier.asked.filter(({ path }) => path === 'user/info.cgi').length;
    await send('opened', { page: 'popup' });
    expect(outbox.calls).toContain('lookNow');
    expect(reads()).toBe(1);
    await pass(16 * 60_000);
    await send('opened', { page: 'popup' });
    expect(reads()).toBe(2);
  });
});

describe('try now', () => {
  const HOLD = { reason: 'refused', code: 'refused', words: 'no', since: 0, until: null } as const;

  it('looks once at 1fichier and releases the hold, at most once a minute', async () => {
    const { fichier, outbox } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    outbox.hold = HOLD;
    expect(await send('status', null)).toMatchObject({
      value: { hold: { code: 'refused', action: 'none' } },
    });
    expect((await send('tryNow', null)).ok).toBe(true);
    expect(outbox.calls).toContain('releaseHold');
    const asked = fichier.asked.length;
    const again = await send('tryNow', null);
    expect(again).toMatchObject({ ok: false, reason: { code: 'held' } });
    const until = again.ok ? null : again.reason.until;
    expect(await send('status', null)).toMatchObject({ value: { hold: { tryNowAt: until } } });
    expect(fichier.asked).toHaveLength(asked);
    await pass(61_000);
    expect((await send('tryNow', null)).ok).toBe(true);
  });

  it('does not count a press that reached nobody', async () => {
    const { apis, fichier } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    const asked = fichier.asked.length;
    apis.isOnline = false;
    expect(await send('tryNow', null)).toMatchObject({ reason: { code: 'offline' } });
    apis.isOnline = true;
    expect((await send('tryNow', null)).ok).toBe(true);
    expect(fichier.asked).toHaveLength(asked + 1);
    expect(await send('tryNow', null)).toMatchObject({ reason: { code: 'held' } });
  });

  it('passes a lock, and keeps the hold when 1fichier still refuses', async () => {
    const { fichier, outbox } = startStage();
    await send('saveKey', { key: GOOD_KEY });
    const flood = { status: 403, body: { status: 'KO', message: 'Flood detected: User Locked #223' } };
    fichier.answers.set('download/get_token.cgi', flood);
    outbox.transfers.push(transferOf());
    expect(await send('directLink', { id: 't1' })).toMatchObject({ reason: { code: 'flood-user' } });
    fichier.answers.set('remote/ls.cgi', flood);
    const asked = fichier.asked.length;
    expect(await send('tryNow', null)).toMatchObject({ reason: { code: 'flood-user' } });
    expect(fichier.asked).toHaveLength(asked + 1);
    expect(outbox.calls).not.toContain('releaseHold');
  });

  it('offers the options for a bad key and a grant for missing access, and no try', async () => {
    const { outbox } = startStage();
    outbox.hold = { ...HOLD, reason: 'key', code: 'not-authenticated' };
    expect(await send('status', null)).toMatchObject({
      value: { hold: { action: 'options', tryNowAt: null } },
    });
    outbox.hold = { ...HOLD, reason: 'permission', code: 'no-permission' };
    expect(await send('status', null)).toMatchObject({
      value: { hold: { action: 'grant', tryNowAt: null } },
    });
  });
});

it('no answer to any message holds the key', async () => {
  startStage();
  await send('saveKey', { key: GOOD_KEY });
  const replies = await Promise.all(
    NAMES.filter((name) => !['saveKey', 'removeKey'].includes(name)).map((name) =>
      send(name, REQUESTS[name]),
    ),
  );
  expect(JSON.stringify(replies)).not.toContain(GOOD_KEY);
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).toContain(GOOD_KEY);
});
