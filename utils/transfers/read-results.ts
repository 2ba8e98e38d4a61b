import { closeEndedJob, completeJob } from '@/utils/transfers/close-job';
import {
  CHECK_LOOKS,
  FOLLOW_LATE_LOOKS,
  FOLLOW_MS,
  NO_ANSWER_AFTER_MS,
  WORDS_STAND_MS,
} from '@/utils/transfers/constants';
import type { JobInfo, JobResult } from '@/utils/transfers/events';
import { afterChange } from '@/utils/transfers/follow';
import { checkIntervalMs, followIntervalMs } from '@/utils/transfers/intervals';
import { matchNames, matchResults } from '@/utils/transfers/match-results';
import { returnLeftOut } from '@/utils/transfers/return-left-out';
import type { Job, RemoteId, Transfer } from '@/utils/transfers/schema';
import { idsOf, type OutboxState, patchContext, patchJob, patchTransfers } from '@/utils/transfers/state';

/** What the `info` of an accepted job says: a result ends its source, whatever the dates say, and nothing else does. */
export function readResults(state: OutboxState, asked: Job, info: JobInfo, at: number): OutboxState {
  const told = asked.isEchoShort ? returnLeftOut(state, asked, info, at) : state;
  const job = told.jobs[asked.key] ?? asked;
  const byId = resultsById(job, info);
  const carried = openIds(told, job);
  const doubtful = doubtfulOf(job, byId, carried, at);
  const ended = patchTransfers(told, carried, (row) => endOf(byId.get(row.id) ?? null, doubtful[row.id], at));
  const open = openIds(ended, job);
  const read = open.length < carried.length ? afterChange(ended, at) : ended;
  const requestDate = job.requestDate ?? info.requestDate;
  // Where the list tells of a date and info does not, the list would else have it asked for each time.
  const finished = job.finished || info.finished;
  const dated = patchJob(read, job.key, {
    requestDate,
    finished,
    unread: null,
    doubtful,
  });
  if (open.length === 0) return completeJob(dated, job.key, at);
  if (isOverdue(job, at) && wasFollowed(job)) return giveUp(dated, job, open, byId, at);
  // Now it is known that the job was still open when it was listed.
  const { accountId } = job;
  const shown = job.wasListedOpen ? patchContext(dated, { showsOpenJobs: accountId }) : dated;
  const soonest = isByInfo({ ...job, finished }) ? FOLLOW_MS.length : 0;
  const looks = open.length < carried.length ? Math.min(job.idleLooks, soonest) : job.idleLooks;
  return patchJob(shown, job.key, nextInfo({ ...job, idleLooks: looks, finished }, info.id, at));
}

const openIds = (state: OutboxState, job: Job): readonly string[] =>
  job.transferIds.filter((id) => {
    const row = state.transfers[id];
    return row?.state === 'assigned' && row.jobKey === job.key;
  });

/** Has it had no result for so long that none is to be expected? */
export const isOverdue = (job: Pick<Job, 'endedAt'>, at: number): boolean =>
  at - (job.endedAt ?? at) >= NO_ANSWER_AFTER_MS;

/** A clock set forward, or a browser that was closed, makes a day of a moment: so many looks take an hour at least. */
const wasFollowed = ({ idleLooks }: Job): boolean => idleLooks >= FOLLOW_LATE_LOOKS;

function resultsById(job: Job, info: JobInfo): ReadonlyMap<string, JobResult | null> {
  const results = resultsOf(job, info);
  return new Map(job.transferIds.map((id, index) => [id, results[index] ?? null]));
}

/** Of a request that became several jobs, one tells only of the sources that are its own. */
function resultsOf(job: Job, { links, results }: JobInfo): readonly (JobResult | null)[] {
  if (job.otherIds.length === 0) return matchResults(job.urls, results);
  const isTold = matchNames(job.urls, links).map((index) => index !== null);
  const here = job.urls.filter((_, index) => isTold[index]);
  const matches = [...matchResults(here, results)];
  return job.urls.map((_, index) => (isTold[index] ? (matches.shift() ?? null) : null));
}

/** Other words, or none, begin anew. So do those of a time that a clock set back put ahead. */
function doubtfulOf(
  job: Job,
  byId: ReadonlyMap<string, JobResult | null>,
  carried: readonly string[],
  at: number,
): Job['doubtful'] {
  const told = carried.flatMap((id) => {
    const result = byId.get(id);
    if (result?.mayGoOn !== true) return [];
    const before = job.doubtful[id];
    const words = result.message ?? '';
    const isSame = before?.words === words && before.since <= at;
    return [[id, isSame ? before : { words, since: at }] as const];
  });
  return Object.fromEntries(told);
}

function endOf(
  result: JobResult | null,
  doubt: Job['doubtful'][string] | undefined,
  at: number,
): Partial<Transfer> | null {
  if (result === null || (doubt !== undefined && at - doubt.since < WORDS_STAND_MS)) return null;
  if (!result.ok) {
    return { state: 'failed', failure: { code: 'source-failed', words: result.message }, changedAt: at };
  }
  return result.link === null ? null : { state: 'done', link: result.link, changedAt: at };
}

/** The ids still to be asked come at once; else all of them later, each time later. */
export function nextInfo(job: Job, asked: RemoteId, at: number): Partial<Job> {
  const pendingIds = job.pendingIds.filter((id) => id !== asked);
  if (pendingIds.length > 0) return { pendingIds, nextLookAt: at };
  const more = job.otherIds.length > 0 ? [...idsOf(job)] : [];
  const { idleLooks, nextLookAt } = job;
  const isEarly = job.lookedAt === null && nextLookAt !== null && nextLookAt > at;
  return { pendingIds: more, lookedAt: null, idleLooks, ...(isEarly ? {} : laterInfo(job, at)) };
}

/** Does the list say that there may be results, or nothing of the job? Then they are looked for sooner. */
const isByInfo = ({ finished, isMissing }: Job): boolean => finished || isMissing;

function laterInfo(job: Job, at: number): Partial<Job> {
  const idleLooks = job.idleLooks + (isByInfo(job) ? 1 : CHECK_LOOKS);
  const pauseMs = isByInfo(job) ? followIntervalMs(idleLooks) : checkIntervalMs(idleLooks);
  return { idleLooks, nextLookAt: at + pauseMs };
}

function giveUp(
  state: OutboxState,
  job: Job,
  open: readonly string[],
  byId: ReadonlyMap<string, JobResult | null>,
  at: number,
): OutboxState {
  const failed = patchTransfers(state, open, (row) => ({
    state: 'failed',
    failure: { code: 'no-answer', words: byId.get(row.id)?.message ?? null },
    group: null,
    changedAt: at,
  }));
  return closeEndedJob(failed, job.key, at);
}
