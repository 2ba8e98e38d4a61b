import type { FileView, FolderView } from '@/utils/messaging/files-protocol';

/** A row of the files page. Keys are unlike one another and stay through renaming. */
export type FolderEntry = { readonly kind: 'folder'; readonly key: string; readonly folder: FolderView };
export type FileRowEntry = { readonly kind: 'file'; readonly key: string; readonly file: FileView };
export type FileEntry = FolderEntry | FileRowEntry;
