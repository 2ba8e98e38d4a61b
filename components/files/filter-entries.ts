import { entryName } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { foldName } from '@/components/folders/search-folders';

/** The rows whose names hold every word of the text, whatever case and accents. */
export function filterEntries(entries: readonly FileEntry[], text: string): readonly FileEntry[] {
  const words = foldName(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const name = foldName(entryName(entry));
    return words.every((word) => name.includes(word));
  });
}
