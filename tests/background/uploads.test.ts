import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { linkOf, list, SECOND_MS, shownNames } from './files-stage';
import { pass, send, startStage, useFakeTime } from './stage';
import { SIZE, startUploadStage, type UploadStage } from './upload-stage';

const MINUTE_MS = 60 * SECOND_MS;
const FILE = { name: 'a.txt', size: 1, folderId: 0, hasPassword: false, isPrivate: false };

let stage: UploadStage;
beforeEach(async () => {
  useFakeTime();
  stage = await startUploadStage();
});
afterEach(() => {
  // Nothing that no client should send, with every documented limit in force; nothing broken; no key to the page.
  expect(stage.host.recorder.calls.filter(({ rejected }) => rejected !== null)).toEqual([]);
  expect(stage.errors).toEqual([]);
  expect(stage.holdsKey()).toBe(false);
});

const endPl = () => stage.host.recorder.calls.filter(({ path }) => path === '/end.pl');

describe('an upload', () => {
  it('gets a node of its own, and the key on its one address', async () => {
    stage.sent();
    const first = await stage.begin();
    expect(stage.sent()).toEqual([
      ['folder/ls', { folder_id: 0, files: 1 }],
      ['upload/get_upload_server', {}],
    ]);
    const second = await stage.begin();
    // What is in the folder was read a moment ago.
    expect(stage.sent()).toEqual([['upload/get_upload_server', {}]]);
    expect(second.id).not.toBe(first.id);
    expect(first.url).toBe(`https://${stage.at(first.id).node}/upload.cgi?id=${first.id}`);
    expect(stage.apis.rules).toEqual(
      [first, second].map(({ url }) => ({
        id: expect.any(Number),
        priority: 1,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'authorization', operation: 'set', value: `Bearer ${TEST_KEYS.premium}` },
          ],
        },
        condition: {
          urlFilter: `|${url}|`,
          isUrlFilterCaseSensitive: true,
          initiatorDomains: ['test-extension-id'],
          requestMethods: ['post'],
          resourceTypes: ['xmlhttprequest'],
        },
      })),
    );
  });

  it('is asked about in patience, and appears in the folder without another listing', async () => {
    await list();
    stage.host.switches.endPleaseWait = 2;
    const begun = await stage.begin();
    expect(await stage.post(begun)).toBe(302);
    await stage.ask('uploadSent', { id: begun.id });
    expect(stage.apis.rules).toEqual([]);
    stage.topics.length = 0;

    const now = Date.now();
    expect(await stage.report(begun.id)).toEqual({ state: 'waiting', askAgainAt: now + 5 * SECOND_MS });
    // Asked too early, nobody is asked.
    expect((await stage.report(begun.id)).state).toBe('waiting');
    expect(endPl()).toHaveLength(1);
    await pass(5 * SECOND_MS);
    const second = await stage.report(begun.id);
    if (second.state !== 'waiting') throw new Error(second.state);
    expect(second.askAgainAt - now).toBeGreaterThanOrEqual(15 * SECOND_MS);
    expect(second.askAgainAt - now).toBeLessThan(16 * SECOND_MS);
    await pass(10 * SECOND_MS);
    const [file] = stage.at(begun.id).files;
    if (file === undefined) throw new Error('nothing stored');
    const stored = {
      state: 'stored',
      files: [{ url: linkOf(file), name: 'notes.txt', size: SIZE }],
      folderId: 0,
    };
    expect(await stage.report(begun.id)).toEqual(stored);
    expect(stage.topics).toContain('files');
    const headers = { json: '1', authorization: `Bearer ${TEST_KEYS.premium}` };
    expect(endPl().map((call) => call.headers)).toMatchObject([headers, headers, headers]);
    expect(await shownNames()).toEqual(['notes.txt']);
    expect(stage.host.recorder.calls.slice(-1)[0]?.path).toBe('/end.pl');

    // Told again to a page that comes back, and forgotten once it has ended.
    expect(await stage.report(begun.id)).toEqual(stored);
    expect(endPl()).toHaveLength(3);
    await stage.ask('endUpload', { id: begun.id });
    expect(await stage.ask('openUploads', null)).toEqual([]);
    expect(await send('uploadReport', { id: begun.id })).toMatchObject({
      reason: { code: 'upload-missing' },
    });
  });

  it('is asked about once at a time', async () => {
    stage.host.switches.endPleaseWait = 0;
    const begun = await stage.begin();
    await stage.post(begun);
    const [one, two] = await Promise.all([stage.report(begun.id), stage.report(begun.id)]);
    expect(one).toEqual(two);
    expect(endPl()).toHaveLength(1);
  });

  it.each([true, false])('is shown with a password only when it has one (%s)', async (hasPassword) => {
    stage.host.switches.endPleaseWait = 0;
    await list();
    const begun = await stage.begin('notes.txt', 0, SIZE, hasPassword);
    await stage.post(begun);
    expect(await stage.report(begun.id)).toMatchObject({ state: 'stored' });
    expect((await list()).files).toMatchObject([{ name: 'notes.txt', hasPassword }]);
  });

  it('is on record for a page that comes back', async () => {
    const cut = await stage.begin('cut.txt');
    const sent = await stage.begin('sent.txt');
    await stage.ask('uploadSent', { id: sent.id });
    expect(await stage.ask('openUploads', null)).toMatchObject([
      { id: cut.id, name: 'cut.txt', size: SIZE, folderId: 0, phase: 'sending' },
      { id: sent.id, name: 'sent.txt', phase: 'sent' },
    ]);
  });

  it('goes into the folder that was meant, which is then one of those used lately', async () => {
    const films = stage.folder('Films');
    stage.host.switches.endPleaseWait = 0;
    const begun = await stage.begin('a.txt', films.id);
    await stage.post(begun, 'a.txt', films.id);
    expect(await stage.report(begun.id)).toMatchObject({ state: 'stored', folderId: films.id });
    const { recent } = await stage.ask<{ recent: unknown[] }>('knownFolders', null);
    expect(recent).toMatchObject([{ id: films.id }]);
  });

  it.each([
    ['an empty file', { size: 0 }, 'empty-file'],
    ['a folder that is no more', { folderId: 77 }, 'folder-not-found'],
  ])('of %s does not begin', async (_what, change, code) => {
    const reply = await send('beginUpload', { ...FILE, ...change });
    expect(reply).toMatchObject({ ok: false, reason: { code } });
    expect(stage.host.state.uploads.size).toBe(0);
    expect(stage.apis.rules).toEqual([]);
  });

  it('does not begin without the permission for the nodes, nor without a key', async () => {
    stage.apis.hasNodePermission = false;
    stage.sent();
    expect(await send('beginUpload', FILE)).toMatchObject({ reason: { code: 'no-node-permission' } });
    expect(stage.sent()).toEqual([]);
    stage.apis.hasNodePermission = true;
    await send('removeKey', null);
    expect(await send('beginUpload', FILE)).toMatchObject({ reason: { code: 'no-key' } });
  });

  it('does not begin during a lock, and says until when', async () => {
    stage.host.locks.lock('flood-ip', MINUTE_MS);
    await list().catch(() => undefined);
    const reply = await send('beginUpload', FILE);
    expect(reply).toMatchObject({ reason: { code: 'flood-ip', until: expect.any(Number) } });
  });

  it.each([
    ['a host of somebody else', { url: 'up2.1fichier.com.evil.example', id: 'abcdefghij' }],
    ['a path', { url: 'up2.1fichier.com/x?', id: 'abcdefghij' }],
    ['an id that would widen the rule', { url: 'up2.1fichier.com', id: '*' }],
    ['no id', { url: 'up2.1fichier.com', id: '' }],
  ])('takes no node that is %s', async (_what, body) => {
    stage.host.faults.next({
      match: 'upload/get_upload_server',
      action: { type: 'answer', status: 200, body: JSON.stringify(body) },
    });
    const reply = await send('beginUpload', FILE);
    expect(reply).toMatchObject({ reason: { code: 'bad-answer' } });
    expect(stage.apis.rules).toEqual([]);
  });
});

