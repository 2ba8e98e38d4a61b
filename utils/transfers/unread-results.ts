import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { failJob } from '@/utils/transfers/close-job';
import {
  FOLLOW_MS,
  INFO_REFUSED_MS,
  UNKNOWN_TIMES,
  UNREAD_FOR_MS,
  UNREAD_TRIES,
} from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { followIntervalMs } from '@/utils/transfers/intervals';
import { isOverdue, nextInfo } from '@/utils/transfers/read-results';
import type { Job } from '@/utils/transfers/schema';
import { type OutboxState, patchJob } from '@/utils/transfers/state';

type Unread = NonNullable<Job['unread']>;

/** Did 1fichier answer, and of this job alone? Then the failure says nothing about other reads. */
export const isOfJob = ({ code, outcome, status }: FailureFacts): boolean =>
  (outcome === 'refused' || status !== null) && !POLICY[code].ofAccount && POLICY[code].hold === null;

const isUnknownId = ({ code, outcome }: FailureFacts): boolean =>
  outcome === 'refused' && (code === 'not-found' || code === 'gone');

/** The `info` of an accepted job could not be had. It is asked for again, later each time, until it is given up. */
export function resultsUnread(state: OutboxState, job: Job, event: EventOf<'infoFailed'>): OutboxState {
  const { id, facts, at } = event;
  const { outcome, code, words } = facts;
  const isMade =
    isOfJob(facts) || (outcome === 'unknown' && POLICY[code].hold === null && code !== 'aborted');
  if (!isMade) return notMade(state, job, at);
  const unread = withFailure(job, facts, at);
  if (isGone(job, unread, at)) return failJob(state, job.key, { code: 'vanished', words }, at);
  if (isGivenUp(unread, at)) return failJob(state, job.key, { code: 'no-answer', words }, at);
  // Of several jobs the others are asked first.
  const hasMore = job.pendingIds.some((other) => other !== id);
  return patchJob(state, job.key, {
    ...nextInfo(job, id, at),
    ...(hasMore ? {} : { unread }),
  });
}

/** The question was not put, or the way was cut: that says nothing about the job. */
function notMade(state: OutboxState, job: Job, at: number): OutboxState {
  if (job.isEchoShort) return state;
  return patchJob(state, job.key, { nextLookAt: at + followIntervalMs(1) });
}

function withFailure({ unread, endedAt }: Job, facts: FailureFacts, at: number): Unread {
  const times = (unread?.times ?? 0) + 1;
  const unknownTimes = (unread?.unknownTimes ?? 0) + (isUnknownId(facts) ? 1 : 0);
  const pauseMs = isRefusal(facts) ? refusedMs(times) : followIntervalMs(FOLLOW_MS.length - 1 + times);
  const overdueSince = unread?.overdueSince ?? (isOverdue({ endedAt }, at) ? at : null);
  return { times, unknownTimes, until: Math.max(facts.until ?? 0, at + pauseMs), overdueSince };
}

/** Not merely for now. */
const isRefusal = ({ code, outcome }: FailureFacts): boolean => outcome === 'refused' && !POLICY[code].retry;

const refusedMs = (times: number): number =>
  INFO_REFUSED_MS[Math.min(times, INFO_REFUSED_MS.length) - 1] ?? INFO_REFUSED_MS[0];

/** An id that 1fichier neither lists nor knows. One that it never listed may be late to be known, too. */
function isGone(job: Job, { times, unknownTimes }: Unread, at: number): boolean {
  if (!job.isMissing || job.otherIds.length > 0 || unknownTimes < UNKNOWN_TIMES) return false;
  return job.wasListed || (isOverdue(job, at) && times >= UNREAD_TRIES);
}

const isGivenUp = ({ times, overdueSince }: Unread, at: number): boolean =>
  times >= UNREAD_TRIES && overdueSince !== null && at - overdueSince >= UNREAD_FOR_MS;
