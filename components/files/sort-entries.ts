import { entryName } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { typeWord } from '@/components/files/file-words';
import type { FileColumn } from '@/components/files/files-sort';
import { compareValues, type SortValue } from '@/components/list/compare-values';
import type { TableSort } from '@/components/list/table-column';

/** Dates compare as texts, as 1fichier writes them. */
function sortValue(entry: FileEntry, by: FileColumn): SortValue {
  if (by === 'name') return entryName(entry);
  if (entry.kind === 'folder') {
    if (by === 'date') return entry.folder.date;
    return by === 'protection' ? Number(!entry.folder.hasPassword) : null;
  }
  const { size, date, hasPassword, hasAccessList } = entry.file;
  switch (by) {
    case 'size':
      return size;
    case 'date':
      return date;
    case 'type':
      return typeWord(entry) || null;
    case 'protection':
      return hasPassword ? 0 : hasAccessList ? 1 : 2;
  }
}

/** Folders first, whichever way; what is equal is in the order of names. Each row is asked for its values once. */
export function sortEntries(
  entries: readonly FileEntry[],
  { by, isDown }: TableSort<FileColumn>,
  order: Intl.Collator,
): readonly FileEntry[] {
  const valued = entries.map((entry) => ({
    entry,
    value: sortValue(entry, by),
    name: entryName(entry),
  }));
  valued.sort((a, b) => {
    if (a.entry.kind !== b.entry.kind) return a.entry.kind === 'folder' ? -1 : 1;
    return compareValues(a.value, b.value, isDown, order) || order.compare(a.name, b.name);
  });
  return valued.map(({ entry }) => entry);
}
