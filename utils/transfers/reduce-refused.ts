import { type ErrorCode, type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { backToQueue, isUnwanted, takenBack } from '@/utils/transfers/back-to-queue';
import { openSources } from '@/utils/transfers/batches';
import { FOLDER_AGAIN_MS, FREE_OPEN_SOURCES } from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { dropEmptyGroups, patchGroup } from '@/utils/transfers/groups';
import { askedAgain, holdOf, holdOfTrouble } from '@/utils/transfers/hold';
import { afterReadFailure } from '@/utils/transfers/reduce-reads';
import { toRequested } from '@/utils/transfers/reduce-sent';
import { isSameUrl } from '@/utils/transfers/same-url';
import type { Failure, Group, Job, Transfer, TransferKind } from '@/utils/transfers/schema';
import {
  isFolderDoubted,
  type OutboxState,
  patchContext,
  patchJob,
  patchTransfer,
  patchTransfers,
} from '@/utils/transfers/state';
import { isToBlame, isTrouble, meaningOf, withoutSuspect, withSuspect } from '@/utils/transfers/suspects';

/**
 * Words of 1fichier that are not known to speak of the link: only they may turn out to mean something else. What is not
 * found or not allowed is clear for a link of 1fichier that is to be copied, and for no other.
 */
const isUnclear = (code: ErrorCode, kind: TransferKind): boolean =>
  code === 'refused' || (kind === 'remote' && (isNotFound(code) || code === 'not-allowed'));

const isNotFound = (code: ErrorCode): boolean => code === 'not-found' || code === 'folder-not-found';

/** What a refusal says that the machine goes by. */
type Refusal = Pick<FailureFacts, 'code' | 'words' | 'until'>;

/** 1fichier said no; nothing was created. What follows depends on whether it spoke of the account, of itself, or of the links. */
export function reduceSendRefused(state: OutboxState, event: EventOf<'sendRefused'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'sending') return state;
  const { facts, at } = event;
  const { code, words } = facts;
  const failure = { code, words };
  const isSingle = job.transferIds.length === 1;
  if (code === 'already-requested' && job.kind === 'remote' && isSingle && !isOurs(state, job))
    return toRequested(state, job, at, failure);
  const ended = patchJob(state, job.key, { state: 'refused', endedAt: at, failure, knownIds: [] });
  // Was it the folder that was not found? It is asked about before anyone is blamed.
  if (isNotFound(code) && job.kind === 'remote' && job.folderId !== 0)
    return patchJob(ended, job.key, { nextLookAt: at });
  return settleRefused(ended, job, facts, at);
}

/** It is a job of ours, whose end is awaited for another transfer. */
const isOurs = (state: OutboxState, { accountId, urls: [url = ''] }: Job): boolean =>
  Object.values(state.jobs).some(
    (other) =>
      other.state === 'accepted' &&
      other.accountId === accountId &&
      other.urls.some((one) => isSameUrl(one, url)),
  );

function settleRefused(state: OutboxState, job: Job, facts: Refusal, at: number): OutboxState {
  const closed = patchJob(state, job.key, { closedAt: at, nextLookAt: null });
  return dropEmptyGroups(judge(closed, job, facts, at));
}

/** The folder is there, so the refusal speaks of a source, if of any. */
export function reduceFolderFound(state: OutboxState, event: EventOf<'folderFound'>): OutboxState {
  const job = state.jobs[event.key];
  if (!job || !isFolderDoubted(job) || job.failure === null) return state;
  return settleRefused(state, job, { ...job.failure, code: 'not-found', until: null }, event.at);
}

