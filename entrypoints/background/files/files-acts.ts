import type { FilesAct } from '@/entrypoints/background/files/act-on-files';
import type { Anew } from '@/entrypoints/background/files/create-listing-desk';
import type { Fichier, KnownFile } from '@/utils/fichier/fichier';
import type { ConfirmedFile, FileRow, FolderListing } from '@/utils/fichier/fichier-files';
import { settleAct } from '@/utils/fichier/settle-act';
import { linkId } from '@/utils/links/link-id';
import { isSameName } from '@/utils/names/same-name';

/** `names` by `linkId`. */
export function renaming(fichier: Fichier, names: ReadonlyMap<string, string>): FilesAct {
  const nameOf = (url: string) => names.get(linkId(url)) ?? '';
  return {
    to: null,
    call: (urls, options) =>
      fichier.renameFiles({ files: urls.map((url) => ({ url, name: nameOf(url) })) }, options),
    edit: (done) => ({
      type: 'renamed',
      names: new Map(done.map(({ url, name }) => [linkId(url), name ?? nameOf(url)])),
    }),
    evidence: (id, before, anew) => {
      const row = rowIn(before, anew, id);
      if (row === null) return null;
      return isSameName(row.filename, names.get(id) ?? '') ? 'done' : 'not-done';
    },
  };
}

export function moving(fichier: Fichier, to: number): FilesAct {
  return {
    to,
    call: (urls, options) => fichier.moveFiles({ urls, folderId: to }, options),
    edit: (done) => ({ type: 'moved', ids: idsOf(done), to }),
    evidence: (id, before, anew) => {
      if (find(anew, to, id) !== null) return 'done';
      return before?.folderId !== to && rowIn(before, anew, id) !== null ? 'not-done' : null;
    },
  };
}

export function deleting(fichier: Fichier): FilesAct {
  return {
    to: null,
    call: (urls, options) => fichier.deleteFiles({ urls }, options),
    edit: (done) => ({ type: 'deleted', ids: idsOf(done) }),
    evidence: (id, before, anew) => {
      if (rowIn(before, anew, id) !== null) return 'not-done';
      const listing = before === null ? undefined : anew.get(before.folderId);
      return listing !== undefined && listing !== 'missing' && !listing.isCut ? 'done' : null;
    },
  };
}

/** `known` as before the act: 1fichier may leave out a file that is already as wished. */
export function protecting(
  fichier: Fichier,
  password: string,
  known: ReadonlyMap<string, KnownFile>,
): FilesAct {
  const hasPassword = password !== '';
  const isOpen = (url: string) => known.get(linkId(url))?.row.hasPassword === false;
  return {
    to: null,
    async call(urls, options) {
      const outcome = await fichier.protectFiles({ urls, password }, options);
      const asWished = hasPassword ? [] : outcome.missing.filter(isOpen);
      return {
        ...outcome,
        done: [...outcome.done, ...asWished.map((url) => ({ url, name: null }))],
        missing: outcome.missing.filter((url) => !asWished.includes(url)),
      };
    },
    edit: (done) => ({ type: 'protected', ids: idsOf(done), hasPassword }),
    evidence: (id, before, anew) => {
      const row = rowIn(before, anew, id);
      if (row === null) return null;
      if (row.hasPassword !== hasPassword) return 'not-done';
      // A password that was there before may be the old one.
      return !hasPassword || before?.row.hasPassword === false ? 'done' : null;
    },
  };
}

export function copying(fichier: Fichier, to: number): FilesAct {
  const copies = new Map<string, string>();
  return {
    to,
    async call(urls, options) {
      const { copies: copied } = await fichier.copyFiles({ urls, folderId: to }, options);
      for (const copy of copied) copies.set(linkId(copy.from), copy.to);
      const named = copied.map(({ from }) => ({ url: from, name: null }));
      return settleAct(urls, { named, count: named.length === 0 ? 0 : null });
    },
    edit: (done) => ({
      type: 'copied',
      to,
      copies: new Map(
        done.flatMap(({ url }) => {
          const link = copies.get(linkId(url));
          return link === undefined ? [] : [[linkId(url), link] as const];
        }),
      ),
    }),
    // A copy looks like any other file of that name.
    evidence: () => null,
  };
}

function idsOf(done: readonly ConfirmedFile[]): ReadonlySet<string> {
  return new Set(done.map(({ url }) => linkId(url)));
}

/** The file in the folder in which it was, as read anew. */
function rowIn(before: KnownFile | null, anew: Anew, id: string): FileRow | null {
  return before === null ? null : find(anew, before.folderId, id);
}

function find(anew: Anew, folderId: number, id: string): FileRow | null {
  const listing = anew.get(folderId);
  if (listing === undefined || listing === 'missing') return null;
  return rowsById(listing).get(id) ?? null;
}

/** By listing, since each of hundreds of files is looked up in the same one. */
const indexes = new WeakMap<FolderListing, ReadonlyMap<string, FileRow>>();

function rowsById(listing: FolderListing): ReadonlyMap<string, FileRow> {
  const known = indexes.get(listing);
  if (known !== undefined) return known;
  const rows = new Map(listing.files.map((row) => [linkId(row.url), row]));
  indexes.set(listing, rows);
  return rows;
}
