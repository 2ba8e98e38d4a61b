import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageName } from '@/utils/messaging/protocol';
import {
  carried,
  expectTruth,
  type FilesStage,
  LIMIT_MS,
  linkOf,
  list,
  type Report,
  ROOT,
  SECOND_MS,
  shownNames,
  startFilesStage,
} from './files-stage';
import { pass, send, useFakeTime } from './stage';

let stage: FilesStage;
let target: { id: number };
let urls: string[];
const NAMES = ['a.bin', 'b.bin', 'c.bin', 'd.bin'];

beforeEach(async () => {
  useFakeTime();
  stage = await startFilesStage();
  target = stage.folder('target');
  urls = NAMES.map((name) => linkOf(stage.file(name)));
  await list();
  await list(target.id);
  stage.sent();
});

const ACTS: readonly (readonly [MessageName, string, () => unknown])[] = [
  [
    'renameFiles',
    'file/rename',
    () => ({ files: urls.map((url, index) => ({ url, name: `new-${index}.bin` })) }),
  ],
  ['moveFiles', 'file/mv', () => ({ urls, folderId: target.id })],
  ['copyFilesTo', 'file/cp', () => ({ urls, folderId: target.id })],
  ['deleteFiles', 'file/rm', () => ({ urls })],
  ['protectFiles', 'file/chattr', () => ({ urls, password: 'opensesame' })],
];
const isLeftOut = (name: string) => name === 'b.bin' || name === 'd.bin';

describe.each(ACTS)('%s', (message, path, request) => {
  const act = async () => carried<Report>(await send(message, request()));
  const calls = () => stage.sent().filter(([one]) => one === path).length;

  it('half of which is refused reports each half, and shows what is true', async () => {
    stage.host.switches.leaveOut = (file) => isLeftOut(file.filename);
    const report = await act();
    expect(report.done).toEqual([urls[0], urls[2]]);
    expect(report.failed).toEqual(
      [urls[1], urls[3]].map((url) => ({
        url,
        reason: { code: 'not-confirmed', words: null, until: null },
        isUnknown: false,
      })),
    );
    expect(calls()).toBe(1);
    expect(await shownNames()).toEqual(stage.names());
    await expectTruth(stage, ROOT, target.id);
  });

  it('of files that are all gone says so, and shows what is true', async () => {
    stage.host.state.files.clear();
    const { done, failed } = await act();
    expect(done).toEqual([]);
    expect(failed).toHaveLength(4);
    const code = path === 'file/rename' ? 'nothing-renamed' : 'not-found';
    expect(new Set(failed.map(({ reason }) => reason.code))).toEqual(new Set([code]));
    expect(calls()).toBe(1);
    await expectTruth(stage, ROOT, target.id);
  });

  it.each([
    ['hang-after-work', true],
    ['hang-before-work', false],
    ['cut-json', true],
    ['answer', false],
  ] as const)('whose answer is lost (%s) is never repeated, and shows what is true', async (type, isDone) => {
    await pass(LIMIT_MS);
    stage.host.faults.next({ match: path, action: { type } });
    const report = await act();
    expect(calls()).toBe(1);
    const { done, failed } = report;
    if (path === 'file/cp') {
      // A copy looks like any other file.
      expect(failed.map(({ isUnknown }) => isUnknown)).toEqual([true, true, true, true]);
    } else if (isDone) {
      expect(report).toEqual({ done: urls, failed: [] });
    } else {
      expect(done).toEqual([]);
      expect(failed.map(({ isUnknown }) => isUnknown)).toEqual([false, false, false, false]);
    }
    expect(await shownNames()).toEqual(stage.names());
    expect(await shownNames(target.id)).toEqual(stage.names(target.id));
  });

  it('whose answer is lost stays open while no listing may be read, and is read anew after that', async () => {
    stage.host.faults.next({ match: path, action: { type: 'cut-after-work' } });
    const { done, failed } = await act();
    expect(done).toEqual([]);
    expect(failed.map(({ isUnknown, reason }) => [isUnknown, reason.code])).toEqual(
      Array.from({ length: 4 }, () => [true, 'network']),
    );
    expect(stage.sent().filter(([one]) => one === 'folder/ls')).toEqual([]);
    await expectTruth(stage, ROOT, target.id);
  });

  it('during a lock sends nothing, and says until when', async () => {
    stage.host.faults.next({
      match: path,
      action: { type: 'lock', lock: 'flood-user', ms: 60 * SECOND_MS },
    });
    const { done, failed } = await act();
    expect(done).toEqual([]);
    expect(failed[0]).toMatchObject({ reason: { code: 'flood-user' }, isUnknown: false });
    stage.sent();
    expect(await send(message, request())).toMatchObject({
      ok: false,
      reason: { code: 'flood-user', until: expect.any(Number) },
    });
    expect(stage.sent()).toEqual([]);
    expect(await shownNames()).toEqual(stage.names());
  });
});

