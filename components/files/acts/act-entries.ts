import type { FileEntry } from '@/components/files/file-entry';

export function entryName(entry: FileEntry): string {
  return entry.kind === 'file' ? entry.file.name : entry.folder.name;
}
