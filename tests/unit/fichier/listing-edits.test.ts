import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileRow, FolderListing } from '@/utils/fichier/fichier-files';
import { editListings, type KnownListing, type ListingEdit } from '@/utils/fichier/listing-edits';
import { type ClientBench, createClientBench, USER } from './client-bench';

const link = (id: string) => `https://1fichier.com/?${id}`;
const file = (id: string, more: Partial<FileRow> = {}): FileRow => ({
  url: link(id),
  filename: `${id}.bin`,
  size: 5,
  date: '2026-01-31 12:00:00',
  contentType: null,
  checksum: null,
  hasPassword: false,
  hasAccessList: false,
  ...more,
});
const folder = (id: number) => ({ id, name: `f${id}`, date: null, hasPassword: false });
const own = (id: number, folders: readonly number[]): FolderListing => ({
  id,
  name: `f${id}`,
  folders: folders.map(folder),
  files: [],
  shared: null,
  sharedWith: 0,
  isCut: false,
});

/** The root (folders 1 and 2, two files) and folder 1 (folder 3, one file), the root in every variant. */
const ROOT_FILES = [file('aaaaa'), file('bbbbb')];
const LISTINGS: readonly KnownListing[] = [
  { folderId: 0, holdsAllFiles: true, folder: own(0, [1, 2]), files: ROOT_FILES },
  { folderId: 0, holdsAllFiles: false, folder: own(0, [1, 2]), files: [] },
  { folderId: 0, holdsAllFiles: true, folder: null, files: ROOT_FILES },
  { folderId: 0, holdsAllFiles: false, folder: null, files: [file('bbbbb')] },
  { folderId: 1, holdsAllFiles: true, folder: own(1, [3]), files: [file('ccccc')] },
  { folderId: 3, holdsAllFiles: true, folder: own(3, []), files: [] },
];

/** Each listing in short: its folders, then its files. */
function edited(edit: ListingEdit) {
  const { listings, doubted, gone } = editListings(LISTINGS, edit);
  const shown = listings.map(({ folder: self, files }) =>
    [...(self?.folders ?? []).map(({ name }) => name), ...files.map(({ filename }) => filename)].join(' '),
  );
  const isChanged = listings.map((listing, index) => listing !== LISTINGS[index]);
  return { shown, doubted, gone, isChanged, listings };
}

describe('the stored listings', () => {
  it('get new names in every variant, and leave the others untouched', () => {
    const { shown, isChanged } = edited({ type: 'renamed', names: new Map([['bbbbb', 'B']]) });
    expect(shown).toEqual(['f1 f2 aaaaa.bin B', 'f1 f2', 'aaaaa.bin B', 'B', 'f3 ccccc.bin', '']);
    expect(isChanged).toEqual([true, false, true, true, false, false]);
  });

  it('lose deleted files in every variant', () => {
    const { shown } = edited({ type: 'deleted', ids: new Set(['bbbbb', 'ccccc', 'zzzzz']) });
    expect(shown).toEqual(['f1 f2 aaaaa.bin', 'f1 f2', 'aaaaa.bin', '', 'f3', '']);
  });

  it('move files out of one and into those that hold all files of the other', () => {
    const out = edited({ type: 'moved', ids: new Set(['aaaaa', 'bbbbb']), to: 1 });
    expect(out.shown).toEqual(['f1 f2', 'f1 f2', '', '', 'f3 ccccc.bin aaaaa.bin bbbbb.bin', '']);
    expect(out.doubted).toEqual([]);
    const back = edited({ type: 'moved', ids: new Set(['ccccc']), to: 0 });
    expect(back.shown).toEqual([
      'f1 f2 aaaaa.bin bbbbb.bin ccccc.bin',
      'f1 f2',
      'aaaaa.bin bbbbb.bin ccccc.bin',
      'bbbbb.bin',
      'f3',
      '',
    ]);
  });

  it('keep a file that is moved to where it is', () => {
    const { isChanged } = edited({ type: 'moved', ids: new Set(['ccccc']), to: 1 });
    expect(isChanged).not.toContain(true);
  });

  it('are doubted where a file comes in of which nothing is known', () => {
    expect(edited({ type: 'moved', ids: new Set(['ccccc', 'zzzzz']), to: 0 }).doubted).toEqual([0]);
  });

  it('show copies by their own link, until they are read anew', () => {
    const copies = new Map([
      ['aaaaa', link('ddddd')],
      ['zzzzz', link('eeeee')],
    ]);
    const { listings, doubted } = edited({ type: 'copied', copies, to: 1 });
    expect(listings[4]?.files).toEqual([file('ccccc'), file('ddddd', { filename: 'aaaaa.bin', date: null })]);
    expect(doubted).toEqual([1]);
  });

  it('show what was uploaded, once, and are read anew', () => {
    const files = [file('ddddd'), file('ccccc', { filename: 'another name' })];
    const { listings, doubted } = edited({ type: 'uploaded', files, to: 1 });
    expect(listings[4]?.files).toEqual([file('ccccc'), file('ddddd')]);
    expect(doubted).toEqual([1]);
  });

  it('show a password that was put on or taken off', () => {
    const { listings } = edited({ type: 'protected', ids: new Set(['bbbbb']), hasPassword: true });
    expect(listings.map(({ files }) => files.map(({ hasPassword }) => hasPassword))).toEqual([
      [false, true],
      [],
      [false, true],
      [true],
      [false],
      [],
    ]);
  });

  it('follow what is done to folders', () => {
    const made = { id: 9, name: 'new' };
    const shown = (edit: ListingEdit) => edited(edit).shown.filter((_, index) => index < 2 || index === 4);
    expect(shown({ type: 'folder-created', parentId: 0, folder: made })).toEqual([
      'f1 f2 new aaaaa.bin bbbbb.bin',
      'f1 f2 new',
      'f3 ccccc.bin',
    ]);
    expect(shown({ type: 'folder-moved', id: 3, to: 0 })).toEqual([
      'f1 f2 f3 aaaaa.bin bbbbb.bin',
      'f1 f2 f3',
      'ccccc.bin',
    ]);
    const renamed = edited({ type: 'folder-renamed', id: 1, name: 'one' });
    expect(renamed.shown.slice(0, 2)).toEqual(['one f2 aaaaa.bin bbbbb.bin', 'one f2']);
    expect(renamed.listings[4]?.folder?.name).toBe('one');
    expect(edited({ type: 'folder-moved', id: 77, to: 0 }).doubted).toEqual([0]);
  });

  it('forget a deleted folder with all that lies in it', () => {
    const { shown, gone } = edited({ type: 'folder-deleted', id: 1 });
    expect(shown[0]).toBe('f2 aaaaa.bin bbbbb.bin');
    expect(gone).toEqual([1, 3]);
  });

  it('show the address of a shared folder, and its password where one was given', () => {
    const url = 'https://1fichier.com/dir/a';
    const shared = edited({ type: 'folder-shared', id: 1, url, hasPassword: true });
    expect(shared.listings[4]?.folder?.shared).toBe(url);
    expect(shared.listings[0]?.folder?.folders[0]?.hasPassword).toBe(true);
    const asItIs = edited({ type: 'folder-shared', id: 1, url, hasPassword: null });
    expect(asItIs.isChanged).toEqual([false, false, false, false, true, false]);
  });
});

