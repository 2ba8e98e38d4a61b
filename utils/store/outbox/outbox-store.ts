import type { NoteName } from '@/utils/store/outbox/outbox-db';
import type { Keep } from '@/utils/store/outbox/sweep-ended';
import type { OutboxChanges } from '@/utils/transfers/changes';
import type { Job, OutboxContext, Transfer } from '@/utils/transfers/schema';
import type { Counts, TransferFilter } from '@/utils/transfers/screen-schema';

/** Everything that is not finished: open transfers, open jobs with all their transfers, and the context. */
export type OpenRows = {
  readonly transfers: readonly Transfer[];
  readonly jobs: readonly Job[];
  readonly context: OutboxContext;
};

/**
 * Transfers and jobs at rest. Rows that do not fit the schema are set aside, counted and never handed out.
 * Every method rejects with the database's own error when the store fails.
 */
export type OutboxStore = {
  /** Writes all of it or nothing; resolves once it is on the disk. */
  commit(changes: OutboxChanges): Promise<void>;
  /** Reads what is open, whatever the number of finished transfers. */
  loadOpen(): Promise<OpenRows>;
  /** What is stored beside the records, alone. */
  context(): Promise<OutboxContext>;
  /** A window of the visible transfers, newest first; `cursor` is the id of the last one seen. */
  list(query: {
    readonly cursor: string | null;
    readonly limit: number;
    readonly filter: TransferFilter;
  }): Promise<{ readonly items: readonly Transfer[]; readonly nextCursor: string | null }>;
  get(id: string): Promise<Transfer | null>;
  getJob(key: string): Promise<Job | null>;
  /** Jobs still to be followed or verified, and those whose names are still to be read. */
  openJobs(): Promise<readonly Job[]>;
  /** Counted in indexes, without reading rows. */
  counts(): Promise<Counts>;
  /** The failed transfers that may be sent again together, and their number, counted without reading rows. */
  retriable(): Promise<readonly Transfer[]>;
  countRetriable(): Promise<number>;
  /** Share links of the visible done transfers, newest first. */
  links(): Promise<readonly string[]>;
  /** Deletes ended private transfers with their closed jobs: those in `ids`, or all of them when null. */
  purgePrivate(ids: readonly string[] | null): Promise<number>;
  /** Deletes closed jobs and hidden, ended transfers older than `before` (epoch ms), at most 500 of each. */
  sweep(before: number): Promise<void>;
  /** Deletes a piece of the finished transfers that need not be kept, oldest first. Resolves with the number; 0: all is done. */
  sweepEnded(keep: Keep): Promise<number>;
  /** Rows set aside so far. */
  unreadable(): Promise<number>;
  /** A value kept beside the records, as it was written; null when there is none. */
  readNote(name: NoteName): Promise<unknown>;
  /** Resolves once it is on the disk. */
  writeNote(name: NoteName, note: unknown): Promise<void>;
};
