import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { linkOf, list, SECOND_MS, shownNames } from './files-stage';
import { pass, send, useFakeTime } from './stage';
import { SIZE, startUploadStage, type UploadStage } from './upload-stage';

let stage: UploadStage;
beforeEach(async () => {
  useFakeTime();
  stage = await startUploadStage();
});
afterEach(() => {
  expect(stage.host.recorder.calls.filter(({ rejected }) => rejected !== null)).toEqual([]);
  expect(stage.errors).toEqual([]);
  expect(stage.holdsKey()).toBe(false);
});

const HALF_HOUR = 30 * 60 * SECOND_MS;
const endPl = () => stage.host.recorder.calls.filter(({ path }) => path === '/end.pl');

/** As a page does: asks when it may, until that settles it. */
async function untilSettled(id: string) {
  const from = Date.now();
  for (;;) {
    const report = await stage.report(id);
    if (report.state !== 'waiting') return { ...report, after: Date.now() - from };
    expect(report.askAgainAt).toBeGreaterThan(Date.now());
    await pass(report.askAgainAt - Date.now());
    if (Date.now() - from > HALF_HOUR) throw new Error('never settled');
  }
}

async function uploaded(name = 'notes.txt', folderId = 0): Promise<string> {
  const begun = await stage.begin(name, folderId);
  expect(await stage.post(begun, name, folderId)).toBe(302);
  await stage.ask('uploadSent', { id: begun.id });
  return begun.id;
}

describe('a report that is never ready', () => {
  beforeEach(() => {
    stage.host.switches.endPleaseWait = Number.POSITIVE_INFINITY;
  });

  it('leaves the word to the folder after five minutes', async () => {
    // One of the same name and size was there before.
    const before = stage.file('notes.txt');
    Object.assign(before, { size: SIZE });
    const id = await uploaded();
    const { after, ...report } = await untilSettled(id);
    const [file] = stage.at(id).files;
    if (file === undefined) throw new Error('nothing stored');
    expect(report).toEqual({
      state: 'stored',
      files: [{ url: linkOf(file), name: 'notes.txt', size: SIZE }],
      folderId: 0,
    });
    expect(after).toBeGreaterThanOrEqual(5 * 60 * SECOND_MS);
    expect(after).toBeLessThan(6 * 60 * SECOND_MS);
    // At 0, 5, 15, 35 s and every 30 s from then on.
    expect(endPl().length).toBeLessThanOrEqual(14);
    expect(await shownNames()).toEqual(['notes.txt', 'notes.txt']);
  });

  it('gives each of two like uploads its own file', async () => {
    const ids = [await uploaded(), await uploaded()];
    const links: string[] = [];
    for (const id of ids) {
      const report = await untilSettled(id);
      if (report.state !== 'stored') throw new Error(report.state);
      links.push(...report.files.map(({ url }) => url));
    }
    expect(new Set(links).size).toBe(2);
  });

  it('of a file that the folder does not have either proves nothing', async () => {
    stage.host.switches.uploadLost = true;
    const id = await uploaded();
    expect(await untilSettled(id)).toMatchObject({ state: 'untold' });
    await stage.ask('endUpload', { id });
    expect(await stage.ask('openUploads', null)).toEqual([]);
  });

  it('proves nothing by a folder of which 1fichier never listed all', async () => {
    for (let row = 0; row < 5_000; row += 1) stage.file(`${row}.bin`);
    // Not listed, and like the one that is lost.
    Object.assign(stage.file('notes.txt'), { size: SIZE });
    const gone = [...stage.host.state.files.values()].find(({ filename }) => filename === '7.bin');
    stage.host.switches.uploadLost = true;
    const id = await uploaded();
    stage.host.state.files.delete(gone?.id ?? '');
    expect(await untilSettled(id)).toMatchObject({ state: 'untold' });
  });

  it('may be empty for a while', async () => {
    Object.assign(stage.host.switches, { endPleaseWait: 0, endEmptyLinks: 2 });
    const id = await uploaded();
    expect(await untilSettled(id)).toMatchObject({ state: 'stored' });
    expect(stage.at(id).asked).toBe(3);
  });
});

