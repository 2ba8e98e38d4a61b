import type { Conditions } from '@/utils/transfers/conditions';
import {
  CALLS_KEPT,
  CHANGED_LOOKS,
  CHECKS_PART,
  LOOK_AGAIN_MS,
  LOOKS_PART,
  LOOKS_PER_HOUR,
  MANY_FOLLOWED,
  MANY_FOLLOWED_MS,
} from '@/utils/transfers/constants';
import { allowedAt, followIntervalMs } from '@/utils/transfers/intervals';
import type { Job, OutboxContext } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';

/*
 * One listing serves all jobs, so there is one schedule for all: it begins anew with each job that is accepted, and grows
 * while nothing changes. The first quick looks are for a few jobs; where many are followed, one of them is always new. All
 * looks, quick ones too, count against what an hour of background work may spend on them.
 */

type Follow = OutboxContext['follow'];

/** Accepted, and no list has shown a date of it yet. */
export const isListed = (job: Job): boolean =>
  job.kind === 'remote' && job.state === 'accepted' && !job.finished;

/** Is there a reason to read the `info` of an accepted job? Sources may have been left out, or a list gave one. */
export const isPrompted = (job: Job): boolean => job.isEchoShort || job.lookedAt !== null;

/** When accepted jobs are listed next; somebody who looks on waits for no allowance, but a little for the last look. */
export function listedAt(
  { follow }: OutboxContext,
  jobs: readonly Job[],
  { isWatched, backgroundPerHour }: Conditions,
): number {
  const last = follow.looksAt.at(-1) ?? 0;
  const pauseMs = jobs.length < MANY_FOLLOWED ? 0 : MANY_FOLLOWED_MS;
  const perHour = Math.min(LOOKS_PER_HOUR, Math.floor(backgroundPerHour * LOOKS_PART));
  const allowed = Math.max(last + pauseMs, allowedAt(follow.looksAt, perHour));
  return Math.max(follow.nextLookAt, isWatched ? Math.min(allowed, last + LOOK_AGAIN_MS) : allowed);
}

/** When the `info` of a job may be read next for which there is no reason but time. */
export const checkedAt = ({ follow }: OutboxContext, { backgroundPerHour }: Conditions): number =>
  allowedAt(follow.checksAt, Math.floor(backgroundPerHour * CHECKS_PART));

const patchFollow = (state: OutboxState, patch: Partial<Follow>): OutboxState =>
  patchContext(state, { follow: { ...state.context.follow, ...patch } });

const withCall = (callsAt: readonly number[], at: number): number[] => [...callsAt, at].slice(-CALLS_KEPT);

/** A list was asked for, whatever for; one that came before its time changes nothing for the next. */
export function afterLook(state: OutboxState, at: number): OutboxState {
  const { looksAt, nextLookAt, idleLooks } = state.context.follow;
  const isDue = nextLookAt <= at;
  const looks = idleLooks + (isDue ? 1 : 0);
  return patchFollow(state, {
    looksAt: withCall(looksAt, at),
    idleLooks: looks,
    nextLookAt: isDue ? at + followIntervalMs(looks) : nextLookAt,
  });
}

/** `info` was asked for without a reason. */
export const afterCheck = (state: OutboxState, at: number): OutboxState =>
  patchFollow(state, { checksAt: withCall(state.context.follow.checksAt, at) });

/** A job is new: the looks begin anew. They are not put off for those that were waiting for one. */
export function afterAcceptance(state: OutboxState, accountId: string, at: number): OutboxState {
  const isAlone = !Object.values(state.jobs).some((job) => job.accountId === accountId && isListed(job));
  const first = at + followIntervalMs(0);
  const { nextLookAt } = state.context.follow;
  return patchFollow(state, { idleLooks: 0, nextLookAt: isAlone ? first : Math.min(first, nextLookAt) });
}

/** A job came to its end, or a part of it did: others may be about to. */
export function afterChange(state: OutboxState, at: number): OutboxState {
  const { idleLooks, nextLookAt } = state.context.follow;
  return patchFollow(state, {
    idleLooks: Math.min(idleLooks, CHANGED_LOOKS),
    nextLookAt: Math.min(nextLookAt, at + followIntervalMs(CHANGED_LOOKS)),
  });
}

/** Somebody opened a page that shows the transfers. */
export function afterLookAsked(state: OutboxState, soonest: number): OutboxState {
  const { idleLooks, nextLookAt } = state.context.follow;
  if (nextLookAt <= soonest) return state;
  return patchFollow(state, { idleLooks: Math.max(0, idleLooks - 1), nextLookAt: soonest });
}

/** The same by another clock. */
export const movedFollow = (follow: Follow, move: (time: number) => number): Follow => ({
  ...follow,
  nextLookAt: move(follow.nextLookAt),
  looksAt: follow.looksAt.map(move),
  checksAt: follow.checksAt.map(move),
});
