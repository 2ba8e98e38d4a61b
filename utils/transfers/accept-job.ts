import { withoutRefutedLimit } from '@/utils/transfers/batches';
import { EARLIER_IDS_KEPT, ORDER_IDS_KEPT } from '@/utils/transfers/constants';
import { afterAcceptance } from '@/utils/transfers/follow';
import { dropEmptyGroups, patchGroup, queuedOfGroup } from '@/utils/transfers/groups';
import { isPassing } from '@/utils/transfers/hold';
import { checkIntervalMs } from '@/utils/transfers/intervals';
import type { Job, RemoteId } from '@/utils/transfers/schema';
import {
  isSought,
  type OutboxState,
  ownedIds,
  patchContext,
  patchJob,
  patchTransfer,
  patchTransfers,
  withOwn,
} from '@/utils/transfers/state';
import { afterAnotherAccepted } from '@/utils/transfers/suspects';

/** 1fichier has the job: it said so, or it was found there. New ids still to be inspected may be its twins. */
export function acceptJob(
  state: OutboxState,
  job: Job,
  remote: {
    readonly ids: readonly [RemoteId, ...RemoteId[]];
    readonly date: string | null;
    /** The answer repeated fewer sources than were sent. */
    readonly isEchoShort?: boolean;
  },
  at: number,
): OutboxState {
  const { context } = state;
  const { ids, date, isEchoShort = false } = remote;
  const [remoteId, ...otherIds] = ids;
  const strangers = [...new Set([...context.strangers, ...job.pendingIds])].filter((id) => !ids.includes(id));
  const hold = isPassing(context.hold) ? null : context.hold;
  const known = patchContext(state, { own: withOwn(context.own, ids), strangers, hold });
  const owned = afterAcceptance(known, job.accountId, at);
  const accepted = patchJob(owned, job.key, {
    state: 'accepted',
    remoteId,
    otherIds,
    requestDate: date,
    endedAt: job.endedAt ?? at,
    isEchoShort,
    isFolderWanted: false,
    pendingIds: isEchoShort || otherIds.length > 0 ? [...ids] : [],
    lookedAt: null,
    idleLooks: 0,
    nextLookAt: at + checkIntervalMs(0),
    knownIds: earlierIds(state, job),
    failure: null,
  });
  return settleGroups(withoutRefutedLimit(accepted, job.accountId), job, at);
}

/**
 * Of all ids that were there before it, those whose links may still be read: an earlier job is no twin of this one. And some
 * from either end, while it is not known in which order lists are. The others are needed no more, and there may be thousands.
 */
function earlierIds(state: OutboxState, job: Job): RemoteId[] {
  const strangers = new Set(state.context.strangers);
  const owned = ownedIds(state);
  const told = Object.values(state.jobs)
    .filter((other) => isSought(other) && other.key !== job.key && other.accountId === job.accountId)
    .map((other) => new Set([...other.knownIds, ...other.foreignIds]));
  const isUnread = (id: RemoteId) => strangers.has(id) || told.some((ids) => !ids.has(id));
  const unread = job.knownIds.filter((id) => !owned.has(id) && isUnread(id)).slice(0, EARLIER_IDS_KEPT);
  const { listsNewestFirst, own } = state.context;
  // Two of ours tell it by themselves.
  if (listsNewestFirst === job.accountId || own.length > 1) return unread;
  const ends = [...job.knownIds.slice(0, ORDER_IDS_KEPT), ...job.knownIds.slice(-ORDER_IDS_KEPT)];
  return [...new Set([...unread, ...ends])];
}

/** One of a refused batch was accepted: so its links were at fault, not the account. The rest goes in halves. */
export function settleGroups(state: OutboxState, job: Job, at: number): OutboxState {
  const keys = new Set(job.transferIds.map((id) => state.transfers[id]?.group ?? null));
  const freed = patchTransfers(state, job.transferIds, (row) =>
    row.state === 'assigned' ? { group: null, cancelWished: false, changedAt: at } : { group: null },
  );
  const opened = [...keys].reduce((next, key) => (key === null ? next : openGroup(next, key, at)), freed);
  return afterAnotherAccepted(dropEmptyGroups(opened), job.kind);
}

function openGroup(state: OutboxState, key: string, at: number): OutboxState {
  const group = state.context.groups[key];
  if (!group || group.limit !== null) return state;
  const { suspect, code, words } = group;
  const judged =
    suspect !== null && state.transfers[suspect]?.state === 'queued'
      ? patchTransfer(state, suspect, {
          state: 'failed',
          failure: { code, words },
          group: null,
          changedAt: at,
        })
      : state;
  const rest = queuedOfGroup(judged, key).length;
  return patchGroup(judged, key, { limit: Math.max(1, Math.ceil(rest / 2)), suspect: null });
}
