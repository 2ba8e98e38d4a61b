import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Job, OutboxContext, Transfer } from '@/utils/transfers/schema';
import { isOpenJob, isOpenTransfer, isRetriable } from '@/utils/transfers/state';

/**
 * A stored transfer carries what its indexes need; a field that is absent keeps the row out of the index.
 * `shown`: the id while the row is visible. `shownOpen`: the same while it is also on its way. `shownState`: its state
 * while visible. `open` and `isolated`: 1 while on its way, and when it comes from a private window.
 */
export type TransferRow = Transfer & {
  readonly open?: 1;
  readonly shown?: string;
  readonly shownOpen?: string;
  readonly shownState?: Transfer['state'];
  readonly isolated?: 1;
  /** When a hidden row ended, and when a visible one did, epoch ms. */
  readonly hiddenAt?: number;
  readonly endedAt?: number;
  /** 1 for a failed row that may be sent again together with others. */
  readonly retriable?: 1;
};

export type JobRow = Job & {
  readonly open?: 1 /** When a job that nobody needs was closed. */;
  readonly doneAt?: number;
};

export type ContextRow = { readonly id: 'context'; readonly context: OutboxContext };

/** A small value beside the context, which also tells a database that was made before from a new one. */
export type NoteRow = { readonly id: NoteName; readonly note: unknown };
export type NoteName = 'profile' | 'salt';

/** A row that did not fit its schema, whole, with where it came from. */
export type UnreadableRow = { readonly from: 'transfers' | 'jobs' | 'context'; readonly row: unknown };

export interface OutboxDbSchema extends DBSchema {
  transfers: {
    key: string;
    value: TransferRow;
    indexes: {
      open: number;
      shown: string;
      shownOpen: string;
      shownState: [string, string];
      isolated: number;
      hiddenAt: number;
      endedAt: number;
      retriable: number;
    };
  };
  jobs: { key: string; value: JobRow; indexes: { open: number; doneAt: number } };
  context: { key: string; value: ContextRow | NoteRow };
  unreadable: { key: number; value: UnreadableRow };
}

export type OutboxDb = IDBPDatabase<OutboxDbSchema>;
export type UpgradeTransaction = IDBPTransaction<
  OutboxDbSchema,
  ('transfers' | 'jobs' | 'context' | 'unreadable')[],
  'versionchange'
>;

export function toTransferRow(transfer: Transfer): TransferRow {
  const isOpen = isOpenTransfer(transfer);
  const shown = { shown: transfer.id, shownState: transfer.state };
  const ended = transfer.hidden ? { hiddenAt: transfer.changedAt } : { endedAt: transfer.changedAt };
  return {
    ...transfer,
    ...(isOpen ? { open: 1 } : ended),
    ...(transfer.isPrivate ? { isolated: 1 } : {}),
    ...(transfer.hidden ? {} : shown),
    ...(isOpen && !transfer.hidden ? { shownOpen: transfer.id } : {}),
    ...(isRetriable(transfer) ? { retriable: 1 } : {}),
  };
}

export function toJobRow(job: Job): JobRow {
  return isOpenJob(job) ? { ...job, open: 1 } : { ...job, doneAt: job.closedAt ?? job.startedAt };
}