describe('an upload that was cut', () => {
  it('is missing once the node has twice said that it has nothing, and the folder too', async () => {
    await list();
    await pass(30 * SECOND_MS);
    const { id } = await stage.begin();
    const report = await untilSettled(id);
    expect(report.state).toBe('missing');
    expect(endPl()).toHaveLength(2);
    expect(report.after).toBeLessThan(60 * SECOND_MS);
  });

  it('is not said to be missing when nobody knows what was in the folder before', async () => {
    for (let row = 0; row <= 5_000; row += 1) stage.file(`${row}.bin`);
    const { id } = await stage.begin();
    expect(await untilSettled(id)).toMatchObject({ state: 'untold' });
    expect(endPl()).toHaveLength(2);
  });

  it('is not said to be missing by a node that could not be asked', async () => {
    stage.host.faults.next({
      match: (request) => request.path.startsWith('/end.pl'),
      action: { type: 'answer', status: 502, body: '<p>Bad gateway</p>' },
      times: 6,
    });
    const { id } = await stage.begin();
    for (const seconds of [10, 20, 40, 80, 160]) {
      expect(await send('uploadReport', { id })).toMatchObject({ reason: { code: 'server' } });
      await pass(seconds * SECOND_MS);
    }
    expect(await stage.report(id)).toMatchObject({ state: 'untold' });
  });

  it('but arrived whole is found by its report', async () => {
    stage.host.faults.next({ match: '/upload.cgi', action: { type: 'cut-after-work' } });
    const begun = await stage.begin();
    await expect(stage.post(begun)).rejects.toThrow();
    // The page does not know whether all bytes were out, but a node that lets wait does.
    stage.host.switches.endPleaseWait = 4;
    expect(await untilSettled(begun.id)).toMatchObject({ state: 'stored', files: [{ name: 'notes.txt' }] });
    expect(stage.at(begun.id).asked).toBe(5);
  });

  it('at the last byte, of which the node keeps nothing, is missing', async () => {
    stage.host.faults.next({ match: '/upload.cgi', action: { type: 'cut-before-work' } });
    const begun = await stage.begin();
    await expect(stage.post(begun)).rejects.toThrow();
    await stage.ask('uploadSent', { id: begun.id });
    expect(await untilSettled(begun.id)).toMatchObject({ state: 'missing' });
  });
});

describe('a lock of the address', () => {
  const isReport = (request: { readonly path: string }) => request.path.startsWith('/end.pl');

  it.each([
    ['in its own words', 200, '<p>IP Locked</p>', 'ip-locked'],
    ['as a page that blocks', 403, '<p>Forbidden</p>', 'lock-page'],
  ])('that a node tells, %s, holds every question for an hour', async (_how, status, body, code) => {
    stage.host.switches.endPleaseWait = 0;
    const ids = [await uploaded('a.txt'), await uploaded('b.txt')];
    stage.host.faults.next({ match: isReport, action: { type: 'answer', status, body } });
    const replies = await Promise.all(ids.map((id) => send('uploadReport', { id })));
    const [until = 0] = replies.map((reply) => (reply.ok ? null : reply.reason.until) ?? 0);
    expect(until - Date.now()).toBeGreaterThan(59 * 60 * SECOND_MS);
    expect(replies).toEqual(ids.map(() => ({ ok: false, reason: expect.objectContaining({ code, until }) })));
    await pass(59 * 60 * SECOND_MS);
    for (const id of ids)
      expect(await send('uploadReport', { id })).toMatchObject({ reason: { code, until } });
    expect(endPl()).toHaveLength(1);
    await pass(until - Date.now());
    for (const id of ids) expect(await stage.report(id)).toMatchObject({ state: 'stored' });
  });

  it('that the API tells holds them too, and is looked at again soon', async () => {
    stage.host.switches.endPleaseWait = 0;
    const id = await uploaded();
    await pass(30 * SECOND_MS);
    stage.host.faults.next({
      match: 'folder/ls',
      action: { type: 'ko', message: 'IP Locked #79', status: 403 },
    });
    await send('listFolder', { folderId: 0, withFiles: true, refresh: true });
    const reply = await send('uploadReport', { id });
    expect(reply).toMatchObject({ ok: false, reason: { code: 'ip-locked' } });
    const waitMs = ((reply.ok ? null : reply.reason.until) ?? 0) - Date.now();
    expect(waitMs).toBeLessThanOrEqual(60 * SECOND_MS);
    expect(waitMs).toBeGreaterThan(0);
    expect(endPl()).toEqual([]);
  });
});

