import { beforeEach, describe, expect, it } from 'vitest';
import { createFetch } from '../simulator/create-fetch.ts';
import { type FilesStage, LIMIT_MS, linkOf, list, ROOT, SECOND_MS, startFilesStage } from './files-stage';
import { deliver, pass, send, startStage, until, useFakeTime } from './stage';

let stage: FilesStage;
let target: { id: number };
let link = '';
const SHARE = () => ({ folderId: target.id, isShared: true, password: null });

beforeEach(async () => {
  useFakeTime();
  stage = await startFilesStage();
  target = stage.folder('target');
  link = linkOf(stage.file('a.bin'));
  await list();
  await list(target.id);
  await pass(LIMIT_MS);
});

const calls = (path: string) => stage.host.recorder.calls.filter((call) => call.path.includes(path)).length;

/** The background is stopped once 1fichier has done what it was asked, and another comes in its place. */
async function stopDuring(message: 'shareFolder' | 'deleteFiles', request: unknown, path: string) {
  stage.host.faults.next({ match: path, action: { type: 'hang-after-work' } });
  void send(message, request);
  await until(() => calls(path) === 1);
  return startStage({ keepStorage: true, fetch: createFetch(stage.host) });
}

describe('the next background', () => {
  it('believes no listing that a stopped act on a folder was about', async () => {
    const second = await stopDuring('shareFolder', SHARE(), 'folder/share');
    const { shared } = await list(target.id);
    expect(shared).toMatch(/^https:\/\/1fichier\.com\/dir\//);
    expect(calls('folder/share')).toBe(1);
    expect(second.errors).toEqual([]);
  });

  it('believes no listing that a stopped act on files was about', async () => {
    await stopDuring('deleteFiles', { urls: [link] }, 'file/rm');
    expect((await list(ROOT)).files).toEqual([]);
    expect(calls('file/rm')).toBe(1);
  });

  it('believes what acts that came to their end have left', async () => {
    await send('shareFolder', SHARE());
    startStage({ keepStorage: true, fetch: createFetch(stage.host) });
    const before = calls('folder/ls');
    expect((await list(target.id)).shared).toMatch(/^https:/);
    expect(calls('folder/ls')).toBe(before);
  });
});

it('the next background lets a call that went out with the stopped one count from its own first look', async () => {
  stage.host.faults.next({ match: 'folder/ls', action: { type: 'hang-after-work' } });
  const before = calls('folder/ls');
  void send('listFolder', { folderId: target.id, withFiles: true, refresh: true });
  await until(() => calls('folder/ls') > before);
  await pass(SECOND_MS);
  startStage({ keepStorage: true, fetch: createFetch(stage.host) });
  const restartedAt = Date.now();
  expect((await list(target.id)).refreshAt).toBeGreaterThanOrEqual(restartedAt + LIMIT_MS);
});

describe('whether a question is being answered', () => {
  it('is told by its id, while it is and no longer', async () => {
    stage.host.faults.next({ match: 'folder/share', action: { type: 'delay-after-work', ms: 5_000 } });
    const reply = deliver('shareFolder', { id: 'mine', request: SHARE() });
    await until(() => calls('folder/share') === 1);
    const isAnswering = (id: string) => deliver<boolean>('isAnswering', { id });
    expect(await isAnswering('mine')).toBe(true);
    expect(await isAnswering('other')).toBe(false);
    expect(await reply).toMatchObject({ ok: true });
    expect(await isAnswering('mine')).toBe(false);
  });

  it('is nobody else’s business, nor known to the next background', async () => {
    stage.host.faults.next({ match: 'folder/share', action: { type: 'hang-after-work' } });
    void deliver('shareFolder', { id: 'mine', request: SHARE() });
    await until(() => calls('folder/share') === 1);
    const page = { id: 'test-extension-id', url: 'https://page.example/' };
    expect(await deliver('isAnswering', { id: 'mine' }, page)).toBe(false);
    startStage({ keepStorage: true, fetch: createFetch(stage.host) });
    expect(await deliver('isAnswering', { id: 'mine' })).toBe(false);
  });
});
