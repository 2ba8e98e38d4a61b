import { i18n } from '#i18n';
import { safeText } from '@/utils/links/display-name';
import type { FolderRef } from '@/utils/messaging/files-protocol';

export const ROOT_FOLDER: FolderRef = { id: 0, name: null };

/** What a folder is called on the screen; the root has no name of its own. Nothing in it can reorder or hide other text. */
export function folderName({ id, name }: FolderRef): string {
  if (id === ROOT_FOLDER.id) return i18n.t('folder_root');
  return safeText(name ?? '') || i18n.t('folder_unnamed', [String(id)]);
}

/** The way to a folder, itself included: `Main folder / Films / 2020`. */
export function folderWay(path: readonly FolderRef[]): string {
  return path.map(folderName).join(' / ');
}
