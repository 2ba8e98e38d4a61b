import type { FileEntry, FileRowEntry } from '@/components/files/file-entry';
import type { WorkFile } from '@/components/workbench/direct-item';
import type { NamedLink } from '@/utils/links/shapes/named-link';

export function fileEntries(entries: readonly FileEntry[]): readonly FileRowEntry[] {
  return entries.filter((entry) => entry.kind === 'file');
}

/** The share link of a file under its name. */
export function namedFile({ file: { url, name, size } }: FileRowEntry): NamedLink {
  return { url, name, size };
}

export function workFile({ key, file: { url, name, size } }: FileRowEntry): WorkFile {
  return { key, link: url, name, size };
}
