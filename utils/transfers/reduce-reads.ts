import { type ErrorCode, type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { LOOK_AGAIN_MS, READ_PAUSE_MS, READ_TRIES } from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { holdOf, isHeld } from '@/utils/transfers/hold';
import { readRetryMs } from '@/utils/transfers/intervals';
import type { OutboxHold } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';

/** Says the failure anything about 1fichier? A read that made way, and one that never left, do not. */
const isSilent = (facts: FailureFacts): boolean => facts.outcome === 'not-sent' || facts.code === 'aborted';

/** Is the outbox held because something could not be read? The next read that goes well ends that. */
const isOfReads = (hold: OutboxHold | null): boolean =>
  hold?.reason === 'network' || hold?.reason === 'listing';

/**
 * A listing failed: the next one is made later, each time later, and links wait for it, since what is there before a send
 * must be known. What cannot get better by itself waits for the user; a listing for other reasons may still lift it.
 */
export function afterListFailure(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  if (isSilent(facts)) return state;
  const next = withFailure(state, facts, at);
  const { hold, reads } = next.context;
  const { ofAccount, retry, hold: held } = POLICY[facts.code];
  if (ofAccount || (isHeld(hold, at) && !isOfReads(hold))) return next;
  const { code, words } = facts;
  const reason = held === 'network' ? held : 'listing';
  const until = retry ? reads.notBefore : null;
  return patchContext(next, { hold: { reason, code, words, since: at, until } });
}

/**
 * Is there no sense in waiting for a list? Not after a refusal that speaks of it alone, nor after many answers in a row that
 * could not be read, or one if it was so before.
 */
export function cannotBeListed({ context }: OutboxState, event: EventOf<'listFailed'>): boolean {
  const { facts, accountId } = event;
  const { ofAccount, retry } = POLICY[facts.code];
  if (ofAccount || isSilent(facts)) return false;
  if (facts.outcome === 'refused') return !retry;
  const wasUnread = context.known?.accountId === accountId && !context.known.isWhole;
  const isUnread = facts.code === 'bad-answer' || facts.code === 'redirected';
  return isUnread && (wasUnread || context.reads.failures + 1 >= READ_TRIES);
}

/** Any other read: a refusal that speaks of the thing asked for alone says nothing about the next. */
export function afterReadFailure(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  const { ofAccount, retry, hold } = POLICY[facts.code];
  if (isSilent(facts)) return state;
  if (hold === 'network') return afterListFailure(state, facts, at);
  return ofAccount || retry ? withFailure(state, facts, at) : state;
}

function withFailure(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  const failures = state.context.reads.failures + 1;
  const hold = holdOf(facts, at, state.context.hold);
  const notBefore = facts.until ?? hold?.until ?? at + pauseMs(facts.code, failures, at);
  return patchContext(state, { reads: { failures, notBefore }, hold: hold ?? state.context.hold });
}

/** The very moment of a failure is chance enough. */
const pauseMs = (code: ErrorCode, failures: number, at: number): number =>
  POLICY[code].retry ? readRetryMs(failures, String(at)) : READ_PAUSE_MS;

/** The user does something, or looks on: what may have got better by itself is tried now, but not at every click. */
export function readSoon(state: OutboxState, at: number): OutboxState {
  const { hold, reads } = state.context;
  if (!isOfReads(hold) || hold?.until == null) return state;
  const soonest = Math.max(at, hold.since + LOOK_AGAIN_MS);
  if (Math.max(reads.notBefore, hold.until) <= soonest) return state;
  return patchContext(state, {
    reads: { ...reads, notBefore: Math.min(reads.notBefore, soonest) },
    hold: { ...hold, until: Math.min(hold.until, soonest) },
  });
}

/** The way is open again: that mends a hold of the way, and no other. */
export function reduceWayOpened(state: OutboxState): OutboxState {
  const { hold, reads } = state.context;
  const isOfWay = isOfReads(hold) || hold?.reason === 'permission';
  if (!isOfWay && reads.failures === 0) return state;
  return patchContext(state, { hold: isOfWay ? null : hold, reads: { failures: 0, notBefore: 0 } });
}

/** The results of one job could be read: that says nothing about the list of all. */
export function afterInfo(state: OutboxState): OutboxState {
  return state.context.hold?.reason === 'listing' ? state : afterRead(state);
}

/** A read went well: what kept reads from going out is gone. */
export function afterRead(state: OutboxState): OutboxState {
  const { hold, reads } = state.context;
  const isOver = isOfReads(hold);
  if (reads.failures === 0 && !isOver) return state;
  return patchContext(state, { reads: { failures: 0, notBefore: 0 }, hold: isOver ? null : hold });
}