/** Not there, if 1fichier says so; a question that could not be put is put again; any other answer blames nothing. */
export function reduceFolderFailed(state: OutboxState, event: EventOf<'folderFailed'>): OutboxState {
  const job = state.jobs[event.key];
  if (!job || !isFolderDoubted(job) || job.failure === null) return state;
  const { facts, at } = event;
  const { words } = job.failure;
  if (facts.outcome === 'refused' && isNotFound(facts.code)) {
    const closed = patchJob(state, job.key, { closedAt: at, nextLookAt: null });
    return dropEmptyGroups(refuseFolder(closed, job, { code: 'folder-not-found', words }, at));
  }
  const failed = afterReadFailure(state, facts, at);
  const { ofAccount, hold } = POLICY[facts.code];
  const isAskedAgain = facts.outcome === 'not-sent' || facts.code === 'aborted' || ofAccount || hold !== null;
  if (isAskedAgain)
    return patchJob(failed, job.key, { nextLookAt: Math.max(facts.until ?? 0, at + FOLDER_AGAIN_MS) });
  return settleRefused(failed, job, { code: 'not-found', words, until: null }, at);
}

function judge(state: OutboxState, job: Job, facts: Refusal, at: number): OutboxState {
  if (job.withPassword) return judgeWithPassword(state, job, facts, at);
  if (isTrouble(facts.code)) return judgeTrouble(state, job, facts, at);
  if (facts.code === 'folder-not-found' && job.kind === 'copy') return refuseFolder(state, job, facts, at);
  if (job.transferIds.length > 1) return splitBatch(state, job, facts, at);
  const row = state.transfers[job.transferIds[0] ?? ''];
  if (row === undefined) return state;
  return isUnwanted(row)
    ? patchTransfer(state, row.id, backToQueue(row, at))
    : refuseOne(state, row.id, job.key, facts, at);
}

/** What the user sent with a password never waits nor goes out again by itself: it fails, or asks for the password again. */
function judgeWithPassword(state: OutboxState, job: Job, facts: Refusal, at: number): OutboxState {
  if (isTrouble(facts.code))
    return patchTransfers(withHold(state, job, facts, at), job.transferIds, (row) => takenBack(row, job, at));
  const { code, words } = facts;
  return patchTransfers(state, job.transferIds, () => ({
    state: 'failed',
    failure: { code, words },
    group: null,
    changedAt: at,
  }));
}

/**
 * Trouble holds the outbox and blames no link. It may have been meant for one source all the same: one goes alone next, another
 * each time, and once 1fichier has accepted one, those that it refused are tried once more and then fail by themselves.
 */
function judgeTrouble(state: OutboxState, job: Job, facts: Refusal, at: number): OutboxState {
  const { code, words } = facts;
  const meaning = meaningOf(code);
  const isAgain = state.context.refusedInRow > 0;
  const held = withHold(state, job, facts, at);
  if (meaning === 'account') return requeue(held, job, at);
  const counted = patchContext(held, { refusedInRow: state.context.refusedInRow + 1 });
  const row = job.transferIds.length === 1 ? state.transfers[job.transferIds[0] ?? ''] : undefined;
  const isBlamed = row !== undefined && !isUnwanted(row) && isToBlame(state, row, code, at);
  if (meaning === 'passing' && !isAgain && !isBlamed) return requeue(counted, job, at);
  if (job.transferIds.length > 1) return splitBatch(counted, job, facts, at);
  if (row === undefined || isUnwanted(row)) return requeue(counted, job, at);
  if (isBlamed) {
    const failure = { code: 'refused', words } as const;
    const failed = patchTransfer(counted, row.id, { state: 'failed', failure, group: null, changedAt: at });
    return withoutSuspect(failed, row.id);
  }
  return withSuspect(requeue(counted, job, at), row.id, code, at);
}

function withHold(state: OutboxState, job: Job, facts: Refusal, at: number): OutboxState {
  const { hold: before, refusedInRow } = state.context;
  const { retry, hold: reason } = POLICY[facts.code];
  // A lock is the gate's to wait for, but when sending alone brings it on again and again, less is sent.
  const isBySending = (reason === 'flood' || reason === 'ip-locked') && refusedInRow > 0;
  const told = retry || isBySending ? holdOfTrouble(facts, at, before) : holdOf(facts, at, before);
  if (told === null) return state;
  const hold = askedAgain(told, at, before);
  if (hold.reason !== 'limit') return patchContext(state, { hold });
  const openLimit = Math.max(FREE_OPEN_SOURCES, openSources(state, job.accountId));
  return patchContext(state, { hold, openLimit, openLimitAt: at });
}

