import {
  FOLLOW_LATE_MAX_MS,
  INFO_REFUSED_MS,
  READ_PAUSE_MS,
  RESEND_FIRST_MS,
  SENDS_PER_ATTEMPT,
  UNDECIDED_MAX_MS,
} from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { movedFollow } from '@/utils/transfers/follow';
import { lookAnew } from '@/utils/transfers/look-anew';
import { reduceInterrupted } from '@/utils/transfers/reduce-sent';
import type { Job, OutboxContext } from '@/utils/transfers/schema';
import { jobsOf, type OutboxState, patchTransfers } from '@/utils/transfers/state';
import { movedSuspects } from '@/utils/transfers/suspects';

const LONGEST_UNREAD_MS = Math.max(...INFO_REFUSED_MS);
const LONGEST_RESEND_MS = 2 * RESEND_FIRST_MS * 2 ** SENDS_PER_ATTEMPT;

/** The background starts: what was under way is unsure, and times that a clock set back put out of reach come near. */
export function reduceStarted(state: OutboxState, event: EventOf<'started'>): OutboxState {
  const { at } = event;
  const near = withNearTimes(state, at);
  const anew = lookAnew(near, jobsOf(near), at);
  return reduceInterrupted(anew, { ...event, type: 'interrupted' });
}

function withNearTimes(state: OutboxState, at: number): OutboxState {
  const jobs = Object.fromEntries(
    Object.values(state.jobs).map((job) => [job.key, nearJob(ofEarlierLife(job), at)]),
  );
  const late = Object.values(state.transfers).filter((row) => (row.notBefore ?? 0) > at + LONGEST_RESEND_MS);
  const next = { ...state, jobs, context: nearContext(state.context, at) };
  if (late.length === 0) return next;
  const ids = late.map((row) => row.id);
  return patchTransfers(next, ids, () => ({ notBefore: at + LONGEST_RESEND_MS }));
}

const ofEarlierLife = (job: Job): Job => (job.isAgeKnown ? { ...job, isAgeKnown: false } : job);

/** What lies ahead although it has happened was told by another clock: its age is taken for what proves least. */
function nearJob(job: Job, at: number): Job {
  const longestMs = job.state === 'accepted' ? FOLLOW_LATE_MAX_MS : UNDECIDED_MAX_MS;
  const isFar = job.nextLookAt !== null && job.nextLookAt > at + longestMs;
  const hasEndedAhead = job.endedAt !== null && job.endedAt > at;
  const isUnreadFar = job.unread !== null && job.unread.until > at + LONGEST_UNREAD_MS;
  if (!isFar && !hasEndedAhead && !isUnreadFar) return job;
  return {
    ...job,
    endedAt: hasEndedAhead ? at : job.endedAt,
    nextLookAt: isFar ? at : job.nextLookAt,
    unread: isUnreadFar ? null : job.unread,
  };
}

function nearContext(context: OutboxContext, at: number): OutboxContext {
  const { known, hold, reads, follow, suspects } = context;
  const isFollowFar = follow.nextLookAt > at + FOLLOW_LATE_MAX_MS || (follow.looksAt.at(-1) ?? 0) > at;
  const isReadFar = reads.notBefore > at + READ_PAUSE_MS;
  const isHoldFar = hold !== null && hold.until !== null && hold.since > at;
  const isKnownAhead = known !== null && known.at > at;
  const isSuspectAhead = suspects.some(({ since }) => since > at);
  if (!isReadFar && !isHoldFar && !isKnownAhead && !isFollowFar && !isSuspectAhead) return context;
  const lengthMs = isHoldFar ? (hold.until ?? at) - hold.since : 0;
  return {
    ...context,
    known: isKnownAhead ? { ...known, at: 0 } : known,
    follow: isFollowFar ? movedFollow(follow, (time) => Math.min(time, at)) : follow,
    suspects: movedSuspects(suspects, (time) => Math.min(time, at)),
    reads: isReadFar ? { ...reads, notBefore: at + READ_PAUSE_MS } : reads,
    hold: isHoldFar ? { ...hold, since: at, until: at + lengthMs } : hold,
  };
}
