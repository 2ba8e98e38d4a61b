import { ENDED_IDS_KEPT } from '@/utils/transfers/constants';
import { afterEnd } from '@/utils/transfers/hold';
import type { Failure } from '@/utils/transfers/schema';
import {
  idsOf,
  type OutboxState,
  patchContext,
  patchJob,
  patchTransfers,
  withOwn,
} from '@/utils/transfers/state';

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
    doubtful: {},
  });
}

/** The same for one that 1fichier had: what it kept open there is free again. */
export function closeEndedJob(state: OutboxState, key: string, at: number): OutboxState {
  const { hold, groups } = state.context;
  const next = afterEnd(hold, at);
  const closed = closeJob(state, key, at);
  if (next === hold) return closed;
  // Nobody has said that it is over: as before, two refusals are needed to blame nothing but the links.
  const anew = Object.entries(groups).map(([name, group]) => [name, { ...group, wasHeld: false }]);
  return patchContext(closed, { hold: next, groups: Object.fromEntries(anew) });
}

/** 1fichier has told what became of each of its sources. */
export function completeJob(state: OutboxState, key: string, at: number): OutboxState {
  const job = state.jobs[key];
  const ended = withOwn(state.context.ended, job ? idsOf(job) : []).slice(-ENDED_IDS_KEPT);
  return closeEndedJob(patchContext(state, { ended }), key, at);
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
  return closeEndedJob(failed, key, at);
}
