import type { FolderContent, FolderRef } from '@/utils/messaging/files-protocol';

/** A folder seen before, with the way to it from the root, itself included, as far as it is known. */
export type KnownFolder = { readonly id: number; readonly path: readonly FolderRef[] };

/** The known folders and those of a listing, each once; the listing is right where both know one. */
export function withListing(
  known: readonly KnownFolder[],
  { path, folders }: Pick<FolderContent, 'path' | 'folders'>,
): readonly KnownFolder[] {
  const byId = new Map(known.map((folder) => [folder.id, folder]));
  for (const { id, name } of folders) byId.set(id, { id, path: [...path, { id, name }] });
  return [...byId.values()];
}
