import type { FolderListing } from '@/utils/fichier/fichier-files';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { FolderBook } from '@/utils/store/folder-book-store';

const ROOT: FolderRef = { id: 0, name: null };
const RECENT_MAX = 8;
/** Far more than a tree that a person keeps; what was seen last stays. */
const KNOWN_MAX = 10_000;

/** After a listing: its sub-folders are known, and those that it no longer has are not, with all below them. */
export function learnFolders(book: FolderBook, { id, folders }: FolderListing): FolderBook {
  const listed = new Map(folders.map((folder) => [folder.id, folder.name]));
  const before = book.known.filter(({ parentId }) => parentId === id);
  const isSame = before.length === listed.size && before.every((one) => listed.get(one.id) === one.name);
  if (isSame) return book;
  const lost = new Set(before.map((one) => one.id).filter((one) => !listed.has(one)));
  const rest = book.known.filter((one) => one.parentId !== id && !listed.has(one.id));
  const learned = folders.map((folder) => ({ id: folder.id, name: folder.name, parentId: id }));
  const known = [...learned, ...withoutTree(rest, lost)].slice(0, KNOWN_MAX);
  return { ...book, known, recent: named(book.recent, listed), pinned: named(book.pinned, listed) };
}

/** A folder that was made, renamed or moved. */
export function placeFolder(
  book: FolderBook,
  { id, name, parentId }: { readonly id: number; readonly name: string; readonly parentId: number },
): FolderBook {
  const names = new Map([[id, name]]);
  return {
    ...book,
    known: [{ id, name, parentId }, ...book.known.filter((one) => one.id !== id)],
    recent: named(book.recent, names),
    pinned: named(book.pinned, names),
  };
}

/** A folder that is no more. */
export function dropFolder(book: FolderBook, id: number): FolderBook {
  const known = withoutTree(book.known, new Set([id]));
  const left = new Set(known.map((one) => one.id));
  const gone = new Set([id, ...book.known.map((one) => one.id).filter((one) => !left.has(one))]);
  return {
    ...book,
    known,
    recent: book.recent.filter((one) => !gone.has(one.id)),
    pinned: book.pinned.filter((one) => !gone.has(one.id)),
  };
}

/** The root is always at hand and never among the recent ones. */
export function useFolder(book: FolderBook, folder: FolderRef): FolderBook {
  if (folder.id === ROOT.id) return book;
  const name = folder.name ?? nameOf(book, folder.id);
  const others = book.recent.filter(({ id }) => id !== folder.id);
  return { ...book, recent: [{ id: folder.id, name }, ...others].slice(0, RECENT_MAX) };
}

export function pinFolder(book: FolderBook, folder: FolderRef, isPinned: boolean): FolderBook {
  const others = book.pinned.filter(({ id }) => id !== folder.id);
  if (!isPinned) return { ...book, pinned: others };
  return { ...book, pinned: [...others, { id: folder.id, name: folder.name ?? nameOf(book, folder.id) }] };
}

/** From the root to the folder, both included, as far as it is known. */
export function pathOf(book: FolderBook, folder: FolderRef): FolderRef[] {
  return pathIn(new Map(book.known.map((one) => [one.id, one])), folder);
}

/** All known folders with their paths. */
export function knownPaths(book: FolderBook): { id: number; path: FolderRef[] }[] {
  const byId = new Map(book.known.map((one) => [one.id, one]));
  return book.known.map((one) => ({ id: one.id, path: pathIn(byId, one) }));
}

function pathIn(
  byId: ReadonlyMap<number, FolderBook['known'][number]>,
  { id, name }: FolderRef,
): FolderRef[] {
  if (id === ROOT.id) return [ROOT];
  const path: FolderRef[] = [];
  const seen = new Set<number>();
  let at = byId.get(id) ?? null;
  if (at === null) return [ROOT, { id, name }];
  while (at !== null && !seen.has(at.id)) {
    seen.add(at.id);
    path.unshift({ id: at.id, name: at.name });
    at = byId.get(at.parentId) ?? null;
  }
  return [ROOT, ...path];
}

function nameOf(book: FolderBook, id: number): string | null {
  return book.known.find((one) => one.id === id)?.name ?? null;
}

function named(refs: readonly FolderRef[], names: ReadonlyMap<number, string>): FolderRef[] {
  return refs.map(({ id, name }) => ({ id, name: names.get(id) ?? name }));
}

function withoutTree(known: FolderBook['known'], tops: ReadonlySet<number>): FolderBook['known'] {
  const gone = new Set(tops);
  for (const top of gone) {
    for (const one of known) if (one.parentId === top) gone.add(one.id);
  }
  return gone.size === 0 ? known : known.filter((one) => !gone.has(one.id));
}
