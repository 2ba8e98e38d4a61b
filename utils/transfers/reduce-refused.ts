import { type ErrorCode, type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { backToQueue, isUnwanted } from '@/utils/transfers/back-to-queue';
import type { EventOf } from '@/utils/transfers/events';
import { dropEmptyGroups, patchGroup } from '@/utils/transfers/groups';
import { holdOf } from '@/utils/transfers/hold';
import { isSameUrl } from '@/utils/transfers/same-url';
import type { Job, Transfer } from '@/utils/transfers/schema';
import {
  type OutboxState,
  patchContext,
  patchJob,
  patchTransfer,
  patchTransfers,
} from '@/utils/transfers/state';

/** Words of 1fichier that are not known to speak of the link: only they may turn out to mean something else. */
const isUnclear = (code: ErrorCode): boolean => code === 'refused';

/** 1fichier said no; nothing was created. What follows depends on whether it spoke of the account or of the links. */
export function reduceSendRefused(state: OutboxState, event: EventOf<'sendRefused'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'sending') return state;
  const { facts, at } = event;
  const refused = patchJob(state, job.key, {
    state: 'refused',
    endedAt: at,
    closedAt: at,
    failure: { code: facts.code, words: facts.words },
  });
  return dropEmptyGroups(settleRefused(refused, job, facts, at));
}

function settleRefused(state: OutboxState, job: Job, facts: FailureFacts, at: number): OutboxState {
  if (POLICY[facts.code].ofAccount) return requeue(withHold(state, facts, at), job, at);
  if (facts.code === 'folder-not-found') return refuseFolder(state, job, facts, at);
  if (job.transferIds.length > 1) return splitBatch(state, job, facts, at);
  const row = state.transfers[job.transferIds[0] ?? ''];
  if (row === undefined) return state;
  return isUnwanted(row)
    ? patchTransfer(state, row.id, backToQueue(row, at))
    : refuseOne(state, row.id, job.key, facts, at);
}

function withHold(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  const hold = holdOf(facts, at);
  return hold === null ? state : patchContext(state, { hold });
}

function requeue(state: OutboxState, job: Job, at: number): OutboxState {
  return patchTransfers(state, job.transferIds, (row) => backToQueue(row, at));
}

/** Every link that waits for a folder which is not there would be one refusal more, and too many of them lock an account. */
function refuseFolder(state: OutboxState, job: Job, { code, words }: FailureFacts, at: number): OutboxState {
  const waiting = Object.values(state.transfers)
    .filter((row) => row.state === 'queued' && row.folderId === job.folderId)
    .map((row) => row.id);
  return patchTransfers(state, [...job.transferIds, ...waiting], (row) =>
    isUnwanted(row)
      ? backToQueue(row, at)
      : { state: 'failed', failure: { code, words }, group: null, changedAt: at },
  );
}

function splitBatch(state: OutboxState, job: Job, facts: FailureFacts, at: number): OutboxState {
  const { code, words } = facts;
  const group = { code, words, limit: null, suspect: null, wasHeld: false };
  const grouped = patchContext(state, { groups: { ...state.context.groups, [job.key]: group } });
  return patchTransfers(grouped, job.transferIds, (row) => ({ group: job.key, ...backToQueue(row, at) }));
}

/** A link refused alone. The second of a group with the same words: it is not the link, so the outbox is held. */
function refuseOne(
  state: OutboxState,
  id: string,
  jobKey: string,
  facts: FailureFacts,
  at: number,
): OutboxState {
  const { code, words } = facts;
  const failed = () =>
    patchTransfer(state, id, { state: 'failed', failure: { code, words }, group: null, changedAt: at });
  const key = state.transfers[id]?.group ?? null;
  const group = key === null ? undefined : state.context.groups[key];
  if (!group && isUnclear(code)) return withWitness(state, id, jobKey, facts, at) ?? failed();
  if (key === null || !group || group.limit !== null || group.suspect === id) return failed();
  if (!isUnclear(code) || code !== group.code || words !== group.words) return failed();
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
  { code, words }: FailureFacts,
  at: number,
): OutboxState | null {
  const suspect = state.transfers[id];
  const witness = suspect && Object.values(state.transfers).find((row) => mayTell(row, suspect, at));
  if (!witness) return null;
  const group = { code, words, limit: null, suspect: id, wasHeld: false };
  const grouped = patchContext(state, { groups: { ...state.context.groups, [jobKey]: group } });
  const tied = patchTransfer(grouped, witness.id, { group: jobKey });
  return patchTransfer(tied, id, { ...backToQueue(suspect, at), group: jobKey });
}

function mayTell(row: Transfer, suspect: Transfer, at: number): boolean {
  const isReady = row.state === 'queued' && row.group === null && (row.notBefore ?? 0) <= at;
  return isReady && row.kind === suspect.kind && !isSameUrl(row.url, suspect.url);
}
