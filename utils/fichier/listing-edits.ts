import type { FileListing, FileRow, Folder, FolderListing } from '@/utils/fichier/fichier-files';
import { linkId } from '@/utils/links/link-id';

/** What an act that 1fichier confirmed has changed. Files by `linkId`. */
export type ListingEdit =
  | { readonly type: 'renamed'; readonly names: ReadonlyMap<string, string> }
  | { readonly type: 'moved'; readonly ids: ReadonlySet<string>; readonly to: number }
  | { readonly type: 'deleted'; readonly ids: ReadonlySet<string> }
  | { readonly type: 'protected'; readonly ids: ReadonlySet<string>; readonly hasPassword: boolean }
  /** Link of the copy by id of the original. */
  | { readonly type: 'copied'; readonly copies: ReadonlyMap<string, string>; readonly to: number }
  /** From this computer. */
  | { readonly type: 'uploaded'; readonly files: readonly FileRow[]; readonly to: number }
  | {
      readonly type: 'folder-created';
      readonly parentId: number;
      readonly folder: { readonly id: number; readonly name: string };
    }
  | { readonly type: 'folder-renamed'; readonly id: number; readonly name: string }
  | { readonly type: 'folder-moved'; readonly id: number; readonly to: number }
  | { readonly type: 'folder-deleted'; readonly id: number }
  /** `hasPassword` null: as it was. */
  | {
      readonly type: 'folder-shared';
      readonly id: number;
      readonly url: string | null;
      readonly hasPassword: boolean | null;
    };

/** A stored listing. `folder` null: of files alone. */
export type KnownListing = FileListing & {
  readonly folderId: number;
  /** A file that comes into the folder belongs in it. */
  readonly holdsAllFiles: boolean;
  readonly folder: FolderListing | null;
};

export type EditedListings = {
  /** In the order given; one that does not change is the same object. */
  readonly listings: readonly KnownListing[];
  /** Folders whose listings are to be read anew. */
  readonly doubted: readonly number[];
  /** Folders that are no more. */
  readonly gone: readonly number[];
};

/** The stored listings of an account as they are after an act. */
export function editListings(listings: readonly KnownListing[], edit: ListingEdit): EditedListings {
  const same = { doubted: [], gone: [] };
  switch (edit.type) {
    case 'renamed':
      return {
        ...same,
        listings: mapFiles(listings, (row, id) => withName(row, edit.names.get(id))),
      };
    case 'protected':
      return {
        ...same,
        listings: mapFiles(listings, (row, id) =>
          edit.ids.has(id) ? { ...row, hasPassword: edit.hasPassword } : row,
        ),
      };
    case 'deleted':
      return { ...same, listings: mapFiles(listings, (row, id) => (edit.ids.has(id) ? null : row)) };
    case 'moved': {
      const rows = rowsById(listings, edit.ids);
      const left = mapFiles(listings, (row, id, folderId) =>
        edit.ids.has(id) && folderId !== edit.to ? null : row,
      );
      const doubted = rows.size < edit.ids.size ? [edit.to] : [];
      return { ...same, doubted, listings: addFiles(left, edit.to, [...rows.values()]) };
    }
    case 'copied': {
      const rows = rowsById(listings, new Set(edit.copies.keys()));
      const copies = [...rows].map(([id, row]) => ({
        ...row,
        url: edit.copies.get(id) ?? row.url,
        date: null,
      }));
      // Nobody says when a copy was made, and whether it has the original's password.
      return { ...same, doubted: [edit.to], listings: addFiles(listings, edit.to, copies) };
    }
    case 'uploaded':
      // Nobody says when a file was stored, nor that it lies in this folder: one that has gone sends it to the root.
      return { ...same, doubted: [edit.to], listings: addFiles(listings, edit.to, edit.files) };
    case 'folder-created':
      return {
        ...same,
        listings: addFolder(listings, edit.parentId, { ...edit.folder, date: null, hasPassword: false }),
      };
    case 'folder-renamed': {
      const renamed = mapFolders(listings, (row) => (row.id === edit.id ? { ...row, name: edit.name } : row));
      return { ...same, listings: mapOwn(renamed, edit.id, (own) => ({ ...own, name: edit.name })) };
    }
    case 'folder-moved': {
      const row = listings.flatMap(foldersOf).find(({ id }) => id === edit.id);
      const left = mapFolders(listings, (one, parentId) =>
        one.id === edit.id && parentId !== edit.to ? null : one,
      );
      if (row === undefined) return { ...same, doubted: [edit.to], listings: left };
      return { ...same, listings: addFolder(left, edit.to, row) };
    }
    case 'folder-deleted':
      return {
        ...same,
        gone: withinFolder(listings, edit.id),
        listings: mapFolders(listings, (row) => (row.id === edit.id ? null : row)),
      };
    case 'folder-shared': {
      const { url, hasPassword } = edit;
      const marked = mapFolders(listings, (row) =>
        row.id === edit.id && hasPassword !== null ? { ...row, hasPassword } : row,
      );
      return { ...same, listings: mapOwn(marked, edit.id, (own) => ({ ...own, shared: url })) };
    }
  }
}

