import type { Branch } from '@/components/folders/folder-branches';
import type { KnownFolder } from '@/components/folders/known-folders';
import type { NewFolder } from '@/components/folders/new-folder';
import type { FolderGroup } from '@/components/folders/picker-rows';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

/** What a folder picker shows. */
export type FolderPickerView = {
  readonly isShown: boolean;
  readonly query: string;
  /** Keys of the rows that are open. */
  readonly open: ReadonlySet<string>;
  readonly known: readonly KnownFolder[];
  readonly recent: readonly FolderRef[];
  readonly pinned: readonly FolderRef[];
  readonly branches: ReadonlyMap<number, Branch>;
  readonly newFolder: NewFolder | null;
  /** Why a folder could not be pinned or unpinned. */
  readonly failure: Reason | null;
};

/** What a user does with a folder picker, but for choosing, which is the page's own matter. */
export type FolderPickerActions = {
  show(): Promise<void>;
  hide(): void;
  search(text: string): void;
  setGroupOpen(group: FolderGroup, isOpen: boolean): void;
  setFolderOpen(id: number, isOpen: boolean): Promise<void>;
  refresh(id: number): Promise<void>;
  pin(folder: FolderRef, isPinned: boolean): Promise<void>;
  startNewFolder(parent: FolderRef): void;
  typeNewFolder(name: string): void;
  cancelNewFolder(): void;
  /** The folder that was made; null when none was. */
  createFolder(): Promise<FolderRef | null>;
};
