import { folderName } from '@/components/folders/folder-name';
import type { PickerRow } from '@/components/folders/picker-rows';
import { foldName } from '@/utils/names/fold-name';

/** What a key does in the tree, after the ARIA tree pattern; moving up and down is the list's own matter. */
export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'open' | 'close' | 'press' };

/** Does the row show others below it, or could it? Null: it cannot. */
export function isRowOpen({ content }: PickerRow): boolean | null {
  return content.kind === 'group' || content.kind === 'folder' ? content.isOpen : null;
}

/** Null for a key that does nothing on that row. */
export function treeMove(key: string, rows: readonly PickerRow[], index: number): TreeMove | null {
  const row = rows[index];
  if (row === undefined) return null;
  const isOpen = isRowOpen(row);
  switch (key) {
    case 'ArrowRight':
      if (isOpen === false) return { kind: 'open' };
      return isOpen && (rows[index + 1]?.level ?? 0) > row.level ? { kind: 'go', index: index + 1 } : null;
    case 'ArrowLeft': {
      if (isOpen) return { kind: 'close' };
      const parent = rows.slice(0, index).findLastIndex(({ level }) => level < row.level);
      return parent < 0 ? null : { kind: 'go', index: parent };
    }
    case 'Enter':
    case ' ':
      return { kind: 'press' };
    default:
      return null;
  }
}

/**
 * The next folder whose name begins with what was typed, from the top again after the last; null when there is none. A
 * first letter leads on from the row in use, further ones may leave it where it is.
 */
export function typedAhead(rows: readonly PickerRow[], index: number, typed: string): number | null {
  const wanted = foldName(typed);
  if (wanted === '') return null;
  const start = index + (Array.from(typed).length > 1 ? 0 : 1);
  for (let step = 0; step < rows.length; step += 1) {
    const at = (start + step) % rows.length;
    const content = rows[at]?.content;
    if (content?.kind === 'folder' && foldName(folderName(content.folder)).startsWith(wanted)) return at;
  }
  return null;
}
