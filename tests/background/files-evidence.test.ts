import { describe, expect, it } from 'vitest';
import { deleting, moving } from '@/entrypoints/background/files/files-acts';
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
