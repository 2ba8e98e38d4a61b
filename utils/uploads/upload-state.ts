import type { ErrorCode } from '@/utils/fichier/errors';
import type { NodeAnswer } from '@/utils/uploads/node-answer';

export type UploadReason = {
  readonly code: ErrorCode;
  /** 1fichier's own words; null when it said nothing. */
  readonly words: string | null;
  readonly until: number | null;
};

/** What follows if neither the node nor the folder knows an upload about which was asked. */
export type IfMissing = 'cut' | 'cancelled' | 'interrupted' | 'unknown';

export type ArrivedFile = { readonly url: string; readonly name: string; readonly size: number | null };

/** One upload. Sizes bytes, times epoch ms. `id` names it at its node. */
export type UploadState =
  | { readonly kind: 'waiting' }
  /** A node is asked for. `attempt` 2: after a node that could not store. */
  | { readonly kind: 'starting'; readonly attempt: 1 | 2; readonly size: number }
  /** `total`: of the request, a little more than the file; the file alone until that is known. */
  | {
      readonly kind: 'sending';
      readonly attempt: 1 | 2;
      readonly id: string;
      readonly size: number;
      readonly sent: number;
      readonly total: number;
    }
  /** All bytes are out; the node has not answered yet. */
  | { readonly kind: 'sent'; readonly attempt: 1 | 2; readonly id: string; readonly size: number }
  /** All bytes are, or may be, out. Nothing is sent again. `problem`: why the last question failed. */
  | {
      readonly kind: 'asking';
      readonly id: string;
      readonly ifMissing: IfMissing;
      /** What the node said that settles nothing; null: no word. */
      readonly words: string | null;
      readonly problem: UploadReason | null;
    }
  | { readonly kind: 'done'; readonly files: readonly ArrivedFile[]; readonly folderId: number }
  /** Nothing was stored, or not in the account (`upload-as-guest`). */
  | { readonly kind: 'failed'; readonly reason: UploadReason }
  /** Nothing was stored. */
  | { readonly kind: 'cancelled' }
  /** All bytes went out, and nobody can say what became of them. */
  | { readonly kind: 'unknown'; readonly reason: UploadReason };

export type UploadReport =
  | { readonly state: 'waiting'; readonly askAgainAt: number }
  | { readonly state: 'stored'; readonly files: readonly ArrivedFile[]; readonly folderId: number }
  /** Stored, in no account. */
  | { readonly state: 'guest'; readonly files: readonly ArrivedFile[] }
  /** `missing`: it did not arrive. `untold`: that is not known. */
  | { readonly state: 'missing' | 'untold' };

export type UploadEvent =
  | { readonly type: 'start'; readonly size: number }
  | { readonly type: 'begun'; readonly id: string; readonly url: string }
  | { readonly type: 'not-begun'; readonly reason: UploadReason }
  | { readonly type: 'progress'; readonly id: string; readonly sent: number; readonly total: number }
  /** The browser has handed the last byte to the network. */
  | { readonly type: 'all-out'; readonly id: string }
  | { readonly type: 'answered'; readonly id: string; readonly answer: NodeAnswer }
  /** The request ended without an answer. */
  | { readonly type: 'cut'; readonly id: string }
  | { readonly type: 'cancel' }
  /** Nobody wants to know any more what became of it. */
  | { readonly type: 'let-go' }
  | { readonly type: 'reported'; readonly id: string; readonly report: UploadReport }
  | { readonly type: 'not-reported'; readonly id: string; readonly reason: UploadReason }
  | { readonly type: 'retry' };

/** What is to be done. Only `send` sends bytes. */
export type UploadEffect =
  /** `beginUpload`. */
  | { readonly type: 'begin' }
  | { readonly type: 'send'; readonly id: string; readonly url: string }
  | { readonly type: 'abort'; readonly id: string }
  /** `uploadSent`. */
  | { readonly type: 'tell-sent'; readonly id: string }
  /** `uploadReport`, not before `at`; null: when the problem of the last question may have passed. */
  | { readonly type: 'ask'; readonly id: string; readonly at: number | null }
  /** `endUpload`. */
  | { readonly type: 'end'; readonly id: string };
