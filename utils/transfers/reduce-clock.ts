import type { EventOf } from '@/utils/transfers/events';
import { movedFollow } from '@/utils/transfers/follow';
import { lookAnew } from '@/utils/transfers/look-anew';
import type { Job, OutboxContext } from '@/utils/transfers/schema';
import { isSought, jobsOf, type OutboxState, patchTransfers } from '@/utils/transfers/state';
import { movedSuspects } from '@/utils/transfers/suspects';

/**
 * Our clock was set, or stood still for a computer that slept: the times stored are moved along, so that what is left
 * of each wait stays the same. A job that is being verified is looked for anew.
 */
export function reduceClockMoved(state: OutboxState, event: EventOf<'clockMoved'>): OutboxState {
  const { at, byMs } = event;
  const waiting = Object.values(state.transfers).filter((row) => row.notBefore !== null);
  const context = movedContext(state.context, byMs);
  const jobs = Object.values(state.jobs).map((job) => [job.key, movedJob(job, byMs)] as const);
  const moved = jobs.length === 0 ? state : { ...state, jobs: Object.fromEntries(jobs) };
  const waits = waiting.map((row) => row.id);
  const sends =
    waits.length === 0
      ? moved
      : patchTransfers(moved, waits, (row) => ({ notBefore: movedBy(row.notBefore, byMs) }));
  const next = context === state.context ? sends : { ...sends, context };
  return lookAnew(next, jobsOf(next), at);
}

const movedBy = (time: number | null, byMs: number): number | null => (time === null ? null : time + byMs);

/** An age that must be short to prove anything is never made shorter: the time of a sleep has passed for 1fichier. */
const onlyBack = (byMs: number): number => Math.min(0, byMs);

function movedJob(job: Job, byMs: number): Job {
  return {
    ...job,
    startedAt: job.startedAt + onlyBack(byMs),
    endedAt: movedBy(job.endedAt, byMs),
    nextLookAt: movedBy(job.nextLookAt, isSought(job) ? byMs : onlyBack(byMs)),
    unread: movedUnread(job.unread, onlyBack(byMs)),
    doubtful: Object.fromEntries(
      Object.entries(job.doubtful).map(([id, said]) => [id, { ...said, since: said.since + byMs }]),
    ),
  };
}

const movedUnread = (unread: Job['unread'], byMs: number): Job['unread'] =>
  unread && {
    ...unread,
    until: unread.until + byMs,
    overdueSince: movedBy(unread.overdueSince, byMs),
  };

function movedContext(context: OutboxContext, byMs: number): OutboxContext {
  const { known, hold, reads, openLimit, openLimitAt, follow, suspects } = context;
  const isAged = byMs < 0 && (known !== null || openLimit !== null || follow.nextLookAt > 0);
  if (!isAged && hold === null && reads.failures === 0 && suspects.length === 0) return context;
  return {
    ...context,
    known: known && { ...known, at: known.at + onlyBack(byMs) },
    openLimitAt: openLimitAt + onlyBack(byMs),
    follow: movedFollow(follow, (time) => time + onlyBack(byMs)),
    suspects: movedSuspects(suspects, (time) => time + byMs),
    hold: hold && { ...hold, since: hold.since + byMs, until: movedBy(hold.until, byMs) },
    reads: reads.failures === 0 ? reads : { ...reads, notBefore: reads.notBefore + byMs },
  };
}