describe('the key', () => {
  it.each([
    ['when all bytes are out', 'uploadSent'],
    ['when it is cancelled, cut or done', 'endUpload'],
    ['when it is asked about', 'uploadReport'],
  ] as const)('is taken off %s', async (_when, message) => {
    const other = await stage.begin();
    const { id } = await stage.begin();
    await stage.ask(message, { id });
    expect(stage.apis.rules.map(({ condition }) => condition.urlFilter)).toEqual([`|${other.url}|`]);
  });

  it('is taken off a minute after the begin, when nobody says anything', async () => {
    const alarmAt = async () => (await fakeBrowser.alarms.get('upload-rules'))?.scheduledTime ?? 0;
    await stage.begin();
    const first = await alarmAt();
    expect(first - Date.now()).toBeLessThanOrEqual(MINUTE_MS);
    await pass(30 * SECOND_MS);
    const later = await stage.begin();
    expect(await alarmAt()).toBe(first);
    await pass(first - Date.now());
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'upload-rules', scheduledTime: first });
    await pass(SECOND_MS);
    expect(stage.apis.rules.map(({ condition }) => condition.urlFilter)).toEqual([`|${later.url}|`]);
    const second = await alarmAt();
    expect(second).toBeGreaterThan(first);
    await pass(second - Date.now());
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'upload-rules', scheduledTime: second });
    await pass(SECOND_MS);
    expect(stage.apis.rules).toEqual([]);
  });

  it('is taken off when the background starts anew', async () => {
    await stage.begin();
    const { rules } = stage.apis;
    const foreign = { id: 5, action: { requestHeaders: [] }, condition: {} };
    const again = startStage({
      keepStorage: true,
      prepare: ({ apis }) => void apis.rules.push(foreign, ...rules),
    });
    await pass(SECOND_MS);
    expect(again.apis.rules).toEqual([foreign]);
    expect(await send('openUploads', null)).toMatchObject({ value: [{ phase: 'sending' }] });
  });

  it('is taken off when it is removed, and what was under way is forgotten', async () => {
    await stage.begin();
    await send('removeKey', null);
    expect(stage.apis.rules).toEqual([]);
    expect(await stage.ask('openUploads', null)).toEqual([]);
  });
});

