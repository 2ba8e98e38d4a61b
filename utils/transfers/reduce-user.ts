import { LOOK_AGAIN_MS } from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { afterLookAsked, isListed } from '@/utils/transfers/follow';
import { countIntoRun } from '@/utils/transfers/run';
import type { OutboxContext, Transfer } from '@/utils/transfers/schema';
import {
  isInDoubt,
  isOpenTransfer,
  isRetriable,
  jobsOf,
  type OutboxState,
  patchContext,
  patchJob,
  patchTransfer,
  patchTransfers,
} from '@/utils/transfers/state';

export function reduceAdded(state: OutboxState, event: EventOf<'added'>): OutboxState {
  const added = Object.fromEntries(event.transfers.map((transfer) => [transfer.id, transfer]));
  return countIntoRun(state, { ...state, transfers: { ...state.transfers, ...added } });
}

/** A failed or cancelled transfer starts a new attempt; any other stays as it is. */
export function reduceRetried(state: OutboxState, event: EventOf<'retried'>): OutboxState {
  const transfer = state.transfers[event.id];
  if (transfer?.state !== 'failed' && transfer?.state !== 'cancelled') return state;
  return countIntoRun(state, patchTransfer(state, event.id, newAttempt(transfer, event.at)));
}

/** What changes in a transfer that the user sends again. */
export function newAttempt(transfer: Transfer, at: number): Partial<Transfer> {
  return {
    state: 'queued',
    attempt: transfer.attempt + 1,
    jobKey: null,
    group: null,
    cancelWished: false,
    failure: null,
    twin: false,
    hidden: false,
    resends: 0,
    notBefore: null,
    changedAt: at,
  };
}

export function reduceFailedRetried(state: OutboxState, event: EventOf<'failedRetried'>): OutboxState {
  const retried = patchTransfers(state, Object.keys(state.transfers), (row) =>
    isRetriable(row) ? newAttempt(row, event.at) : null,
  );
  return countIntoRun(state, retried);
}

export function reduceCancelled(state: OutboxState, event: EventOf<'cancelled'>): OutboxState {
  const transfer = state.transfers[event.id];
  const change = transfer && cancelled(state, transfer, event.at);
  return change ? patchTransfer(state, event.id, change) : state;
}

/** As if the user had cancelled one after the other. */
export function reduceRemainingCancelled(
  state: OutboxState,
  event: EventOf<'remainingCancelled'>,
): OutboxState {
  return patchTransfers(state, Object.keys(state.transfers), (row) => cancelled(state, row, event.at));
}

/** Of links that were sent since, or elsewhere, none goes out; what 1fichier has of them is followed all the same. */
export function reduceProfileDisowned(state: OutboxState, event: EventOf<'profileDisowned'>): OutboxState {
  // Answered before, in another window: what was given since is not meant.
  if (state.context.profileDoubtedAt === null) return state;
  const cancelled = reduceRemainingCancelled(state, { ...event, type: 'remainingCancelled' });
  return patchContext(cancelled, { profileDoubtedAt: null });
}

/** How many transfers that would change. */
export const countCancellable = (state: OutboxState): number =>
  Object.values(state.transfers).filter((row) => cancelled(state, row, 0) !== null).length;

/** Cancelled while queued; a wish while nobody knows whether 1fichier has it; nothing once it has. */
function cancelled(state: OutboxState, transfer: Transfer, at: number): Partial<Transfer> | null {
  if (transfer.state === 'queued') return { state: 'cancelled', group: null, changedAt: at };
  const job = transfer.jobKey ? state.jobs[transfer.jobKey] : undefined;
  if (transfer.state !== 'assigned' || transfer.cancelWished || !job || !isInDoubt(job)) return null;
  return { cancelWished: true, changedAt: at };
}

/** The row goes from the screen; a queued transfer is cancelled with it, an assigned one still followed. */
export function reduceRemoved(state: OutboxState, event: EventOf<'removed'>): OutboxState {
  const transfer = state.transfers[event.id];
  if (!transfer || transfer.hidden) return state;
  const isQueued = transfer.state === 'queued';
  return patchTransfer(state, event.id, {
    hidden: true,
    changedAt: event.at,
    ...(isQueued ? { state: 'cancelled', group: null } : {}),
  });
}

/** Somebody watches: the next looks are made at once, but not within 15 s of the last. */
export function reduceLookAsked(state: OutboxState, event: EventOf<'lookAsked'>): OutboxState {
  const soonest = Math.max(event.at, lastListingAt(state.context) + LOOK_AGAIN_MS);
  return jobsOf(state)
    .filter((job) => job.closedAt === null && job.nextLookAt !== null && job.nextLookAt > soonest)
    .filter((job) => !isListed(job) || job.isMissing)
    .filter((job) => job.transferIds.some((id) => isOpen(state, id)))
    .reduce(
      (next, job) =>
        patchJob(next, job.key, { nextLookAt: soonest, idleLooks: Math.max(0, job.idleLooks - 1) }),
      afterLookAsked(state, soonest),
    );
}

/** When a listing was last read, or last could not be; epoch ms, 0 when never. */
function lastListingAt({ known, hold }: OutboxContext): number {
  return Math.max(known?.at ?? 0, hold?.reason === 'listing' ? hold.since : 0);
}

function isOpen(state: OutboxState, id: string): boolean {
  const transfer = state.transfers[id];
  return transfer !== undefined && isOpenTransfer(transfer);
}
