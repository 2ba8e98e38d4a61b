import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { carried, type FilesStage, LIMIT_MS, linkOf, list, startFilesStage } from './files-stage';
import { pass, send, useFakeTime } from './stage';

type Ref = { id: number; name: string | null };
type Known = { known: { id: number; path: Ref[] }[]; recent: Ref[]; pinned: Ref[] };

const PASTE = {
  text: 'https://files.example/a.bin',
  html: null,
  folderId: 0,
  folderName: null,
  origin: 'popup',
  isPrivate: false,
};

let stage: FilesStage;
beforeEach(async () => {
  useFakeTime();
  stage = await startFilesStage();
});

const known = async () => carried<Known>(await send('knownFolders', null));
const paths = async () =>
  (await known()).known.map(({ path }) => path.map(({ name }) => name ?? '').join('/')).sort();

describe('known folders', () => {
  it('come from every listing, with their way from the root, without any call', async () => {
    const outer = stage.folder('outer');
    stage.folder('inner', outer.id);
    expect(await known()).toEqual({ known: [], recent: [], pinned: [] });
    await send('listFolder', { folderId: 0, withFiles: false, refresh: false });
    expect(await paths()).toEqual(['/outer']);
    await list(outer.id, { withFiles: false });
    stage.sent();
    expect(await paths()).toEqual(['/outer', '/outer/inner']);
    expect(stage.sent()).toEqual([]);
  });

  it('follow what is done to them, here and elsewhere', async () => {
    const outer = stage.folder('outer');
    const inner = stage.folder('inner', outer.id);
    const third = stage.folder('third');
    await list();
    await list(outer.id);
    await send('pinFolder', { folder: { id: inner.id, name: 'inner' }, isPinned: true });
    await send('renameFolder', { folderId: inner.id, name: 'within' });
    await send('moveFolder', { folderId: outer.id, parentId: third.id });
    expect(await paths()).toEqual(['/third', '/third/outer', '/third/outer/within']);
    expect((await known()).pinned).toEqual([{ id: inner.id, name: 'within' }]);
    expect((await known()).recent).toEqual([{ id: third.id, name: 'third' }]);

    await send('deleteFolder', { folderId: outer.id });
    expect(await paths()).toEqual(['/third']);
    expect((await known()).pinned).toEqual([]);

    // Another client renames one and removes it later.
    third.name = 'drittes';
    await pass(LIMIT_MS);
    await list(0, { refresh: true });
    expect(await paths()).toEqual(['/drittes']);
    expect((await known()).recent).toEqual([{ id: third.id, name: 'drittes' }]);
    stage.host.state.folders.delete(third.id);
    await pass(LIMIT_MS);
    await list(0, { refresh: true });
    expect(await paths()).toEqual([]);
  });

  it('are forgotten with the key, and are not those of another account', async () => {
    const films = stage.folder('Films');
    await list();
    await send('pinFolder', { folder: { id: films.id, name: 'Films' }, isPinned: true });
    await send('sendText', { ...PASTE, folderId: films.id, folderName: 'Films' });
    await send('saveKey', { key: TEST_KEYS.gold });
    expect(await known()).toEqual({ known: [], recent: [], pinned: [] });
    await send('saveKey', { key: TEST_KEYS.premium });
    await pass(LIMIT_MS);
    await list();
    await send('removeKey', null);
    expect(await known()).toEqual({ known: [], recent: [], pinned: [] });
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('Films');
    expect(stage.answers.rows.size).toBe(0);
  });
});

describe('recent folders', () => {
  it('are those that links and files went to, the latest first, never the root', async () => {
    const films = stage.folder('Films');
    const series = stage.folder('Series');
    const url = linkOf(stage.file('a.bin'));
    await list();
    await send('sendText', { ...PASTE, folderId: films.id, folderName: 'Films' });
    await send('moveFiles', { urls: [url], folderId: series.id });
    await send('sendText', PASTE);
    expect((await known()).recent).toEqual([
      { id: series.id, name: 'Series' },
      { id: films.id, name: 'Films' },
    ]);
    await send('copyFilesTo', { urls: [url], folderId: films.id });
    expect((await known()).recent.map(({ id }) => id)).toEqual([films.id, series.id]);
  });

  it('do not tell of a private window, nor of links that were not taken', async () => {
    const films = stage.folder('Films');
    const to = { folderId: films.id, folderName: 'Films' };
    await send('sendText', { ...PASTE, ...to, isPrivate: true });
    await send('sendText', { ...PASTE, ...to, text: 'no link' });
    expect((await known()).recent).toEqual([]);
  });
});

it('pinned folders keep their order, are told to the pages, and outlive a restart', async () => {
  const first = { id: 5, name: 'five' };
  const second = { id: 3, name: 'three' };
  await send('pinFolder', { folder: first, isPinned: true });
  await send('pinFolder', { folder: second, isPinned: true });
  expect(stage.topics).toContain('files');
  expect((await known()).pinned).toEqual([first, second]);
  await send('pinFolder', { folder: first, isPinned: false });
  expect((await known()).pinned).toEqual([second]);
  const stored = await fakeBrowser.storage.local.get('folders');
  expect(stored).toMatchObject({ folders: { version: 1, value: { pinned: [second] } } });
});
