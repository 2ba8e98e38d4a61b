import {
  ABSENT_AFTER_MS,
  CANDIDATES_PER_LOOK,
  MISSING_AFTER_MS,
  SEEN_IDS_KEPT,
} from '@/utils/transfers/constants';
import type { EventOf, ListedJob } from '@/utils/transfers/events';
import { afterChange, afterLook, isListed } from '@/utils/transfers/follow';
import { keptWith, orderShown, provesAbsence } from '@/utils/transfers/proves-absence';
import { afterListFailure, afterRead, cannotBeListed } from '@/utils/transfers/reduce-reads';
import type { Job, RemoteId } from '@/utils/transfers/schema';
import {
  idsOf,
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
  return readList(afterLook(state, event.at), event);
}

function readList(state: OutboxState, event: EventOf<'listRead'>): OutboxState {
  return jobsOf(state)
    .filter((job) => job.accountId === event.accountId && job.kind === 'remote' && job.closedAt === null)
    .reduce((next, job) => lookAt(next, job, event), withKnown(state, event));
}

/** The list cannot be had, and waiting would not help: as one that says nothing, so that it keeps no link waiting. */
export function reduceListFailed(state: OutboxState, event: EventOf<'listFailed'>): OutboxState {
  const { at, accountId, facts } = event;
  const looked = afterLook(state, at);
  if (!cannotBeListed(state, event)) return afterListFailure(looked, facts, at);
  const nothing = { rows: [], isList: false, isWhole: false, askedAt: at };
  return readList(afterRead(looked), { type: 'listRead', at, accountId, ...nothing });
}

/** What is new later is told from what was listed before. A list that is not whole only adds to that. */
function withKnown(state: OutboxState, event: EventOf<'listRead'>): OutboxState {
  const { accountId, at, rows, isWhole } = event;
  const before = state.context.known;
  const old = before?.accountId === accountId && !isWhole ? before.ids : [];
  const ids = [...new Set([...rows.map((row) => row.id), ...old])].slice(
    0,
    isWhole ? undefined : SEEN_IDS_KEPT,
  );
  const known = { accountId, at, ids, isWhole, latestDate: isWhole ? latestDate(rows) : null };
  return patchContext(state, { known, strangers: strangersAfter(state, event) });
}

const DATE = /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** By 1fichier's own clock, so that it may be compared with other dates of 1fichier. */
function latestDate(rows: readonly ListedJob[]): string | null {
  const dates = rows.flatMap(({ requestDate }) =>
    requestDate && DATE.test(requestDate) ? [requestDate] : [],
  );
  return dates.sort().at(-1) ?? null;
}

function lookAt(state: OutboxState, job: Job, event: EventOf<'listRead'>): OutboxState {
  if (isListed(job)) {
    const ids = idsOf(job);
    const rows = event.rows.filter((other) => ids.includes(other.id));
    const row = rows.find((other) => other.finished) ?? rows[0];
    return row ? followed(state, job, row, event) : missed(state, job, event);
  }
  return isSought(job) ? startLook(state, job, event) : state;
}

/** A date does not end a job, but it is a good moment to ask for its results. */
function followed(state: OutboxState, job: Job, row: ListedJob, event: EventOf<'listRead'>): OutboxState {
  const { at, isWhole, accountId } = event;
  // An end that was found at a start, or moved with the clock, says nothing.
  const isSoon = job.isAgeKnown && at - job.startedAt <= ABSENT_AFTER_MS;
  const wasListedOpen = job.wasListedOpen || (isWhole && isSoon && !row.finished);
  const seen = { wasListed: true, isMissing: false, requestDate: job.requestDate ?? row.requestDate };
  const next = patchJob(withOrder(state, job, event), job.key, { ...seen, wasListedOpen });
  if (!row.finished) return next;
  // Its looks begin anew, and what could not be read before may be there now.
  const dated = patchJob(next, job.key, {
    finished: true,
    idleLooks: 0,
    unread: null,
    ...withReason(job, at),
  });
  // Listed without a date and now with one: a list that shows open jobs too.
  return afterChange(job.wasListedOpen ? patchContext(dated, { showsOpenJobs: accountId }) : dated, at);
}

/** Of those that were there before it, only the first whole list of a new job tells. */
function withOrder(state: OutboxState, job: Job, { rows, isWhole }: EventOf<'listRead'>): OutboxState {
  if (job.wasListed || !isWhole) return state;
  const before = state.context.listsNewestFirst;
  const listsNewestFirst = orderShown(
    job,
    rows.map(({ id }) => id),
    before,
  );
  return listsNewestFirst === before ? state : patchContext(state, { listsNewestFirst });
}

/** The list gives a reason to ask for results at once. */
const withReason = (job: Job, at: number): Partial<Job> => ({
  lookedAt: at,
  nextLookAt: at,
  pendingIds: job.otherIds.length > 0 ? [...idsOf(job)] : [],
});

/** A job is listed some time after it was accepted: before that, and in a list that is not whole, its absence means nothing. */
function missed(state: OutboxState, job: Job, event: EventOf<'listRead'>): OutboxState {
  const { at, askedAt, isWhole, accountId } = event;
  if (!isWhole) return state;
  const isLate = !job.wasListed && askedAt - (job.endedAt ?? askedAt) >= ABSENT_AFTER_MS;
  const shows = state.context.showsOpenJobs;
  const next = isLate && shows === accountId ? patchContext(state, { showsOpenJobs: null }) : state;
  const isEarly = job.endedAt !== null && at - job.endedAt < MISSING_AFTER_MS;
  if (job.isMissing || (isEarly && !job.wasListed)) return next;
  return patchJob(next, job.key, { isMissing: true, ...withReason(job, at) });
}

function startLook(state: OutboxState, job: Job, event: EventOf<'listRead'>): OutboxState {
  const ids = event.rows.map((row) => row.id);
  const owned = ownedIds(state);
  const read = new Set([...job.knownIds, ...job.foreignIds, ...job.otherIds]);
  const candidates = ids.filter((id) => !read.has(id) && !owned.has(id) && id !== job.partId);
  const next = patchJob(state, job.key, {
    lookedAt: timeOfLook(job, event),
    pendingIds: candidates.slice(0, CANDIDATES_PER_LOOK),
    kept: keptWith(job, state.context, ids, event.at),
    lookIsConclusive:
      event.isWhole && candidates.length <= CANDIDATES_PER_LOOK && provesAbsence(state.context, job, ids),
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

/** New ids that nobody owns, while a job of ours is under way: one of them may be its twin. */
function strangersAfter(state: OutboxState, event: EventOf<'listRead'>): RemoteId[] {
  const { known, strangers } = state.context;
  const hasJob = jobsOf(state).some((job) => job.accountId === event.accountId && job.remoteId !== null);
  if (!hasJob || known?.accountId !== event.accountId) return [];
  const listed = new Set(event.rows.map((row) => row.id));
  const old = new Set([...known.ids, ...ownedIds(state), ...strangers]);
  const isTold =
    event.isWhole && known.isWhole && !jobsOf(state).some((job) => isSoughtBy(job, event.accountId));
  const fresh = isTold ? [...listed].filter((id) => !old.has(id)) : [];
  return [...strangers.filter((id) => listed.has(id)), ...fresh].slice(-CANDIDATES_PER_LOOK);
}

const isSoughtBy = (job: Job, accountId: string): boolean => isSought(job) && job.accountId === accountId;
