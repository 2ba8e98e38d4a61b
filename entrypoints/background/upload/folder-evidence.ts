import type { ListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import { isFichierError } from '@/utils/fichier/errors';
import type { Fichier } from '@/utils/fichier/fichier';
import type { FileRow } from '@/utils/fichier/fichier-files';
import { linkId } from '@/utils/links/link-id';
import { isSameName } from '@/utils/names/same-name';
import type { StoredUpload } from '@/utils/store/upload-store';

/**
 * What the folder says of an upload. `none`: all of it was read, and the file is not in it. `unclear`: it proves nothing.
 * `later`: it may be looked at from then on, epoch ms.
 */
export type FolderEvidence =
  | { readonly state: 'found'; readonly file: FileRow }
  | { readonly state: 'none' | 'unclear' }
  | { readonly state: 'later'; readonly at: number };

type Needs = {
  readonly fichier: Pick<Fichier, 'listableAt'>;
  readonly listings: Pick<ListingDesk, 'list'>;
  readonly now: () => number;
};

/**
 * Reads the folder anew and looks for the file that was not there before. Without knowing what was, nothing in it proves
 * anything; nor does that the file is not among those listed where 1fichier lists only some, or where the folder has gone.
 * Rejects as a listing does.
 */
export async function settleByFolder(
  { fichier, listings, now }: Needs,
  upload: StoredUpload,
): Promise<FolderEvidence> {
  const { folderId, before } = upload;
  if (before === null) return { state: 'unclear' };
  const at = await fichier.listableAt(folderId);
  if (at > now()) return { state: 'later', at };
  try {
    const { value } = await listings.list(folderId, true, true);
    const file = namesakes(value.files, upload).find(({ url }) => !before.includes(linkId(url)));
    if (file !== undefined) return { state: 'found', file };
    return { state: value.isCut ? 'unclear' : 'none' };
  } catch (error) {
    if (isFichierError(error) && error.facts.code === 'folder-not-found') return { state: 'unclear' };
    throw error;
  }
}

/** Files of the same name and size. */
export function namesakes(
  files: readonly FileRow[],
  { name, size }: { readonly name: string; readonly size: number },
): readonly FileRow[] {
  return files.filter((file) => file.size === size && isSameName(file.filename, name));
}
