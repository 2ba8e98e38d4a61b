import { describe, expect, it } from 'vitest';
import { deleting, moving, renaming } from '@/entrypoints/background/files/files-acts';
import { namesakes } from '@/entrypoints/background/upload/folder-evidence';
import type { Fichier } from '@/utils/fichier/fichier';
import type { FileRow, FolderListing } from '@/utils/fichier/fichier-files';
import { linkId } from '@/utils/links/link-id';

const COUNT = 500;
const urlOf = (index: number) => `https://1fichier.com/?abcdefghij${index}`;

/** A listing of many files that counts how often a link in it is read. */
function countedListing(id: number) {
  const reads = { count: 0 };
  const files = Array.from({ length: COUNT }, (_, index) => ({
    get url() {
      reads.count += 1;
      return urlOf(index);
    },
    filename: `${index}.bin`,
    size: 1,
    date: null,
    contentType: null,
    checksum: null,
    hasPassword: false,
    hasAccessList: false,
  })) satisfies FileRow[];
  const listing: FolderListing = {
    id,
    name: null,
    folders: [],
    files,
    shared: null,
    sharedWith: null,
    isCut: false,
  };
  return { listing, files, reads };
}

describe.each([
  ['deleting', deleting, 'not-done'],
  ['moving', moving, 'not-done'],
] as const)('%s hundreds of files whose answer is lost', (_, act, verdict) => {
  it('goes through a listing once for all of them', () => {
    const { listing, files, reads } = countedListing(0);
    const evidence = act({} as Fichier, 7).evidence;
    const anew = new Map([[0, listing]]);
    const verdicts = files.map((row, index) => evidence(linkId(urlOf(index)), { folderId: 0, row }, anew));
    expect(new Set(verdicts)).toEqual(new Set([verdict]));
    expect(reads.count).toBe(COUNT);
  });
});

const DECOMPOSED = 'E\u0301te\u0301.txt';

it('takes a new name for given however its accents are written', () => {
  const { listing, files } = countedListing(0);
  const [row] = files;
  if (row === undefined) throw new Error('no file');
  const id = linkId(urlOf(0));
  const verdict = (filename: string) => {
    const anew = new Map([[0, { ...listing, files: [{ ...row, filename }] }]]);
    return renaming({} as Fichier, new Map([[id, 'Été.txt']])).evidence(id, { folderId: 0, row }, anew);
  };
  expect(['Été.txt', DECOMPOSED, 'Ete.txt'].map(verdict)).toEqual(['done', 'done', 'not-done']);
});

it('takes files of a name for the same however its accents are written', () => {
  const [row] = countedListing(0).files;
  if (row === undefined) throw new Error('no file');
  const files = ['Été.txt', DECOMPOSED, 'Ete.txt'].map((filename) => ({ ...row, filename }));
  const found = namesakes([...files, { ...row, filename: 'Été.txt', size: 2 }], {
    name: DECOMPOSED,
    size: 1,
  });
  expect(found.map(({ filename }) => filename)).toEqual(['Été.txt', DECOMPOSED]);
});
