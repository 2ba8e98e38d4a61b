import { pathOf } from '@/entrypoints/background/files/folder-book';
import type { Aged } from '@/utils/fichier/fichier';
import type { FileDetails, FolderListing } from '@/utils/fichier/fichier-files';
import { safeText } from '@/utils/links/display-name';
import type { FileInfo, FolderContent } from '@/utils/messaging/files-protocol';
import type { FolderBook } from '@/utils/store/folder-book-store';

/** A listing as a page shows it. `refreshAt`: when 1fichier may be asked again, epoch ms. */
export function folderContent(
  { value, at }: Aged<FolderListing>,
  asked: { readonly folderId: number; readonly withFiles: boolean },
  around: { readonly book: FolderBook; readonly refreshAt: number },
): FolderContent {
  const files = asked.withFiles ? value.files : [];
  return {
    id: asked.folderId,
    path: pathOf(around.book, { id: asked.folderId, name: value.name }),
    folders: value.folders.map(({ id, name, date, hasPassword }) => ({ id, name, date, hasPassword })),
    files: files.map(({ filename, ...row }) => ({ name: filename, ...row })),
    shared: value.shared,
    sharedWith: value.sharedWith,
    isCut: asked.withFiles && value.isCut,
    at,
    refreshAt: around.refreshAt,
  };
}

/** The page shows the description; nothing in it may reorder or hide other text. */
export function fileInfo({ filename, description, ...info }: FileDetails): FileInfo {
  return { ...info, name: filename, description: description === null ? null : safeText(description) };
}