function withName(row: FileRow, name: string | undefined): FileRow {
  return name === undefined ? row : { ...row, filename: name };
}

function foldersOf({ folder }: KnownListing): readonly Folder[] {
  return folder?.folders ?? [];
}

function rowsById(listings: readonly KnownListing[], ids: ReadonlySet<string>): Map<string, FileRow> {
  const rows = new Map<string, FileRow>();
  for (const row of listings.flatMap(({ files }) => files)) {
    const id = linkId(row.url);
    if (ids.has(id) && !rows.has(id)) rows.set(id, row);
  }
  return rows;
}

/** Null takes a row out; the row itself leaves it. */
function mapRows<T>(rows: readonly T[], change: (row: T) => T | null): readonly T[] {
  const changed = rows.map(change);
  if (changed.every((row, index) => row === rows[index])) return rows;
  return changed.filter((row) => row !== null);
}

function mapFiles(
  listings: readonly KnownListing[],
  change: (row: FileRow, id: string, folderId: number) => FileRow | null,
): readonly KnownListing[] {
  return listings.map((listing) => {
    const files = mapRows(listing.files, (row) => change(row, linkId(row.url), listing.folderId));
    return files === listing.files ? listing : { ...listing, files };
  });
}

function mapFolders(
  listings: readonly KnownListing[],
  change: (row: Folder, parentId: number) => Folder | null,
): readonly KnownListing[] {
  return listings.map((listing) => {
    if (listing.folder === null) return listing;
    const folders = mapRows(listing.folder.folders, (row) => change(row, listing.folderId));
    if (folders === listing.folder.folders) return listing;
    return { ...listing, folder: { ...listing.folder, folders } };
  });
}

function mapOwn(
  listings: readonly KnownListing[],
  id: number,
  change: (own: FolderListing) => FolderListing,
): readonly KnownListing[] {
  return listings.map((listing) =>
    listing.folder === null || listing.folderId !== id
      ? listing
      : { ...listing, folder: change(listing.folder) },
  );
}

function addFiles(
  listings: readonly KnownListing[],
  folderId: number,
  rows: readonly FileRow[],
): readonly KnownListing[] {
  return listings.map((listing) => {
    if (listing.folderId !== folderId || !listing.holdsAllFiles) return listing;
    const present = new Set(listing.files.map(({ url }) => linkId(url)));
    const added = rows.filter(({ url }) => !present.has(linkId(url)));
    return added.length === 0 ? listing : { ...listing, files: [...listing.files, ...added] };
  });
}

function addFolder(
  listings: readonly KnownListing[],
  parentId: number,
  row: Folder,
): readonly KnownListing[] {
  return mapOwn(listings, parentId, (own) =>
    own.folders.some(({ id }) => id === row.id) ? own : { ...own, folders: [...own.folders, row] },
  );
}

/** The folder and all that are known to lie below it. */
function withinFolder(listings: readonly KnownListing[], id: number): readonly number[] {
  const found = new Set([id]);
  for (const folderId of found) {
    const below = listings.filter((listing) => listing.folderId === folderId).flatMap(foldersOf);
    for (const folder of below) found.add(folder.id);
  }
  return [...found];
}
