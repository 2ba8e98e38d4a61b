import { entryName } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { typeWord } from '@/components/files/file-words';
import type { FileColumn } from '@/components/files/files-sort';
import { sortText } from '@/components/list/sort-text';
import type { TableSort } from '@/components/list/table-column';

type Value = string | number | null;

/** Null: unknown, and last whichever way it is sorted. Dates compare as texts, as 1fichier writes them. */
function sortValue(entry: FileEntry, by: FileColumn): Value {
  if (by === 'name') return sortText(entryName(entry));
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
      return sortText(typeWord(entry)) || null;
    case 'protection':
      return hasPassword ? 0 : hasAccessList ? 1 : 2;
  }
}

/** Folders first, whichever way; what is equal is in the order of names. Each row is asked for its values once. */
export function sortEntries(
  entries: readonly FileEntry[],
  { by, isDown }: TableSort<FileColumn>,
): readonly FileEntry[] {
  const keyed = entries.map((entry) => ({
    entry,
    value: sortValue(entry, by),
    name: sortText(entryName(entry)),
  }));
  const sign = isDown ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.entry.kind !== b.entry.kind) return a.entry.kind === 'folder' ? -1 : 1;
    if (a.value !== b.value) {
      if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
      return a.value < b.value ? -sign : sign;
    }
    return a.name < b.name ? -1 : Number(a.name > b.name);
  });
  return keyed.map(({ entry }) => entry);
}
