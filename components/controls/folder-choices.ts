import type { Reason } from '@/utils/messaging/replies';

/** A folder of the root by its id; 0 and no name: the root itself. */
export type FolderChoice = { readonly id: number; readonly name: string | null };

/** The folders to choose from, as far as they are known: reading them costs a call, so it waits until it is wanted. */
export type FolderList =
  | { readonly kind: 'unread' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'known'; readonly folders: readonly { readonly id: number; readonly name: string }[] }
  | { readonly kind: 'failed'; readonly reason: Reason };

export const ROOT_FOLDER: FolderChoice = { id: 0, name: null };

/** The choices in the order shown: the preferred folder, the root, then the others by name. */
export function folderChoices(
  preferred: FolderChoice,
  chosen: FolderChoice,
  list: FolderList,
  locale: string,
): readonly FolderChoice[] {
  const known = list.kind === 'known' ? [...list.folders] : [];
  known.sort((a, b) => a.name.localeCompare(b.name, locale, { numeric: true }));
  const seen = new Set<number>();
  return [preferred, ROOT_FOLDER, chosen, ...known].filter(({ id }) => !seen.has(id) && seen.add(id));
}
