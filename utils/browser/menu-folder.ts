/** A folder in the context menu. Id 0, and no name: the root. */
export type PinnedFolder = { readonly id: number; readonly name: string | null };

const SEPARATOR = ':';
const DEFAULT = 'default';
const FOLDER_ID = /^\d+$/;

/** The id of the entry that an item has for a folder; null: for the default folder. */
export function menuIdFor(item: string, folderId: number | null): string {
  return `${item}${SEPARATOR}${folderId ?? DEFAULT}`;
}

/** The item and the folder that a menu id stands for; `folderId` null: the default folder. */
export function parseMenuId(menuItemId: string | number): {
  readonly item: string;
  readonly folderId: number | null;
} {
  const [item = '', folder = ''] = String(menuItemId).split(SEPARATOR);
  const folderId = FOLDER_ID.test(folder) ? Number(folder) : null;
  return { item, folderId };
}
