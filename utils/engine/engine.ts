import type { GovernorHold } from '@/utils/fichier/fichier';
import type { Keep } from '@/utils/store/outbox/sweep-ended';
import type { Progress } from '@/utils/transfers/run';
import type { Job, Origin, OutboxHold, Transfer, TransferKind } from '@/utils/transfers/schema';
import type { Counts, TransferFilter } from '@/utils/transfers/screen-schema';

/** A link the user wants sent, already recognised and accepted by `links`. */
export type NewTransfer = {
  /** Byte for byte as the page gave it. */
  readonly url: string;
  readonly kind: TransferKind;
  readonly origin: Origin;
  readonly folderId: number;
  readonly folderName: string | null;
  readonly isPrivate: boolean;
};

/** A link that the database has lost. */
export type LostTransfer = NewTransfer & {
  /** The id it had. */
  readonly id: string;
  /** 1fichier may have it: only the user may send it again. */
  readonly wasSent: boolean;
};

export type TransferWindow = {
  readonly items: readonly { readonly transfer: Transfer; readonly job: Job | null }[];
  readonly nextCursor: string | null;
  readonly counts: Counts;
};

/** Where all links together stand. */
export type Overview = {
  /** The user has paused sending. */
  readonly isPaused: boolean;
  /** Null when nothing is on its way, or one link alone. */
  readonly progress: Progress | null;
  /** Transfers that `cancelRemaining` would cancel, or note the wish of. */
  readonly waiting: number;
  /** Transfers that `retryFailed` would send again. */
  readonly retriable: number;
};

/**
 * The outbox with its effects. The only writer of transfers and jobs: every change goes through one queue, one step at
 * a time. All methods may be called at any moment, before `start` has finished too.
 */
export type Engine = {
  /** At every start of the background: loads, treats a job found `sending` as unsure, deletes private leftovers, goes on. */
  start(): Promise<void>;
  /** Stores the links in one transaction; resolves with their ids once they are safe. Sending begins by itself. */
  add(list: readonly NewTransfer[]): Promise<readonly string[]>;
  /** Takes lost links up again, those that are not there, in one transaction. */
  restore(list: readonly LostTransfer[]): Promise<void>;
  /** The links that wait are to be sent, or none of them is: the answer to the hold `other-profile`. */
  claimProfile(): Promise<void>;
  disownProfile(): Promise<void>;
  retry(id: string): Promise<void>;
  /**
   * Copies a file that was refused with its password, in one call, and resolves when its outcome is stored. The password
   * is held until then, and nowhere else. Rejects with `FichierError` when nothing went out, or when 1fichier refused for a
   * reason that is not the file's: the row asks again then.
   */
  copyWithPassword(id: string, password: string): Promise<void>;
  cancel(id: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Nothing is sent until `resume`, over restarts too; what has been sent is followed and verified all the same. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Cancels all that is queued, in one transaction; what may be at 1fichier only if it turns out not to be. */
  cancelRemaining(): Promise<void>;
  /** A new attempt of every visible failed transfer, in one transaction; not of those that 1fichier may already have. */
  retryFailed(): Promise<void>;
  /** Deletes finished transfers that need not be kept, in small transactions. */
  forget(keep: Keep): Promise<void>;
  overview(): Promise<Overview>;
  /** An alarm or any event: go on with what is due. Never throws, safe to call often. Resolves when nothing is due now. */
  wake(): Promise<void>;
  /** The popup was opened: look at open jobs at once, but never within 15 s of the last look. */
  lookNow(): Promise<void>;
  /** A key was saved or removed: lifts holds of the key and account, and goes on. */
  keyChanged(): Promise<void>;
  /** The cause of a hold is gone, whatever it was: `Try now` went well. */
  releaseHold(): Promise<void>;
  /** Permission granted or back online: lifts what that can lift; a bad key stays bad. */
  wayOpened(): Promise<void>;
  /** A window of the visible transfers, newest first; reads only what it returns. */
  list(query: {
    readonly cursor: string | null;
    readonly limit: number;
    readonly filter: TransferFilter;
  }): Promise<TransferWindow>;
  get(id: string): Promise<Transfer | null>;
  counts(): Promise<Counts>;
  /** Share links of all done, visible transfers, newest first. */
  links(): Promise<readonly string[]>;
  /** The hold in force, the governor's before the outbox's; null when links go out. */
  hold(): Promise<OutboxHold | GovernorHold | null>;
  /** When all waiting links will have been sent, if the hourly budget slows them and nobody has to act; epoch ms, else null. */
  estimatedEnd(): Promise<number | null>;
  /** Rows that could not be read and were set aside. */
  unreadable(): Promise<number>;
};

/** What the engine tells the composition root. */
export type EngineEvents = {
  /** Something stored has changed: badge and pages follow. Called at most once per step. */
  changed(): void;
  /** Transfers that reached `done` or `failed` in this step. */
  ended(transfers: readonly Transfer[]): void;
  /** A bug or a failing store. The outbox goes on at its next wake; nothing is sent that could not be recorded. */
  broke(error: unknown): void;
};