describe('the limits of uploads', () => {
  const limits = () => stage.ask('uploadLimits', null);

  it('are those of the plan and of the storage', async () => {
    const account = stage.host.state.keys.get(TEST_KEYS.premium);
    Object.assign(account ?? {}, { offer: 0, storage: 1_000 });
    await pass(11 * MINUTE_MS);
    expect(await limits()).toEqual({
      maxFileSize: 50_000_000_000,
      freeSpace: 1_000,
      overQuota: false,
      uploadForbidden: false,
    });
  });

  it('that forbid everything are asked about anew as soon as 1fichier may be asked', async () => {
    const account = stage.host.state.keys.get(TEST_KEYS.premium);
    Object.assign(account ?? {}, { overQuota: true });
    await pass(11 * MINUTE_MS);
    expect(await limits()).toMatchObject({ overQuota: true });
    Object.assign(account ?? {}, { overQuota: false });
    stage.sent();
    await pass(MINUTE_MS);
    expect(await limits()).toMatchObject({ overQuota: true });
    expect(stage.sent()).toEqual([]);
    await pass(4 * MINUTE_MS);
    expect(await limits()).toMatchObject({ overQuota: false });
  });

  it('are unknown while 1fichier does not tell, and refused without a key', async () => {
    await send('removeKey', null);
    expect(await send('uploadLimits', null)).toMatchObject({ reason: { code: 'no-key' } });
    stage.host.locks.lock('flood-ip', MINUTE_MS);
    await send('saveKey', { key: TEST_KEYS.premium });
    expect(await limits()).toEqual({
      maxFileSize: null,
      freeSpace: null,
      overQuota: false,
      uploadForbidden: false,
    });
  });
});
