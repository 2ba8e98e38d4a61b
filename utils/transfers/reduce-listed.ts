import { ABSENT_BLIND_MS, CANDIDATES_PER_LOOK, MISSING_AFTER_MS } from '@/utils/transfers/constants';
import type { EventOf, ListedJob } from '@/utils/transfers/events';
import { followIntervalMs } from '@/utils/transfers/intervals';
import type { Job, RemoteId } from '@/utils/transfers/schema';
import {
  isSought,
  jobsOf,
  type OutboxState,
  ownedIds,
  patchContext,
  patchJob,
} from '@/utils/transfers/state';
import { closeLook } from '@/utils/transfers/verdict';

/** One listing serves all: accepted jobs are followed, sought ones looked for, new ids noted. */
export function reduceListRead(state: OutboxState, event: EventOf<'listRead'>): OutboxState {
  return jobsOf(state)
    .filter((job) => job.accountId === event.accountId && job.kind === 'remote' && job.closedAt === null)
    .reduce((next, job) => lookAt(next, job, event), event.isWhole ? withKnown(state, event) : state);
}

/** What is new later is told from what was listed before, so that only a whole listing will do. */
function withKnown(state: OutboxState, event: EventOf<'listRead'>): OutboxState {
  const known = { accountId: event.accountId, at: event.at, ids: event.rows.map((row) => row.id) };
  return patchContext(state, { known, strangers: strangersAfter(state, event) });
}

function lookAt(state: OutboxState, job: Job, event: EventOf<'listRead'>): OutboxState {
  if (job.state === 'accepted' && !job.finished) {
    const row = event.rows.find((other) => other.id === job.remoteId);
    return patchJob(state, job.key, row ? followed(job, row, event.at) : missed(job, event.at));
  }
  return isSought(job) ? startLook(state, job, event) : state;
}

function followed(job: Job, row: ListedJob, at: number): Partial<Job> {
  const seen = { wasListed: true, isMissing: false, requestDate: job.requestDate ?? row.requestDate };
  return row.finished ? { ...seen, finished: true, nextLookAt: at } : { ...seen, ...idle(job, at) };
}

/** A job is listed some time after it was accepted: before that, not being listed means nothing. */
function missed(job: Job, at: number): Partial<Job> {
  const isLate = job.endedAt !== null && at - job.endedAt < MISSING_AFTER_MS;
  if (isLate && !job.wasListed) return idle(job, at);
  return (job.nextLookAt ?? at) <= at ? { isMissing: true, nextLookAt: at } : {};
}

/** The next look of a job that has not changed; one that was not due yet keeps its time. */
export function idle(job: Job, at: number): Partial<Job> {
  if (job.nextLookAt !== null && job.nextLookAt > at) return {};
  const idleLooks = job.idleLooks + 1;
  return { idleLooks, nextLookAt: at + followIntervalMs(idleLooks) };
}

function startLook(state: OutboxState, job: Job, event: EventOf<'listRead'>): OutboxState {
  const ids = event.rows.map((row) => row.id);
  const owned = ownedIds(state);
  const read = new Set([...job.knownIds, ...job.foreignIds]);
  const candidates = ids.filter((id) => !read.has(id) && !owned.has(id) && id !== job.partId);
  const next = patchJob(state, job.key, {
    lookedAt: timeOfLook(job, event),
    pendingIds: candidates.slice(0, CANDIDATES_PER_LOOK),
    lookIsConclusive:
      event.isWhole && candidates.length <= CANDIDATES_PER_LOOK && provesAbsence(job, ids, event.at),
  });
  return closeLook(next, job.key, event.at);
}

/**
 * A listing shows some moment between the question and its answer. So the first look that may prove anything counts from
 * its answer and every later one from its question: they are never taken for further apart, or later, than they were.
 */
function timeOfLook(job: Job, { at, askedAt }: EventOf<'listRead'>): number {
  return job.looks.some((look) => look.conclusive) ? Math.min(askedAt, at) : at;
}

/**
 * Would the listing show the job if it existed? A known id must still be there, for a listing may be cut; and no more of
 * them may be gone than new ones came, for finished jobs may be dropped. Where none was known, nothing tells a listing that
 * was cut, so there must be nothing in it.
 */
function provesAbsence(job: Job, ids: readonly RemoteId[], at: number): boolean {
  const ageMs = at - job.startedAt;
  const isYoung = ageMs >= 0 && ageMs < ABSENT_BLIND_MS;
  if (job.knownIds.length === 0) return isYoung && ids.length === 0;
  const listed = new Set(ids);
  const known = new Set(job.knownIds);
  const gone = job.knownIds.filter((id) => !listed.has(id)).length;
  const fresh = ids.filter((id) => !known.has(id)).length;
  return gone < known.size && gone <= fresh;
}

/** New ids that nobody owns, while a job of ours is under way: one of them may be its twin. */
function strangersAfter(state: OutboxState, event: EventOf<'listRead'>): RemoteId[] {
  const { known, strangers } = state.context;
  const hasJob = jobsOf(state).some((job) => job.accountId === event.accountId && job.remoteId !== null);
  if (!hasJob || known?.accountId !== event.accountId) return [];
  const listed = new Set(event.rows.map((row) => row.id));
  const old = new Set([...known.ids, ...ownedIds(state), ...strangers]);
  const sought = jobsOf(state).some((job) => isSought(job) && job.accountId === event.accountId);
  const fresh = sought ? [] : [...listed].filter((id) => !old.has(id));
  return [...strangers.filter((id) => listed.has(id)), ...fresh].slice(-CANDIDATES_PER_LOOK);
}
