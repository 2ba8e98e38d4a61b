import type { Failure } from '@/utils/transfers/schema';
import { type OutboxState, patchJob, patchTransfers } from '@/utils/transfers/state';

/** All its transfers have ended. What only the search needed is dropped; names of done links are still wanted. */
export function closeJob(state: OutboxState, key: string, at: number): OutboxState {
  const job = state.jobs[key];
  if (!job) return state;
  const isNamed = job.transferIds.every((id) => {
    const row = state.transfers[id];
    return row?.state !== 'done' || row.jobKey !== key || row.name !== null;
  });
  return patchJob(state, key, {
    state: 'closed',
    endedAt: job.endedAt ?? at,
    closedAt: at,
    namesWanted: !isNamed,
    nextLookAt: isNamed ? null : at,
    idleLooks: 0,
    knownIds: isNamed ? [] : job.knownIds,
    foreignIds: [],
    pendingIds: [],
    lookedAt: null,
    looks: [],
  });
}

/** Those of its transfers that have not ended fail, and the job is closed. */
export function failJob(state: OutboxState, key: string, failure: Failure, at: number): OutboxState {
  const job = state.jobs[key];
  if (!job) return state;
  const failed = patchTransfers(state, job.transferIds, (row) =>
    row.state === 'assigned' && row.jobKey === key
      ? { state: 'failed', failure, cancelWished: false, group: null, changedAt: at }
      : null,
  );
  return closeJob(failed, key, at);
}
