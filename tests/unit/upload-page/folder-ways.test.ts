import { describe, expect, it } from 'vitest';
import { createFolderWays } from '@/entrypoints/files/upload/folder-ways';
import { fakeAsk } from '../components/fake-ask';
import { contentOf, failure, ROOT } from '../components/folder-samples';

const FILMS = { id: 3, name: 'Films' };

function waysOver(folders: Readonly<Record<number, Readonly<Record<number, string>>>>) {
  let nextId = 100;
  const background = fakeAsk({
    listFolder: ({ folderId }) => ({
      ok: true,
      value: contentOf([{ id: folderId, name: null }], folders[folderId] ?? {}),
    }),
    createFolder: ({ name }) => ({ ok: true, value: { id: nextId++, name } }),
  });
  return { ways: createFolderWays(background.ask), ...background };
}

describe('the folders that picked folders go into', () => {
  it('are none for a file without a folder', async () => {
    const { ways, asked } = waysOver({});
    expect(await ways.folderFor(FILMS, [])).toEqual({ ok: true, value: FILMS });
    expect(asked).toEqual([]);
  });

  it('are taken as they are where they exist, and made where not', async () => {
    const { ways, payloadsOf } = waysOver({ 0: { 7: 'Trip' } });
    expect(await ways.folderFor(ROOT, ['Trip', 'Day'])).toEqual({
      ok: true,
      value: { id: 100, name: 'Day' },
    });
    expect(payloadsOf('createFolder')).toEqual([{ parentId: 7, name: 'Day' }]);
  });

  it('are made once, for however many files, and asked about no more once they are ours', async () => {
    const { ways, payloadsOf } = waysOver({});
    await Promise.all([ways.folderFor(ROOT, ['Trip', 'Day']), ways.folderFor(ROOT, ['Trip', 'Night'])]);
    await ways.folderFor(ROOT, ['Trip', 'Day']);
    expect(payloadsOf('createFolder')).toEqual([
      { parentId: 0, name: 'Trip' },
      { parentId: 100, name: 'Day' },
      { parentId: 100, name: 'Night' },
    ]);
    expect(payloadsOf('listFolder')).toEqual([{ folderId: 0, withFiles: false, refresh: true }]);
  });

  it('are asked for anew after a failure', async () => {
    let isDown = true;
    const background = fakeAsk({
      listFolder: () => (isDown ? failure('network') : { ok: true, value: contentOf([ROOT], { 7: 'Trip' }) }),
    });
    const ways = createFolderWays(background.ask);
    expect(await ways.folderFor(ROOT, ['Trip'])).toEqual(failure('network'));
    isDown = false;
    expect(await ways.folderFor(ROOT, ['Trip'])).toMatchObject({ ok: true, value: { id: 7 } });
  });

  it('are looked for after a failure, even in a folder of ours: it may have been made all the same', async () => {
    const background = fakeAsk({
      listFolder: () => ({ ok: true, value: contentOf([ROOT], { 7: 'Day' }) }),
      createFolder: ({ name }) =>
        name === 'Day' ? failure('network') : { ok: true, value: { id: 5, name } },
    });
    const unlucky = createFolderWays(background.ask);
    expect(await unlucky.folderFor(ROOT, ['Trip', 'Day'])).toEqual(failure('network'));
    expect(await unlucky.folderFor(ROOT, ['Trip', 'Day'])).toMatchObject({ ok: true, value: { id: 7 } });
  });

  it('are looked for from the top when one of them has gone', async () => {
    const made: string[] = [];
    let isGone = false;
    const background = fakeAsk({
      listFolder: ({ folderId }) => ({ ok: true, value: contentOf([{ id: folderId, name: null }], {}) }),
      createFolder: ({ name, parentId }) => {
        made.push(`${parentId}/${name}`);
        return isGone && parentId === 100
          ? failure('folder-not-found')
          : { ok: true, value: { id: 99 + made.length, name } };
      },
    });
    const ways = createFolderWays(background.ask);
    await ways.folderFor(ROOT, ['Trip']);
    isGone = true;
    expect(await ways.folderFor(ROOT, ['Trip', 'Day'])).toEqual(failure('folder-not-found'));
    expect(await ways.folderFor(ROOT, ['Trip', 'Day'])).toMatchObject({ ok: true });
    expect(made).toEqual(['0/Trip', '100/Day', '0/Trip', '102/Day']);
  });

  it('are made, and found again, under names that 1fichier keeps', async () => {
    const { ways, payloadsOf } = waysOver({ 0: { 7: 'l＇été' } });
    expect(await ways.folderFor(ROOT, ["l'été", 'a "b"'])).toMatchObject({ ok: true });
    expect(payloadsOf('createFolder')).toEqual([{ parentId: 7, name: 'a ＂b＂' }]);
  });

  it('are found whichever way their accents are written, the same way first', async () => {
    const decomposed = 'E\u0301te\u0301';
    const { ways, payloadsOf } = waysOver({ 0: { 7: 'Été' }, 3: { 8: 'Été', 9: decomposed } });
    expect(await ways.folderFor(ROOT, [decomposed])).toMatchObject({ ok: true, value: { id: 7 } });
    expect(await ways.folderFor(FILMS, [decomposed])).toMatchObject({ ok: true, value: { id: 9 } });
    expect(payloadsOf('createFolder')).toEqual([]);
  });

  it('are made once for names that differ only in how their accents are written', async () => {
    const { ways, payloadsOf } = waysOver({});
    const [one, two] = await Promise.all([
      ways.folderFor(ROOT, ['Été']),
      ways.folderFor(ROOT, ['E\u0301te\u0301']),
    ]);
    expect(two).toEqual(one);
    expect(payloadsOf('createFolder')).toEqual([{ parentId: 0, name: 'Été' }]);
  });

  it('are not made without a name', async () => {
    const { ways, asked } = waysOver({});
    expect(await ways.folderFor(ROOT, [' '])).toMatchObject({ ok: false, reason: { code: 'name-empty' } });
    expect(asked).toEqual([]);
  });
});
