import type { Job, OutboxContext, Transfer } from '@/utils/transfers/schema';
import { isOpenJob, isOpenTransfer, type OutboxState } from '@/utils/transfers/state';

/** What one transaction has to write. `context` null: unchanged. */
export type OutboxChanges = {
  readonly transfers: readonly Transfer[];
  readonly jobs: readonly Job[];
  readonly context: OutboxContext | null;
  readonly deletedJobs: readonly string[];
};

/** The rows that differ between two states. Rows are compared by identity: the machine never changes one in place. */
export function changesBetween(before: OutboxState, after: OutboxState): OutboxChanges {
  return {
    transfers: Object.values(after.transfers).filter((row) => before.transfers[row.id] !== row),
    jobs: Object.values(after.jobs).filter((row) => before.jobs[row.key] !== row),
    context: before.context === after.context ? null : after.context,
    deletedJobs: Object.keys(before.jobs).filter((key) => !after.jobs[key]),
  };
}

export const isEmptyChange = (changes: OutboxChanges): boolean =>
  changes.context === null &&
  changes.transfers.length + changes.jobs.length + changes.deletedJobs.length === 0;

/** The state without what has ended: closed jobs, and ended transfers that no open job needs. */
export function forgetEnded(state: OutboxState): OutboxState {
  const jobs = Object.values(state.jobs).filter(isOpenJob);
  const needed = new Set(jobs.flatMap((job) => job.transferIds));
  const transfers = Object.values(state.transfers).filter((row) => isOpenTransfer(row) || needed.has(row.id));
  return {
    transfers: Object.fromEntries(transfers.map((row) => [row.id, row])),
    jobs: Object.fromEntries(jobs.map((job) => [job.key, job])),
    context: state.context,
  };
}
