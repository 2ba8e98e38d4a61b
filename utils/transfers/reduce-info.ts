import type { ErrorCode, FailureFacts } from '@/utils/fichier/errors';
import { acceptJob } from '@/utils/transfers/accept-job';
import { closeJob, failJob } from '@/utils/transfers/close-job';
import { compareLinks } from '@/utils/transfers/compare-links';
import { EMPTY_LOOKS } from '@/utils/transfers/constants';
import type { EventOf, JobInfo, JobResult } from '@/utils/transfers/events';
import { followIntervalMs } from '@/utils/transfers/intervals';
import { matchResults } from '@/utils/transfers/match-results';
import { idle } from '@/utils/transfers/reduce-listed';
import { afterReadFailure } from '@/utils/transfers/reduce-reads';
import type { Job, Transfer } from '@/utils/transfers/schema';
import {
  isSought,
  jobsOf,
  type OutboxState,
  patchContext,
  patchJob,
  patchTransfers,
} from '@/utils/transfers/state';
import { closeLook } from '@/utils/transfers/verdict';

export function reduceInfoRead(state: OutboxState, event: EventOf<'infoRead'>): OutboxState {
  const { info, at } = event;
  const jobs = jobsOf(state).filter((job) => job.accountId === event.accountId && job.kind === 'remote');
  const owner = jobs.find((job) => job.remoteId === info.id);
  if (owner) return owner.state === 'accepted' ? readResults(state, owner, info, at) : state;
  const strangers = state.context.strangers.filter((id) => id !== info.id);
  const inspected = jobs
    .filter((job) => isSought(job) && job.pendingIds.includes(info.id))
    .reduce((next, job) => inspect(next, job.key, info, at), patchContext(state, { strangers }));
  const isAdopted = Object.values(inspected.jobs).some((job) => job.remoteId === info.id);
  return isAdopted ? inspected : markTwins(inspected, jobs, info, at);
}

/** A candidate of a sought job. The older job comes first; what it adopts is no longer anybody else's. */
function inspect(state: OutboxState, key: string, info: JobInfo, at: number): OutboxState {
  const job = state.jobs[key];
  if (!job) return state;
  const pendingIds = job.pendingIds.filter((id) => id !== info.id);
  const isTaken = Object.values(state.jobs).some((other) => other.remoteId === info.id);
  if (isTaken) return closeLook(patchJob(state, key, { pendingIds }), key, at);
  const foreignIds = [...job.foreignIds, info.id];
  switch (compareLinks(info.links, job.urls)) {
    case 'equal':
      return acceptJob(state, { ...job, pendingIds }, { id: info.id, date: info.requestDate }, at);
    case 'part':
      return closeLook(patchJob(state, key, { pendingIds, partId: info.id }), key, at);
    case 'similar':
      return closeLook(patchJob(state, key, { pendingIds, foreignIds, hasSimilar: true }), key, at);
    case 'foreign':
      return closeLook(patchJob(state, key, { pendingIds, foreignIds }), key, at);
    case 'empty':
      return closeLook(patchJob(state, key, { pendingIds, lookIsConclusive: false }), key, at);
  }
}

/** A job at 1fichier that nobody owns, with the same links as one of ours. */
function markTwins(state: OutboxState, jobs: readonly Job[], info: JobInfo, at: number): OutboxState {
  const ids = jobs
    .filter((job) => job.remoteId !== null && !job.knownIds.includes(info.id))
    .filter((job) => compareLinks(info.links, job.urls) === 'equal')
    .flatMap((job) => job.transferIds);
  return ids.length === 0 ? state : patchTransfers(state, ids, () => ({ twin: true, changedAt: at }));
}

function readResults(state: OutboxState, job: Job, info: JobInfo, at: number): OutboxState {
  const requestDate = job.requestDate ?? info.requestDate;
  if (!info.finished) {
    return patchJob(state, job.key, { requestDate, finished: false, isMissing: false, ...idle(job, at) });
  }
  const results = matchResults(job.urls, info.results);
  const byId = new Map(job.transferIds.map((id, index) => [id, results[index] ?? null]));
  const read = patchTransfers(
    patchJob(state, job.key, { requestDate, finished: true, isMissing: false }),
    job.transferIds,
    (row) => (isCarried(row, job) ? endOf(byId.get(row.id) ?? null, at) : null),
  );
  const isWhole = job.transferIds.every((id) => read.transfers[id]?.state !== 'assigned');
  return isWhole ? closeJob(read, job.key, at) : lookOnceMore(read, job, 'no-answer', at);
}

const isCarried = (row: Transfer, job: Job): boolean => row.state === 'assigned' && row.jobKey === job.key;

function endOf(result: JobResult | null, at: number): Partial<Transfer> | null {
  if (result === null) return null;
  if (!result.ok) {
    return { state: 'failed', failure: { code: 'source-failed', words: result.message }, changedAt: at };
  }
  return result.link === null ? null : { state: 'done', link: result.link, changedAt: at };
}

/** Finished, but something is missing: look three times before the sources that got no answer fail. */
function lookOnceMore(state: OutboxState, job: Job, code: ErrorCode, at: number): OutboxState {
  const emptyLooks = job.emptyLooks + 1;
  if (emptyLooks >= EMPTY_LOOKS) return failJob(state, job.key, { code, words: null }, at);
  return patchJob(state, job.key, { emptyLooks, nextLookAt: at + followIntervalMs(emptyLooks) });
}

export function reduceInfoFailed(state: OutboxState, event: EventOf<'infoFailed'>): OutboxState {
  const { id, facts, at } = event;
  const failed = afterReadFailure(state, facts, at);
  const jobs = jobsOf(failed).filter((job) => job.accountId === event.accountId && job.kind === 'remote');
  const owner = jobs.find((job) => job.remoteId === id && job.state === 'accepted');
  if (owner) return unreadOwner(failed, owner, facts, at);
  const isGone = facts.code !== 'aborted';
  if (!isGone) return failed;
  const strangers = failed.context.strangers.filter((other) => other !== id);
  return jobs
    .filter((job) => isSought(job) && job.pendingIds.includes(id))
    .reduce(
      (next, job) => {
        const pendingIds = job.pendingIds.filter((other) => other !== id);
        return closeLook(patchJob(next, job.key, { pendingIds, lookIsConclusive: false }), job.key, at);
      },
      patchContext(failed, { strangers }),
    );
}

/** 1fichier does not know an id that it gave us: gone if not listed either, else asked again. */
function unreadOwner(state: OutboxState, job: Job, facts: FailureFacts, at: number): OutboxState {
  const isUnknown = facts.code === 'not-found' || facts.code === 'gone' || facts.code === 'refused';
  if (facts.outcome === 'refused' && isUnknown) {
    return job.isMissing
      ? failJob(state, job.key, { code: 'vanished', words: facts.words }, at)
      : lookOnceMore(state, job, 'no-answer', at);
  }
  return patchJob(state, job.key, { nextLookAt: at + followIntervalMs(1) });
}
