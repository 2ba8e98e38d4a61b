import type { ListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import { isFichierError } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import type { FileRow } from '@/utils/fichier/fichier-files';
import { linkId } from '@/utils/links/link-id';
import type { StoredUpload } from '@/utils/store/upload-store';

/** What the folder says of an upload. `later`: it may be looked at from then on, epoch ms. */
export type FolderEvidence =
  | { readonly state: 'found'; readonly file: FileRow }
  | { readonly state: 'none' }
  | { readonly state: 'later'; readonly at: number };

type Needs = {
  readonly fichier: Pick<Fichier, 'listableAt'>;
  readonly listings: Pick<ListingDesk, 'list'>;
  readonly now: () => number;
};

/**
 * Reads the folder anew and looks for the file that was not there before. Without knowing what was, nothing in it proves
 * anything. Rejects as a listing does.
 */
export async function settleByFolder(
  { fichier, listings, now }: Needs,
  upload: StoredUpload,
): Promise<FolderEvidence> {
  const { folderId, before } = upload;
  const at = await fichier.listableAt(folderId);
  if (at > now()) return { state: 'later', at };
  if (before === null) return { state: 'none' };
  try {
    const { value } = await listings.list(folderId, true, true);
    const file = namesakes(value.files, upload).find(({ url }) => !before.includes(linkId(url)));
    return file === undefined ? { state: 'none' } : { state: 'found', file };
  } catch (error) {
    if (isFichierError(error) && error.facts.code === 'folder-not-found') return { state: 'none' };
    throw error;
  }
}

/** Files of the same name and size. */
export function namesakes(
  files: readonly FileRow[],
  { name, size }: { readonly name: string; readonly size: number },
): readonly FileRow[] {
  const wanted = name.normalize();
  return files.filter((file) => file.filename.normalize() === wanted && file.size === size);
}
