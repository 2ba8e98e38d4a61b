import { backToQueue } from '@/utils/transfers/back-to-queue';
import type { EventOf } from '@/utils/transfers/events';
import { dropEmptyGroups } from '@/utils/transfers/groups';
import { isFolderDoubted, type OutboxState, patchJob, patchTransfers } from '@/utils/transfers/state';

/** Its folder cannot be asked about any more. Nothing was created, so its links wait again. */
export function reduceKeyGone(state: OutboxState, { key, at }: EventOf<'keyGone'>): OutboxState {
  const job = state.jobs[key];
  if (!job || !isFolderDoubted(job)) return state;
  const closed = patchJob(state, key, { closedAt: at, nextLookAt: null });
  return dropEmptyGroups(patchTransfers(closed, job.transferIds, (row) => backToQueue(row, at)));
}