function requeue(state: OutboxState, job: Job, at: number): OutboxState {
  return patchTransfers(state, job.transferIds, (row) => backToQueue(row, at));
}

/** Every link that waits for a folder which is not there would be one refusal more, and too many of them lock an account. */
function refuseFolder(state: OutboxState, job: Job, { code, words }: Failure, at: number): OutboxState {
  const waiting = Object.values(state.transfers)
    .filter((row) => row.state === 'queued' && row.folderId === job.folderId)
    .map((row) => row.id);
  return patchTransfers(state, [...job.transferIds, ...waiting], (row) =>
    isUnwanted(row)
      ? backToQueue(row, at)
      : { state: 'failed', failure: { code, words }, group: null, changedAt: at },
  );
}

function splitBatch(state: OutboxState, job: Job, facts: Failure, at: number): OutboxState {
  const { code, words } = facts;
  const group = { code, words, limit: null, suspect: null, wasHeld: false };
  const grouped = patchContext(state, { groups: { ...state.context.groups, [job.key]: group } });
  return patchTransfers(grouped, job.transferIds, (row) => ({ group: job.key, ...backToQueue(row, at) }));
}

/** A link refused alone. The second of a group with the same words: it is not the link, so the outbox is held. */
function refuseOne(state: OutboxState, id: string, jobKey: string, facts: Failure, at: number): OutboxState {
  const { code, words } = facts;
  const failed = () =>
    patchTransfer(state, id, { state: 'failed', failure: { code, words }, group: null, changedAt: at });
  const key = state.transfers[id]?.group ?? null;
  const isOpen = isUnclear(code, state.transfers[id]?.kind ?? 'remote');
  const group = groupOfLinks(state, state.transfers[id]);
  if (!group && isOpen) return withWitness(state, id, jobKey, facts, at) ?? failed();
  if (key === null || !group || group.limit !== null || group.suspect === id) return failed();
  if (!isOpen || code !== group.code || words !== group.words) return failed();
  if (group.suspect === null && group.wasHeld) return patchGroup(failed(), key, { suspect: id });
  const queued = patchTransfer(state, id, { state: 'queued', jobKey: null, changedAt: at });
  if (group.suspect === null) return patchGroup(queued, key, { suspect: id });
  return patchContext(patchGroup(queued, key, { suspect: null, wasHeld: true }), {
    hold: { reason: 'refused', code, words, since: at, until: null },
  });
}

/** Another link that waits goes alone next and tells whether the first or something else was refused. Null: there is none. */
function withWitness(
  state: OutboxState,
  id: string,
  jobKey: string,
  { code, words }: Failure,
  at: number,
): OutboxState | null {
  const suspect = state.transfers[id];
  const witness = suspect && Object.values(state.transfers).find((row) => mayTell(state, row, suspect, at));
  if (!witness) return null;
  const group = { code, words, limit: null, suspect: id, wasHeld: false };
  const grouped = patchContext(state, { groups: { ...state.context.groups, [jobKey]: group } });
  const tied = patchTransfer(grouped, witness.id, { group: jobKey });
  return patchTransfer(tied, id, { ...backToQueue(suspect, at), group: jobKey });
}

/** The group of a batch that was refused in words about its links. */
function groupOfLinks({ context }: OutboxState, row: Transfer | undefined): Group | undefined {
  const group = context.groups[row?.group ?? ''];
  return group && isTrouble(group.code) ? undefined : group;
}

function mayTell(state: OutboxState, row: Transfer, suspect: Transfer, at: number): boolean {
  const isFree = groupOfLinks(state, row) === undefined;
  const isReady = row.state === 'queued' && isFree && (row.notBefore ?? 0) <= at;
  return isReady && row.kind === suspect.kind && !isSameUrl(row.url, suspect.url);
}
