import type { ReadonlySignal } from '@preact/signals';
import type { FileEntry } from '@/components/files/file-entry';
import type { FolderContent, FolderRef } from '@/utils/messaging/files-protocol';

/** What the parts of the files page (acts, links, uploads) know of the page around them. */
export type PageSeam = {
  /** The open folder. */
  readonly here: ReadonlySignal<FolderRef>;
  /** What is in it, as 1fichier told; null while it is read. */
  readonly content: ReadonlySignal<FolderContent | null>;
  /** Picked rows that are still there, in the order of the list. */
  readonly picked: ReadonlySignal<readonly FileEntry[]>;
  /** Rows that the filter lets through. */
  readonly shown: ReadonlySignal<readonly FileEntry[]>;
  unpick(): void;
  openFolder(folder: FolderRef): void;
  /** Shows the open folder as it is at 1fichier, as soon as that may be asked. */
  lookAgain(): void;
  /** What the last act came to, on the page's own line, which is read aloud. */
  say(text: string, isBad?: boolean): void;
  /** Reads aloud without showing. */
  announce(text: string): void;
};
