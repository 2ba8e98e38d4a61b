import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';
import type { UploadedFile } from '@/utils/messaging/uploads-protocol';

/** How far one file of this computer is on its way. Sizes bytes, times ms. */
export type UploadStage =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'starting' }
  /** `speed` in bytes a second; null until it can be told, as what is left. */
  | {
      readonly kind: 'sending';
      readonly sent: number;
      readonly speed: number | null;
      readonly leftMs: number | null;
    }
  /** It broke off with most or all of it out: did it arrive? `problem`: why that could not be asked the last time. */
  | {
      readonly kind: 'checking';
      readonly why: 'cut' | 'cancelled' | 'interrupted';
      readonly problem: Reason | null;
    }
  /** All of it is out. */
  | { readonly kind: 'at-1fichier'; readonly problem: Reason | null }
  /** `isInMainFolder`: since the folder it was meant for was gone. */
  | {
      readonly kind: 'done';
      readonly files: readonly UploadedFile[];
      readonly isInMainFolder: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: Reason }
  /** All of it went out, and nothing tells what became of it. */
  | { readonly kind: 'unknown'; readonly reason: Reason }
  | { readonly kind: 'cancelled' };

export type UploadItem = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** Where it goes: the folder, and the folders in it that it was picked with. */
  readonly folder: FolderRef;
  readonly way: readonly string[];
  /** The names, of the file and of folders on its way, that are others at 1fichier than here; null: all are the same. */
  readonly keptName: string | null;
  /** Bytes that it may have at most, where that stands against it. */
  readonly limit: number | null;
  readonly stage: UploadStage;
  readonly can: { readonly cancel: boolean; readonly retry: boolean; readonly remove: boolean };
};

/** All uploads together. */
export type UploadSum = {
  readonly total: number;
  readonly ended: number;
  readonly failed: number;
  readonly done: number;
  /** Bytes out, of those wanted: without what was cancelled or has failed. */
  readonly sent: number;
  readonly size: number;
  readonly speed: number | null;
  readonly leftMs: number | null;
};
