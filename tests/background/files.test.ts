import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  carried,
  type FilesStage,
  LIMIT_MS,
  linkOf,
  list,
  type Report,
  ROOT,
  shownNames,
  startFilesStage,
} from './files-stage';
import { pass, send, useFakeTime } from './stage';

let stage: FilesStage;
beforeEach(async () => {
  useFakeTime();
  stage = await startFilesStage();
});
afterEach(() => {
  // Nothing that no client should send, with every documented limit in force; nothing broken.
  expect(stage.host.recorder.calls.filter(({ rejected }) => rejected !== null)).toEqual([]);
  expect(stage.errors).toEqual([]);
});

describe('a listing', () => {
  it('shows folders and files with all that is known of them, and when it may be read again', async () => {
    const films = stage.folder('Films');
    const file = stage.file('a.bin');
    file.password = 'opensesame';
    file.acl = { country: ['FR'] };
    films.password = 'opensesame';
    const shown = await list();
    expect(stage.sent()).toEqual([['folder/ls', { folder_id: 0, files: 1 }]]);
    expect(shown).toEqual({
      id: 0,
      path: [{ id: 0, name: null }],
      folders: [{ id: films.id, name: 'Films', date: films.createDate, hasPassword: true }],
      files: [
        {
          url: linkOf(file),
          name: 'a.bin',
          size: 5,
          date: file.date,
          contentType: 'application/octet-stream',
          checksum: file.checksum,
          hasPassword: true,
          hasAccessList: true,
        },
      ],
      shared: null,
      // Of the root 1fichier says nothing.
      sharedWith: null,
      isCut: false,
      at: expect.any(Number),
      refreshAt: shown.at + LIMIT_MS,
    });
  });

  it('is read once in 30 s however often it is asked for, and afterwards only when wished', async () => {
    const { at } = await list();
    expect((await list(ROOT, { refresh: true })).at).toBe(at);
    expect((await list(ROOT, { withFiles: false, refresh: true })).at).toBe(at);
    await pass(LIMIT_MS);
    expect((await list()).at).toBe(at);
    expect(stage.sent()).toHaveLength(1);
    expect((await list(ROOT, { refresh: true })).at).toBeGreaterThan(at);
    expect(stage.sent()).toHaveLength(1);
  });

  it('of folders alone asks for no files, and says when it may ask for them', async () => {
    stage.file('a.bin');
    expect((await list(ROOT, { withFiles: false })).files).toEqual([]);
    expect(stage.sent()).toEqual([['folder/ls', { folder_id: 0 }]]);
    expect(await send('listFolder', { folderId: 0, withFiles: true, refresh: false })).toMatchObject({
      reason: { code: 'budget', until: expect.any(Number) },
    });
    await pass(LIMIT_MS);
    expect(await shownNames()).toEqual(['a.bin']);
  });

  it('says that it is cut', async () => {
    stage.host.faults.next({
      match: 'folder/ls',
      action: { type: 'edit', edit: (json) => ({ ...json, files: 5_001 }) },
    });
    stage.file('a.bin');
    expect((await list()).isCut).toBe(true);
  });

  it('of a folder that is gone says so, and its parent no longer shows it', async () => {
    const films = stage.folder('Films');
    await list();
    stage.host.state.folders.delete(films.id);
    await pass(LIMIT_MS);
    expect(await send('listFolder', { folderId: films.id, withFiles: true, refresh: false })).toMatchObject({
      ok: false,
      reason: { code: 'folder-not-found' },
    });
    expect((await list()).folders).toEqual([]);
    expect(stage.topics).toContain('files');
  });

  it('names the way from the root as far as it is known', async () => {
    const outer = stage.folder('outer');
    const inner = stage.folder('inner', outer.id);
    expect((await list(inner.id)).path).toEqual([
      { id: 0, name: null },
      { id: inner.id, name: 'inner' },
    ]);
    await list();
    await list(outer.id);
    expect((await list(inner.id)).path).toEqual([
      { id: 0, name: null },
      { id: outer.id, name: 'outer' },
      { id: inner.id, name: 'inner' },
    ]);
  });
});

