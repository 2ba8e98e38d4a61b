import { acceptJob } from '@/utils/transfers/accept-job';
import { backToQueue, isUnwanted } from '@/utils/transfers/back-to-queue';
import {
  ABSENT_AFTER_MS,
  ABSENT_APART_MS,
  KEPT_APART_MS,
  KEPT_FOR_MS,
  SENDS_PER_ATTEMPT,
  UNSURE_LOOKS_MS,
} from '@/utils/transfers/constants';
import { resendMs, undecidedIntervalMs, unsureLookAt } from '@/utils/transfers/intervals';
import { keptLongEnoughAt } from '@/utils/transfers/proves-absence';
import type { Job, Look, RemoteId, Transfer } from '@/utils/transfers/schema';
import { type OutboxState, patchJob, patchTransfers } from '@/utils/transfers/state';

/** Ends a look whose candidates have all been read, and draws the conclusion. */
export function closeLook(state: OutboxState, key: string, at: number): OutboxState {
  const job = state.jobs[key];
  if (!job || job.lookedAt === null || job.pendingIds.length > 0) return state;
  const look = { at: job.lookedAt, conclusive: job.lookIsConclusive && !job.hasSimilar };
  const looked = { ...job, lookedAt: null };
  if (job.state === 'undecided') return lookedAgain(state, looked, at);
  const looks = [...job.looks, look];
  const next = patchJob(state, key, { lookedAt: null, looks });
  if (!areAllMade(looks, job.endedAt ?? look.at)) {
    const times = looks.map((other) => other.at);
    return patchJob(next, key, { nextLookAt: unsureLookAt(job.endedAt ?? look.at, times) });
  }
  return conclude(next, { ...looked, looks }, at);
}

function lookedAgain(state: OutboxState, job: Job, at: number): OutboxState {
  if (job.partId !== null) return acceptParts(state, job, job.partId, at);
  // A list that was read for other jobs does not put off its own.
  if (job.nextLookAt !== null && job.nextLookAt > at) return patchJob(state, job.key, { lookedAt: null });
  return patchJob(state, job.key, {
    lookedAt: null,
    idleLooks: job.idleLooks + 1,
    nextLookAt: at + undecidedIntervalMs(job.idleLooks + 1),
  });
}

/** The looks are over once one was late enough and far enough from the first. */
function areAllMade(looks: readonly Look[], endedAt: number): boolean {
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last || looks.length < 2) return false;
  const isLate = last.at - endedAt >= ABSENT_AFTER_MS && last.at - first.at >= ABSENT_APART_MS;
  return isLate && (provedAt(looks, endedAt) !== null || looks.length >= UNSURE_LOOKS_MS.length);
}

/**
 * The only licence to send again: two conclusive looks far enough apart, the later one long enough after the end. When that
 * was made; null: there is none.
 */
export function provedAt(looks: readonly Look[], endedAt: number): number | null {
  const first = looks.find((look) => look.conclusive);
  if (!first || !looks.at(-1)?.conclusive) return null;
  const isProof = ({ at, conclusive }: Look) =>
    conclusive && at - first.at >= ABSENT_APART_MS && at - endedAt >= ABSENT_AFTER_MS;
  return looks.find(isProof)?.at ?? null;
}

/** What the looks made say: if they did not find it, and would have, the folder is still to be looked into. */
export function conclude(state: OutboxState, job: Job, at: number): OutboxState {
  if (job.partId !== null) return acceptParts(state, job, job.partId, at);
  const endedAt = job.endedAt ?? at;
  const proved = provedAt(job.looks, endedAt);
  const keptAt = proved === null ? null : keptLongEnoughAt(state.context, job, proved);
  if (keptAt !== null && (job.looks.at(-1)?.at ?? 0) >= keptAt)
    return patchJob(state, job.key, { isFolderWanted: true, nextLookAt: at });
  if (keptAt === null || keptAt > endedAt + KEPT_FOR_MS) return leaveUndecided(state, job, at);
  return patchJob(state, job.key, { nextLookAt: Math.min(Math.max(keptAt, at), at + KEPT_APART_MS) });
}

const acceptParts = (state: OutboxState, job: Job, id: RemoteId, at: number): OutboxState =>
  acceptJob(state, job, { ids: [id, ...job.otherIds], date: null }, at);

/** Without proof it stays undecided, and no longer keeps others waiting. */
export function leaveUndecided(state: OutboxState, job: Job, at: number): OutboxState {
  return patchJob(state, job.key, {
    state: 'undecided',
    isFolderWanted: false,
    idleLooks: 0,
    nextLookAt: at + undecidedIntervalMs(0),
  });
}

/** Neither the looks nor the folder show it: 1fichier does not have it. */
export function concludeAbsent(state: OutboxState, job: Job, at: number): OutboxState {
  const absent = patchJob(state, job.key, {
    state: 'absent',
    knownIds: [],
    isFolderWanted: false,
    closedAt: at,
    nextLookAt: null,
  });
  return patchTransfers(absent, job.transferIds, (row) => afterAbsence(row, job, at));
}

/** A wish to cancel, or to be rid of the row, is honoured now; else the transfer goes out again, later each time, five times at most. */
function afterAbsence(row: Transfer, job: Job, at: number): Partial<Transfer> | null {
  if (row.state !== 'assigned' || row.jobKey !== job.key) return null;
  if (isUnwanted(row)) return backToQueue(row, at);
  const resends = row.resends + 1;
  if (resends >= SENDS_PER_ATTEMPT) {
    const failure = job.failure ?? { code: 'network', words: null };
    return { state: 'failed', failure, group: null, changedAt: at };
  }
  const notBefore = at + resendMs(row.resends, job.key);
  return { ...backToQueue(row, at), resends, notBefore };
}