it('a lock in the middle ends the act: what was confirmed is done, the rest was not sent', async () => {
  const many = Array.from({ length: 1_200 }, (_, index) => linkOf(stage.file(`${index}.bin`)));
  await pass(LIMIT_MS);
  await list(ROOT, { refresh: true });
  stage.host.faults.next({
    match: 'file/rm',
    after: 1,
    action: { type: 'lock', lock: 'flood-ip', ms: 60 * SECOND_MS },
  });
  const { done, failed } = carried<Report>(await send('deleteFiles', { urls: many }));
  expect(done).toEqual(many.slice(0, 500));
  expect(failed.map(({ url }) => url)).toEqual(many.slice(500));
  expect(new Set(failed.map(({ reason }) => reason.code))).toEqual(new Set(['flood-ip']));
  expect(stage.sent().filter(([path]) => path === 'file/rm')).toHaveLength(2);
  await pass(60 * SECOND_MS);
  await expectTruth(stage, ROOT);
});

it('a move seen in the one listing that may be read leaves the other too', async () => {
  await pass(LIMIT_MS);
  await list(ROOT, { refresh: true });
  stage.host.faults.next({ match: 'file/mv', action: { type: 'cut-after-work' } });
  const request = { urls, folderId: target.id };
  expect(carried<Report>(await send('moveFiles', request))).toEqual({ done: urls, failed: [] });
  expect(await shownNames()).toEqual([]);
  expect(stage.sent().filter(([path]) => path === 'folder/ls')).toHaveLength(2);
});

it('a refusal that is about the account ends the act, so that it is not repeated', async () => {
  const many = Array.from({ length: 1_200 }, (_, index) => linkOf(stage.file(`${index}.bin`)));
  const action = { type: 'ko', status: 401, message: 'Not authenticated #247' } as const;
  stage.host.faults.next({ match: 'file/rm', action });
  const { done, failed } = carried<Report>(await send('deleteFiles', { urls: many }));
  expect(done).toEqual([]);
  expect(failed).toHaveLength(1_200);
  expect(new Set(failed.map(({ reason }) => reason.code))).toEqual(new Set(['not-authenticated']));
  expect(stage.sent().filter(([path]) => path === 'file/rm')).toHaveLength(1);
});

it.each(['moveFiles', 'copyFilesTo'] as const)(
  '%s to a folder that is gone names the folder, and no page shows it any more',
  async (message) => {
    await pass(LIMIT_MS);
    stage.host.state.folders.delete(target.id);
    const { done, failed } = carried<Report>(await send(message, { urls, folderId: target.id }));
    expect(done).toEqual([]);
    expect(new Set(failed.map(({ reason }) => reason.code))).toEqual(new Set(['folder-not-found']));
    expect((await list()).folders).toEqual([]);
    expect(await shownNames()).toEqual(NAMES);
  },
);

it('a rename that changes nothing, told in an HTTP 200, is named', async () => {
  const files = [{ url: urls[0], name: 'a.bin' }];
  expect(carried(await send('renameFiles', { files }))).toEqual({
    done: [],
    failed: [
      {
        url: urls[0],
        reason: { code: 'nothing-renamed', words: 'No file has been renamed', until: null },
        isUnknown: false,
      },
    ],
  });
});

