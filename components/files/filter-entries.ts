import { entryName } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { foldedWords, foldName } from '@/utils/names/fold-name';

/** Each is folded once, however often the filter changes. */
const names = new WeakMap<FileEntry, string>();

function foldedName(entry: FileEntry): string {
  const known = names.get(entry);
  if (known !== undefined) return known;
  const name = foldName(entryName(entry));
  names.set(entry, name);
  return name;
}

/** The rows whose names hold every word of the text, whatever case and accents. */
export function filterEntries(entries: readonly FileEntry[], text: string): readonly FileEntry[] {
  const words = foldedWords(text);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const name = foldedName(entry);
    return words.every((word) => name.includes(word));
  });
}
