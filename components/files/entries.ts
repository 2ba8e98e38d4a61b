import type { FileEntry, FileRowEntry } from '@/components/files/file-entry';
import type { FolderContent } from '@/utils/messaging/files-protocol';

/** What is in a folder as rows: its folders, then its files, as 1fichier lists them. */
export function entriesOf({
  folders,
  files,
}: Pick<FolderContent, 'folders' | 'files'>): readonly FileEntry[] {
  return [
    ...folders.map((folder): FileEntry => ({ kind: 'folder', key: `folder/${folder.id}`, folder })),
    ...files.map((file): FileEntry => ({ kind: 'file', key: `file/${file.url}`, file })),
  ];
}

export const entryKey = ({ key }: FileEntry) => key;

export const isFile = (entry: FileEntry): entry is FileRowEntry => entry.kind === 'file';

export function entryName(entry: FileEntry): string {
  return entry.kind === 'folder' ? entry.folder.name : entry.file.name;
}