describe('an act on a folder', () => {
  const FOLDER_ACTS: readonly (readonly [MessageName, string, () => unknown])[] = [
    ['createFolder', 'folder/mkdir', () => ({ parentId: 0, name: 'made' })],
    ['renameFolder', 'folder/mv', () => ({ folderId: target.id, name: 'renamed' })],
    ['moveFolder', 'folder/mv', () => ({ folderId: target.id, parentId: other.id })],
    ['deleteFolder', 'folder/rm', () => ({ folderId: target.id })],
    ['shareFolder', 'folder/share', () => ({ folderId: target.id, isShared: true, password: null })],
  ];
  let other: { id: number };
  beforeEach(async () => {
    other = stage.folder('other');
    await pass(LIMIT_MS);
    await list(ROOT, { refresh: true });
    stage.sent();
  });
  const foldersShown = async () => (await list()).folders.map(({ name }) => name).sort();
  const foldersTrue = () =>
    [...stage.host.state.folders.values()]
      .filter(({ parentId }) => parentId === 0)
      .map(({ name }) => name)
      .sort();

  it.each(FOLDER_ACTS)(
    '(%s) whose answer is lost ends well when a listing shows it done',
    async (...given) => {
      const [message, path, request] = given;
      await pass(LIMIT_MS);
      stage.host.faults.next({ match: path, action: { type: 'cut-after-work' } });
      expect((await send(message, request())).ok).toBe(true);
      expect(stage.sent().filter(([one]) => one === path)).toHaveLength(1);
      expect(await foldersShown()).toEqual(foldersTrue());
    },
  );

  it.each(FOLDER_ACTS)('(%s) that never arrived fails, and shows what is true', async (...given) => {
    const [message, path, request] = given;
    await pass(LIMIT_MS);
    stage.host.faults.next({ match: path, action: { type: 'cut-before-work' } });
    expect(await send(message, request())).toMatchObject({ ok: false, reason: { code: 'network' } });
    expect(stage.sent().filter(([one]) => one === path)).toHaveLength(1);
    expect(await foldersShown()).toEqual(foldersTrue());
  });

  it.each(FOLDER_ACTS.slice(1))(
    '(%s) on one that is gone says so, and its parent shows it no more',
    async (...given) => {
      const [message, , request] = given;
      await pass(LIMIT_MS);
      stage.host.state.folders.delete(target.id);
      expect(await send(message, request())).toMatchObject({
        ok: false,
        reason: { code: 'folder-not-found' },
      });
      expect(await foldersShown()).toEqual(['other']);
    },
  );

  it('(deleteFolder) whose answer is lost is not told as done by a listing that cannot be read whole', async () => {
    await pass(LIMIT_MS);
    stage.host.faults.next({ match: 'folder/rm', action: { type: 'cut-before-work' } });
    stage.host.faults.next({
      match: 'folder/ls',
      action: { type: 'edit', edit: (json) => ({ ...json, sub_folders: [{ name: 'target' }] }) },
    });
    expect(await send('deleteFolder', { folderId: target.id })).toMatchObject({
      ok: false,
      reason: { code: 'network' },
    });
  });

  it('(createFolder) whose answer is lost is found though its accents are written otherwise', async () => {
    await pass(LIMIT_MS);
    stage.host.faults.next({ match: 'folder/mkdir', action: { type: 'cut-after-work' } });
    const made = { parentId: ROOT, name: 'E\u0301te\u0301' };
    stage.host.faults.next({
      match: 'folder/ls',
      action: { type: 'edit', edit: (json) => JSON.parse(JSON.stringify(json).normalize('NFC')) },
    });
    expect((await send('createFolder', made)).ok).toBe(true);
    expect(stage.sent().filter(([one]) => one === 'folder/mkdir')).toHaveLength(1);
  });

  it('(createFolder) whose answer is lost takes no older folder of that name for the new one', async () => {
    const unlisted = stage.folder('unlisted');
    stage.folder('made', unlisted.id);
    stage.host.faults.next({ match: 'folder/mkdir', action: { type: 'cut-before-work' } });
    expect(await send('createFolder', { parentId: unlisted.id, name: 'made' })).toMatchObject({
      ok: false,
      reason: { code: 'network' },
    });
  });

  it('(createFolder) in one that is gone says so, and its parent shows it no more', async () => {
    await pass(LIMIT_MS);
    stage.host.state.folders.delete(target.id);
    expect(await send('createFolder', { parentId: target.id, name: 'made' })).toMatchObject({
      reason: { code: 'folder-not-found' },
    });
    expect(await foldersShown()).toEqual(['other']);
  });
});
