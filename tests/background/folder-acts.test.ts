import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carried, type FilesStage, list, ROOT, SECOND_MS, startFilesStage } from './files-stage';
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

describe('acts on folders', () => {
  it('change what is shown without another listing, each in one call with its exact body', async () => {
    await list();
    stage.sent();
    const films = carried<{ id: number }>(await send('createFolder', { parentId: 0, name: 'Films' })).id;
    const series = carried<{ id: number }>(await send('createFolder', { parentId: 0, name: 'Series' })).id;
    const folders = async (id = ROOT) => (await list(id)).folders.map(({ name }) => name);
    expect(await folders()).toEqual(['Films', 'Series']);

    await list(films);
    await send('renameFolder', { folderId: films, name: 'Movies' });
    expect(await folders()).toEqual(['Movies', 'Series']);
    expect((await list(films)).path.at(-1)).toEqual({ id: films, name: 'Movies' });

    await send('moveFolder', { folderId: series, parentId: films });
    expect(await folders()).toEqual(['Movies']);
    expect(await folders(films)).toEqual(['Series']);

    const { url } = carried<{ url: string }>(
      await send('shareFolder', { folderId: films, isShared: true, password: 'opensesame' }),
    );
    expect((await list(films)).shared).toBe(url);
    expect((await list()).folders[0]?.hasPassword).toBe(true);
    expect(carried(await send('shareFolder', { folderId: films, isShared: false, password: null }))).toEqual({
      url: null,
    });
    expect((await list(films)).shared).toBeNull();

    expect(stage.sent()).toEqual([
      ['folder/mkdir', { name: 'Films' }],
      ['folder/mkdir', { name: 'Series' }],
      ['folder/ls', { folder_id: films, files: 1 }],
      ['folder/mv', { folder_id: films, destination_folder_id: 0, rename: 'Movies' }],
      ['folder/mv', { folder_id: series, destination_folder_id: films }],
      ['folder/share', { folder_id: films, share: 1, pass: 'opensesame' }],
      ['folder/share', { folder_id: films, share: 0 }],
    ]);

    expect((await send('deleteFolder', { folderId: films })).ok).toBe(true);
    expect(await folders()).toEqual([]);
    expect(stage.sent()).toEqual([['folder/rm', { folder_id: films }]]);
    // What lay in it is gone from what is stored too.
    for (const folderId of [films, series]) {
      await pass(2 * SECOND_MS);
      expect(await send('listFolder', { folderId, withFiles: true, refresh: false })).toMatchObject({
        reason: { code: folderId === films ? 'budget' : 'folder-not-found' },
      });
    }
  });

  it('do not touch the root or a folder that no listing has shown', async () => {
    stage.folder('Films');
    for (const folderId of [0, 77]) {
      expect((await send('deleteFolder', { folderId })).ok).toBe(false);
      expect((await send('renameFolder', { folderId, name: 'x' })).ok).toBe(false);
      expect((await send('moveFolder', { folderId, parentId: 0 })).ok).toBe(false);
    }
    const shared = await send('shareFolder', { folderId: 0, isShared: true, password: null });
    expect(shared).toMatchObject({ reason: { code: 'folder-not-found' } });
    expect(stage.sent()).toEqual([]);
  });

  it('put no short password on a shared folder', async () => {
    const films = stage.folder('Films');
    await list();
    stage.sent();
    expect(
      await send('shareFolder', { folderId: films.id, isShared: true, password: 'short' }),
    ).toMatchObject({ reason: { code: 'password-short' } });
    expect(stage.sent()).toEqual([]);
  });
});