describe('a folder of 5,000 files', () => {
  let bench: ClientBench;
  beforeEach(async () => {
    bench = await createClientBench();
    const items = Array.from({ length: 5_000 }, (_, index) => ({
      url: link(`file${String(index).padStart(6, '0')}`),
      filename: `${index}.bin`,
      checksum: 'c'.repeat(128),
    }));
    bench.api.answerJson({ status: 'OK', folder_id: 1, name: 'big', sub_folders: [], items });
    await bench.fichier.folderLs({ folderId: 1, files: true }, USER);
    bench.api.answerJson({ status: 'OK', folder_id: 2, name: 'small', sub_folders: [], items: [] });
    await bench.fichier.folderLs({ folderId: 2, files: true }, USER);
    bench.puts.length = 0;
  });
  afterEach(() => bench.close());

  it('is written once for an act in it, and not at all for one elsewhere or for a look', async () => {
    const names = new Map([['file000007', 'seven']]);
    await bench.fichier.amend('account-1', { type: 'renamed', names });
    expect(bench.puts).toEqual(['account-1/1 folder and files']);
    const { value } = await bench.fichier.folderLs({ folderId: 1, files: true }, USER);
    expect(value.files[7]?.filename).toBe('seven');
    bench.puts.length = 0;
    const made = { id: 9, name: 'new' };
    await bench.fichier.amend('account-1', { type: 'folder-created', parentId: 2, folder: made });
    await bench.fichier.doubt([1]);
    await bench.fichier.listableAt(1);
    expect(bench.puts).toEqual(['account-1/2 folder and files']);
    // The times, which every call writes, stay small.
    expect(JSON.stringify([...bench.cached]).length).toBeLessThan(1_000);
  });

  it('of another account is not touched', async () => {
    await bench.fichier.amend('account-2', { type: 'deleted', ids: new Set(['file000007']) });
    expect(bench.puts).toEqual([]);
  });

  it('is searched for files by their links, without a call', async () => {
    const calls = bench.api.seen.length;
    const found = await bench.fichier.knownFiles(['https://alterupload.com/?file000003', link('unknown')]);
    expect([...found].map(([id, { folderId, row }]) => [id, folderId, row.filename])).toEqual([
      ['file000003', 1, '3.bin'],
    ]);
    expect(bench.api.seen).toHaveLength(calls);
  });
});