describe('what else may happen meanwhile', () => {
  it('the folder goes: the file is in the root, and shown there', async () => {
    const films = stage.folder('Films');
    await list();
    const begun = await stage.begin('a.txt', films.id);
    await pass(30 * SECOND_MS);
    stage.host.state.folders.delete(films.id);
    await stage.post(begun, 'a.txt', films.id);
    await stage.ask('uploadSent', { id: begun.id });
    expect(await untilSettled(begun.id)).toMatchObject({ state: 'stored', folderId: 0 });
    expect(await shownNames()).toEqual(['a.txt']);
  });

  it('the line to the node breaks: said in words, and asked again later', async () => {
    stage.host.switches.endPleaseWait = 0;
    const id = await uploaded();
    stage.host.faults.next({
      match: (request) => request.path.startsWith('/end.pl'),
      action: { type: 'cut-before-work' },
    });
    expect(await send('uploadReport', { id })).toMatchObject({ ok: false, reason: { code: 'network' } });
    await pass(10 * SECOND_MS);
    stage.apis.isOnline = false;
    expect(await send('uploadReport', { id })).toMatchObject({ reason: { code: 'offline' } });
    stage.apis.isOnline = true;
    stage.apis.hasNodePermission = false;
    expect(await send('uploadReport', { id })).toMatchObject({ reason: { code: 'no-node-permission' } });
    stage.apis.hasNodePermission = true;
    await pass(20 * SECOND_MS);
    expect(await stage.report(id)).toMatchObject({ state: 'stored' });
  });

  it.each(['sent', 'sending'])('the node never answers again (%s): the folder tells', async (phase) => {
    const begun = await stage.begin();
    await stage.post(begun);
    if (phase === 'sent') await stage.ask('uploadSent', { id: begun.id });
    stage.host.faults.next({
      match: (request) => request.path.startsWith('/end.pl'),
      action: { type: 'cut-before-work' },
      times: Number.POSITIVE_INFINITY,
    });
    for (const seconds of [10, 20, 40, 80, 160]) {
      const reply = await send('uploadReport', { id: begun.id });
      if (reply.ok) throw new Error('settled too early');
      expect(reply.reason.code).toBe('network');
      const waitMs = (reply.reason.until ?? 0) - Date.now();
      expect(Math.round(waitMs / SECOND_MS)).toBe(seconds);
      await pass(waitMs);
    }
    expect(await stage.report(begun.id)).toMatchObject({ state: 'stored', files: [{ name: 'notes.txt' }] });
  });

  it('the clock is set back: it is asked about all the same', async () => {
    stage.host.switches.endPleaseWait = 3;
    const id = await uploaded();
    await pass(30 * SECOND_MS);
    expect(await stage.report(id)).toMatchObject({ state: 'waiting' });
    vi.setSystemTime(Date.now() - 24 * HALF_HOUR);
    const report = await stage.report(id);
    if (report.state !== 'waiting') throw new Error(report.state);
    expect(report.askAgainAt - Date.now()).toBeLessThanOrEqual(10 * SECOND_MS);
    expect(endPl()).toHaveLength(2);
    expect(await untilSettled(id)).toMatchObject({ state: 'stored' });
  });

  it('the key does not go with it: it is not shown as one of the account', async () => {
    stage.host.switches.endPleaseWait = 0;
    await list();
    const begun = await stage.begin();
    stage.apis.rules = [];
    expect(await stage.post(begun)).toBe(302);
    await stage.ask('uploadSent', { id: begun.id });
    const [file] = stage.at(begun.id).files;
    if (file === undefined) throw new Error('nothing stored');
    const told = { state: 'guest', files: [{ url: linkOf(file), name: 'notes.txt', size: SIZE }] };
    expect(await stage.report(begun.id)).toEqual(told);
    // Also to a page that comes back.
    expect(await stage.report(begun.id)).toEqual(told);
    expect(endPl()).toHaveLength(1);
    expect(JSON.stringify(stage.told)).not.toContain('/remove/');
    expect(await shownNames()).toEqual([]);
  });

  it('another key is saved: what the first one sent is none of its account', async () => {
    const id = await uploaded();
    await send('saveKey', { key: TEST_KEYS.gold });
    expect(await stage.ask('openUploads', null)).toEqual([]);
    expect(await send('uploadReport', { id })).toMatchObject({ reason: { code: 'upload-missing' } });
    expect(endPl()).toEqual([]);
  });
});
