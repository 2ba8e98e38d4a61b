import type { FileEntry, FileRowEntry, FolderEntry } from '@/components/files/file-entry';

/** What a person can do on the files page, each with the rows it is about. */
export type FilesVerbs = {
  upload(): void;
  newFolder(): void;
  rename(entry: FileEntry): void;
  /** By one change in the names of all. */
  renameMany(files: readonly FileRowEntry[]): void;
  move(entries: readonly FileEntry[]): void;
  copyTo(files: readonly FileRowEntry[]): void;
  remove(entries: readonly FileEntry[]): void;
  /** Puts a password on the links of files, or takes it away. */
  protect(files: readonly FileRowEntry[]): void;
  share(folder: FolderEntry): void;
  details(file: FileRowEntry): void;
  copyLinks(files: readonly FileRowEntry[]): void;
  directLinks(files: readonly FileRowEntry[]): void;
  download(files: readonly FileRowEntry[]): void;
};
