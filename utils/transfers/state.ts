import type { ErrorCode } from '@/utils/fichier/errors';
import { OWN_IDS_KEPT } from '@/utils/transfers/constants';
import type { Job, OutboxContext, RemoteId, Transfer } from '@/utils/transfers/schema';

/** What the machine works on: open transfers, jobs not closed with all their transfers, and the context. */
export type OutboxState = {
  readonly transfers: Readonly<Record<string, Transfer>>;
  readonly jobs: Readonly<Record<string, Job>>;
  readonly context: OutboxContext;
};

export const EMPTY_CONTEXT: OutboxContext = {
  known: null,
  follow: { idleLooks: 0, nextLookAt: 0, looksAt: [], checksAt: [] },
  hold: null,
  showsOpenJobs: null,
  listsNewestFirst: null,
  ended: [],
  openLimit: null,
  openLimitAt: 0,
  own: [],
  strangers: [],
  groups: {},
  suspects: [],
  refusedInRow: 0,
  seen: [],
  reads: { failures: 0, notBefore: 0 },
  pausedAt: null,
  profileDoubtedAt: null,
  run: { total: 0 },
};

/** Still on its way: not done, failed or cancelled. */
export const isOpenTransfer = (transfer: Transfer): boolean =>
  transfer.state === 'queued' || transfer.state === 'assigned';

const MAY_BE_THERE: ReadonlySet<ErrorCode> = new Set(['unsure', 'vanished', 'no-answer']);

/** Did the transfer fail although 1fichier may have the file? */
export const mayBeThere = ({ state, failure }: Transfer): boolean =>
  state === 'failed' && failure !== null && MAY_BE_THERE.has(failure.code);

const WANTS_PASSWORD: ReadonlySet<ErrorCode> = new Set(['password-required', 'password-wrong']);

/** Was the copy refused for want of the right password? */
export const wantsPassword = ({ kind, state, failure }: Transfer): boolean =>
  kind === 'copy' && state === 'failed' && failure !== null && WANTS_PASSWORD.has(failure.code);

/** May a password help? 1fichier does not always tell why a file is not allowed. */
export const takesPassword = (transfer: Transfer): boolean =>
  wantsPassword(transfer) ||
  (transfer.kind === 'copy' && transfer.state === 'failed' && transfer.failure?.code === 'not-allowed');

/**
 * May it be retried together with others? What 1fichier may already have is for the user to decide, one by one, and what
 * wants a password waits for it.
 */
export const isRetriable = (transfer: Transfer): boolean =>
  transfer.state === 'failed' && !transfer.hidden && !mayBeThere(transfer) && !wantsPassword(transfer);

/** Still to be followed or verified, or its names still to be read. */
export const isOpenJob = (job: Job): boolean => job.closedAt === null || job.namesWanted;

/** Sent, with an end that is not known yet. Nothing else is sent meanwhile. */
export const isUnsettled = (job: Job): boolean => job.state === 'sending' || job.state === 'unsure';

/** Refused as not found: whether that speaks of the folder is still to be asked. */
export const isFolderDoubted = (job: Job): boolean => job.state === 'refused' && job.closedAt === null;

/** Does a job whose end is unknown keep others from going out? Jobs of another key cannot be verified, so they do not. */
export const isBlockedBy = (job: Job, accountId: string): boolean =>
  job.accountId === accountId && job.kind === 'remote' && (isUnsettled(job) || isFolderDoubted(job));

export const isSought = (job: Job): boolean => job.state === 'unsure' || job.state === 'undecided';

/** Nobody can say yet what becomes of its transfers: a wish to cancel is noted. */
export const isInDoubt = (job: Job): boolean => isSought(job) || isFolderDoubted(job);

/** Does nothing go out until the user says so? */
export const isStopped = ({ pausedAt, profileDoubtedAt }: OutboxContext): boolean =>
  pausedAt !== null || profileDoubtedAt !== null;

export function patchTransfer(state: OutboxState, id: string, patch: Partial<Transfer>): OutboxState {
  const transfer = state.transfers[id];
  if (!transfer) return state;
  return { ...state, transfers: { ...state.transfers, [id]: { ...transfer, ...patch } } };
}

/** Patches those of the transfers that are loaded; `patch` may say nothing for one that stays as it is. */
export function patchTransfers(
  state: OutboxState,
  ids: readonly string[],
  patch: (transfer: Transfer) => Partial<Transfer> | null,
): OutboxState {
  const transfers: Record<string, Transfer> = { ...state.transfers };
  for (const id of ids) {
    const transfer = transfers[id];
    const change = transfer && patch(transfer);
    if (transfer && change) transfers[id] = { ...transfer, ...change };
  }
  return { ...state, transfers };
}

export function patchJob(state: OutboxState, key: string, patch: Partial<Job>): OutboxState {
  const job = state.jobs[key];
  return job ? { ...state, jobs: { ...state.jobs, [key]: { ...job, ...patch } } } : state;
}

export function patchContext(state: OutboxState, patch: Partial<OutboxContext>): OutboxState {
  return { ...state, context: { ...state.context, ...patch } };
}

/** Jobs, oldest first: keys sort by time. */
export const jobsOf = (state: OutboxState): readonly Job[] =>
  Object.values(state.jobs).sort((one, other) => (one.key < other.key ? -1 : 1));

/** Ids at 1fichier that belong to jobs of ours. */
export function ownedIds(state: OutboxState): ReadonlySet<RemoteId> {
  const owned = new Set(state.context.own);
  for (const job of Object.values(state.jobs)) for (const id of idsOf(job)) owned.add(id);
  return owned;
}

/** All ids that 1fichier gave to a job. */
export const idsOf = (job: Job): readonly RemoteId[] =>
  job.remoteId === null ? [] : [job.remoteId, ...job.otherIds];

export const withOwn = (own: readonly RemoteId[], ids: readonly RemoteId[]): RemoteId[] =>
  [...own.filter((other) => !ids.includes(other)), ...ids].slice(-OWN_IDS_KEPT);
