import { takenBack } from '@/utils/transfers/back-to-queue';
import { ENDED_IDS_OF_JOB } from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { dropEmptyGroups } from '@/utils/transfers/groups';
import { unsureLookAt } from '@/utils/transfers/intervals';
import { newAttempt } from '@/utils/transfers/reduce-user';
import { countIntoRun } from '@/utils/transfers/run';
import type { Job, Transfer } from '@/utils/transfers/schema';
import {
  isStopped,
  jobsOf,
  type OutboxState,
  patchJob,
  patchTransfers,
  takesPassword,
} from '@/utils/transfers/state';

/**
 * The intention: the job and its transfers change together, before the call. Nothing follows unless every transfer is
 * here and queued: one that was cancelled meanwhile is no longer loaded, and its link must not go out. Nor may any while
 * the user has paused sending, or is to say whether the links are to be sent. With a password goes one that failed for want of it.
 */
export function reduceSendStarted(state: OutboxState, event: EventOf<'sendStarted'>): OutboxState {
  const { at, transferIds, withPassword = false } = event;
  const found = transferIds.map((id) => state.transfers[id]).filter((row) => row !== undefined);
  const mayGo = withPassword
    ? transferIds.length === 1 && found.every(mayTakePassword)
    : found.every(isQueued);
  if (found.length !== transferIds.length || !mayGo || isStopped(state.context) || state.jobs[event.key])
    return state;
  const transfers = withPassword ? found.map((row) => ({ ...row, ...newAttempt(row, at) })) : found;
  const first = transfers[0];
  if (!first) return state;
  const job = newJob(state, event, first, transfers);
  const assigned = transfers.map((row): [string, Transfer] => [
    row.id,
    { ...row, state: 'assigned', jobKey: job.key, notBefore: null, changedAt: at },
  ]);
  return countIntoRun(state, {
    ...state,
    transfers: { ...state.transfers, ...Object.fromEntries(assigned) },
    jobs: { ...state.jobs, [job.key]: job },
  });
}

const isQueued = (row: Transfer): boolean => row.state === 'queued';
const mayTakePassword = (row: Transfer): boolean => takesPassword(row) && !row.hidden;

function newJob(
  state: OutboxState,
  event: EventOf<'sendStarted'>,
  first: Transfer,
  transfers: readonly Transfer[],
): Job {
  const isKnown = event.kind === 'remote' && state.context.known?.accountId === event.accountId;
  const known = isKnown ? state.context.known : null;
  return {
    key: event.key,
    kind: event.kind,
    accountId: event.accountId,
    folderId: first.folderId,
    withPassword: event.withPassword ?? false,
    urls: transfers.map((row) => row.url),
    transferIds: transfers.map((row) => row.id),
    attempt: Math.max(...transfers.map((row) => row.attempt)),
    state: 'sending',
    remoteId: null,
    otherIds: [],
    knownIds: known?.ids ?? [],
    knownIsWhole: known?.isWhole ?? false,
    knownDate: known?.latestDate ?? null,
    endedIds: state.context.ended.slice(-ENDED_IDS_OF_JOB),
    startedAt: event.at,
    isAgeKnown: true,
    kept: null,
    endedAt: null,
    looks: [],
    lookedAt: null,
    pendingIds: [],
    lookIsConclusive: true,
    foreignIds: [],
    partId: null,
    hasSimilar: false,
    nextLookAt: null,
    idleLooks: 0,
    requestDate: null,
    finished: false,
    wasListedOpen: false,
    unread: null,
    isEchoShort: false,
    isFolderWanted: false,
    wasListed: false,
    isMissing: false,
    doubtful: {},
    namesWanted: false,
    resends: Math.max(...transfers.map((row) => row.resends)),
    failure: null,
    closedAt: null,
  };
}

/** Nothing left the browser: as if the job had never been, but that a password is no longer there. */
export function reduceSendReturned(state: OutboxState, event: EventOf<'sendReturned'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'sending') return state;
  const { [event.key]: _, ...jobs } = state.jobs;
  return dropEmptyGroups(
    patchTransfers({ ...state, jobs }, job.transferIds, (row) => takenBack(row, job, event.at)),
  );
}

/** The end is not known. A remote job is looked for; a copy leaves no trace to look for, so the user decides. */
export function reduceSendUnsure(state: OutboxState, event: EventOf<'sendUnsure'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'sending') return state;
  return toUnsure(state, job, event.at, { code: event.facts.code, words: event.facts.words });
}

/** A job found `sending` while no call is out: its call ended unseen. */
export function reduceInterrupted(state: OutboxState, event: EventOf<'interrupted'>): OutboxState {
  return jobsOf(state)
    .filter((job) => job.state === 'sending')
    .reduce((next, job) => toUnsure(next, { ...job, isAgeKnown: false }, event.at, null), state);
}

/**
 * 1fichier has these links already, it says: so the job is there, and any that nobody owns may be it. With no ids known
 * from before, no look proves it absent.
 */
export const toRequested = (state: OutboxState, job: Job, at: number, failure: Job['failure']): OutboxState =>
  patchJob(toUnsure(state, job, at, failure), job.key, {
    knownIds: [],
    endedIds: [],
    isAgeKnown: false,
  });

function toUnsure(state: OutboxState, job: Job, at: number, failure: Job['failure']): OutboxState {
  if (job.kind === 'copy') {
    const closed = patchJob(state, job.key, { state: 'closed', endedAt: at, closedAt: at, failure });
    return patchTransfers(closed, job.transferIds, () => ({
      state: 'failed',
      failure: { code: 'unsure', words: failure?.words ?? null },
      group: null,
      changedAt: at,
    }));
  }
  return patchJob(state, job.key, {
    state: 'unsure',
    isAgeKnown: job.isAgeKnown,
    endedAt: at,
    failure,
    nextLookAt: unsureLookAt(at, []),
  });
}