describe('acts on files', () => {
  it('change what is shown without another listing, each in one call with its exact body', async () => {
    const films = stage.folder('Films');
    const a = stage.file('a.bin');
    const b = stage.file('b.bin');
    const urls = [linkOf(a), linkOf(b)];
    await list();
    await list(films.id);
    stage.sent();
    const announced = () => stage.topics.splice(0).includes('files');
    announced();

    const files = [{ url: linkOf(a), name: 'A.bin' }];
    expect(carried(await send('renameFiles', { files }))).toEqual({ done: [linkOf(a)], failed: [] });
    expect(await shownNames()).toEqual(['A.bin', 'b.bin']);
    expect(announced()).toBe(true);

    expect(carried(await send('protectFiles', { urls, password: 'opensesame' }))).toEqual({
      done: urls,
      failed: [],
    });
    expect((await list()).files.map(({ hasPassword }) => hasPassword)).toEqual([true, true]);
    expect(announced()).toBe(true);

    expect(carried(await send('moveFiles', { urls, folderId: films.id }))).toEqual({
      done: urls,
      failed: [],
    });
    expect(await shownNames()).toEqual([]);
    expect(await shownNames(films.id)).toEqual(['A.bin', 'b.bin']);
    expect(announced()).toBe(true);

    expect(carried(await send('copyFilesTo', { urls: [linkOf(a)], folderId: 0 }))).toEqual({
      done: [linkOf(a)],
      failed: [],
    });
    const [copy] = (await list()).files;
    expect(copy?.name).toBe('A.bin');
    expect(copy?.url).not.toBe(linkOf(a));
    expect(announced()).toBe(true);

    expect(carried(await send('deleteFiles', { urls }))).toEqual({ done: urls, failed: [] });
    expect(await shownNames(films.id)).toEqual([]);
    expect(announced()).toBe(true);

    expect(stage.sent()).toEqual([
      ['file/rename', { urls: [{ url: linkOf(a), filename: 'A.bin' }] }],
      ['file/chattr', { urls, pass: 'opensesame' }],
      ['file/mv', { urls, destination_folder_id: films.id }],
      ['file/cp', { urls: [linkOf(a)] }],
      ['file/rm', { files: urls.map((url) => ({ url })) }],
    ]);
    expect(stage.names()).toEqual(['A.bin']);
  });

  it('take 500 files in one call, and more in as few as that', async () => {
    const films = stage.folder('Films');
    const urls = Array.from({ length: 1_001 }, (_, index) => linkOf(stage.file(`${index}.bin`)));
    await list();
    stage.sent();
    const report = carried<Report>(await send('moveFiles', { urls, folderId: films.id }));
    expect(report.done).toEqual(urls);
    expect(stage.sent().map(([path, body]) => [path, (body as { urls: string[] }).urls.length])).toEqual([
      ['file/mv', 500],
      ['file/mv', 500],
      ['file/mv', 1],
    ]);
    expect(stage.names(films.id)).toHaveLength(1_001);
    expect(await shownNames()).toEqual([]);
  });

  it('know a file by its id, under whatever domain and form its link comes', async () => {
    const film = stage.file('a.bin');
    await list();
    const urls = [`https://www.alterupload.com/?${film.id}&af=1`, `http://${film.id}.1fichier.com/`];
    stage.sent();
    const report = carried<Report>(await send('deleteFiles', { urls }));
    expect(report).toEqual({ done: urls, failed: [] });
    expect(stage.sent()).toEqual([['file/rm', { files: [{ url: `https://1fichier.com/?${film.id}` }] }]]);
    expect(await shownNames()).toEqual([]);
  });

  it('take a password away, also from files that have none', async () => {
    const a = stage.file('a.bin');
    const b = stage.file('b.bin');
    a.password = 'opensesame';
    await list();
    const urls = [linkOf(a), linkOf(b)];
    expect(carried(await send('protectFiles', { urls, password: '' }))).toEqual({ done: urls, failed: [] });
    expect((await list()).files.map(({ hasPassword }) => hasPassword)).toEqual([false, false]);
    // All as wished already: 1fichier says so in a KO.
    expect(carried(await send('protectFiles', { urls, password: '' }))).toEqual({ done: urls, failed: [] });
  });

  it('are not sent with a name or password that 1fichier would not take', async () => {
    const a = linkOf(stage.file('a.bin'));
    const b = linkOf(stage.file('b.bin'));
    await list();
    stage.sent();
    const files = [
      { url: a, name: 'a"b' },
      { url: b, name: 'B.bin' },
    ];
    expect(carried(await send('renameFiles', { files }))).toEqual({
      done: [b],
      failed: [{ url: a, reason: { code: 'name-characters', words: null, until: null }, isUnknown: false }],
    });
    expect(stage.sent()).toEqual([['file/rename', { urls: [{ url: b, filename: 'B.bin' }] }]]);
    expect(await send('protectFiles', { urls: [a], password: 'short' })).toMatchObject({
      reason: { code: 'password-short' },
    });
    expect(await send('createFolder', { parentId: 0, name: 'x'.repeat(251) })).toMatchObject({
      reason: { code: 'name-too-long' },
    });
    expect(await send('createFolder', { parentId: 0, name: '  ' })).toMatchObject({
      reason: { code: 'name-empty' },
    });
    expect(stage.sent()).toEqual([]);
  });

  it('tell all about a file', async () => {
    const films = stage.folder('Films');
    const file = stage.file('a.bin', films.id);
    file.description = 'holi\u202eday';
    expect(carried(await send('fileInfo', { url: `${linkOf(file)}&af=1` }))).toEqual({
      url: linkOf(file),
      name: 'a.bin',
      size: 5,
      date: file.date,
      path: '/Films',
      folderId: films.id,
      checksum: file.checksum,
      contentType: 'application/octet-stream',
      description: 'holiday',
      hasPassword: false,
    });
    expect(stage.sent()).toEqual([['file/info', { url: linkOf(file) }]]);
  });
});
