import { acceptJob } from '@/utils/transfers/accept-job';
import { compareLinks, isTwinOf } from '@/utils/transfers/compare-links';
import type { EventOf, JobInfo } from '@/utils/transfers/events';
import { afterCheck, isPrompted } from '@/utils/transfers/follow';
import { readResults } from '@/utils/transfers/read-results';
import { afterReadFailure } from '@/utils/transfers/reduce-reads';
import type { Job, RemoteId } from '@/utils/transfers/schema';
import {
  idsOf,
  isSought,
  jobsOf,
  type OutboxState,
  patchContext,
  patchJob,
  patchTransfers,
} from '@/utils/transfers/state';
import { isOfJob, resultsUnread } from '@/utils/transfers/unread-results';
import { closeLook } from '@/utils/transfers/verdict';

export function reduceInfoRead(state: OutboxState, event: EventOf<'infoRead'>): OutboxState {
  const { info, at } = event;
  const jobs = jobsOf(state).filter((job) => job.accountId === event.accountId && job.kind === 'remote');
  const owner = jobs.find((job) => idsOf(job).includes(info.id));
  if (owner)
    return owner.state === 'accepted' ? readResults(counted(state, owner, at), owner, info, at) : state;
  const strangers = state.context.strangers.filter((id) => id !== info.id);
  const seekers = jobs.filter((job) => isSought(job) && job.pendingIds.includes(info.id));
  if (seekers.length === 0 && strangers.length === state.context.strangers.length) return state;
  const inspected = seekers.reduce(
    (next, job) => inspect(next, job.key, info, at),
    patchContext(state, { strangers }),
  );
  const isAdopted = Object.values(inspected.jobs).some((job) => idsOf(job).includes(info.id));
  return isAdopted ? inspected : markTwins(inspected, jobs, info, at);
}

/** A candidate of a sought job. The older job comes first; what it adopts is no longer anybody else's. */
function inspect(state: OutboxState, key: string, info: JobInfo, at: number): OutboxState {
  const job = state.jobs[key];
  if (!job) return state;
  const pendingIds = job.pendingIds.filter((id) => id !== info.id);
  const isTaken = Object.values(state.jobs).some((other) => idsOf(other).includes(info.id));
  if (isTaken) return closeLook(patchJob(state, key, { pendingIds }), key, at);
  const foreignIds = [...job.foreignIds, info.id];
  switch (compareLinks(info.links, job.urls)) {
    case 'equal':
      return acceptJob(state, { ...job, pendingIds }, { ids: [info.id], date: info.requestDate }, at);
    case 'part':
      return closeLook(patchJob(state, key, { pendingIds, ...withPart(job, info.id) }), key, at);
    case 'similar':
      return closeLook(patchJob(state, key, { pendingIds, foreignIds, hasSimilar: true }), key, at);
    case 'foreign':
      return closeLook(patchJob(state, key, { pendingIds, foreignIds }), key, at);
    case 'empty':
      return closeLook(patchJob(state, key, { pendingIds, lookIsConclusive: false }), key, at);
  }
}

/** 1fichier may have made several jobs of one request. */
const withPart = (job: Job, id: RemoteId): Partial<Job> =>
  job.partId === null ? { partId: id } : { otherIds: [...job.otherIds, id] };

/** A job at 1fichier that nobody owns, with the same links as one of ours. */
function markTwins(state: OutboxState, jobs: readonly Job[], info: JobInfo, at: number): OutboxState {
  const ids = jobs
    .filter((job) => job.remoteId !== null && !job.knownIds.includes(info.id))
    .filter((job) => isTwinOf(info.links, job.urls))
    .flatMap((job) => job.transferIds);
  return ids.length === 0 ? state : patchTransfers(state, ids, () => ({ twin: true, changedAt: at }));
}

const counted = (state: OutboxState, job: Job, at: number): OutboxState =>
  isPrompted(job) ? state : afterCheck(state, at);

export function reduceInfoFailed(state: OutboxState, event: EventOf<'infoFailed'>): OutboxState {
  const { id, facts, at } = event;
  const jobs = jobsOf(state).filter((job) => job.accountId === event.accountId && job.kind === 'remote');
  const owner = jobs.find((job) => idsOf(job).includes(id) && job.state === 'accepted');
  const asked = owner ? counted(state, owner, at) : state;
  if (owner && isOfJob(facts)) return resultsUnread(asked, owner, event);
  const failed = afterReadFailure(asked, facts, at);
  if (owner) return resultsUnread(failed, owner, event);
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
