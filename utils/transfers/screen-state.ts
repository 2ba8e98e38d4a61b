import type { ErrorCode } from '@/utils/fichier/errors';
import type { Job, ScreenState, Transfer } from '@/utils/transfers/schema';
import { isInDoubt } from '@/utils/transfers/state';

/** Why nothing is sent for now: the outbox's hold or the gate's. `until` epoch ms; null: until the user acts. */
export type ShownHold = {
  readonly code: ErrorCode;
  readonly words: string | null;
  readonly until: number | null;
};

/** What the row says and what may be done with it. */
export type TransferOnScreen = {
  readonly state: ScreenState;
  readonly reason: ShownHold | null;
  readonly can: {
    readonly copyLink: boolean;
    readonly copyDirectLink: boolean;
    readonly retry: boolean;
    readonly cancel: boolean;
    readonly remove: boolean;
    readonly lookInFolder: boolean;
  };
};

/** 1fichier may have the file although the transfer failed. */
const MAY_BE_THERE: ReadonlySet<ErrorCode> = new Set(['unsure', 'vanished', 'no-answer']);

/** `accountId`: of the saved key, null without one. A job of another key is not followed, and says so. */
export function screenStateOf(
  transfer: Transfer,
  job: Job | null,
  hold: ShownHold | null,
  accountId: string | null,
): TransferOnScreen {
  const isDone = transfer.state === 'done' && transfer.link !== null;
  const hasFailed = transfer.state === 'failed';
  return {
    state: wordOf(transfer, job, hold),
    reason: reasonOf(transfer, job, hold, accountId),
    can: {
      copyLink: isDone,
      copyDirectLink: isDone,
      retry: hasFailed || transfer.state === 'cancelled',
      cancel: mayCancel(transfer, job),
      remove: true,
      lookInFolder: hasFailed && transfer.failure !== null && MAY_BE_THERE.has(transfer.failure.code),
    },
  };
}

function wordOf(transfer: Transfer, job: Job | null, hold: ShownHold | null): ScreenState {
  if (transfer.state === 'queued') return hold === null ? 'waiting' : 'on-hold';
  if (transfer.state !== 'assigned') return transfer.state;
  if (job === null || job.state === 'sending') return 'sending';
  return isInDoubt(job) ? 'checking' : 'at-1fichier';
}

function reasonOf(
  transfer: Transfer,
  job: Job | null,
  hold: ShownHold | null,
  accountId: string | null,
): ShownHold | null {
  if (transfer.state === 'queued') return hold;
  if (transfer.state === 'failed' && transfer.failure !== null) return { ...transfer.failure, until: null };
  const isForeign = job !== null && job.accountId !== accountId;
  if (transfer.state !== 'assigned' || !isForeign) return null;
  return { code: accountId === null ? 'no-key' : 'other-key', words: null, until: null };
}

function mayCancel(transfer: Transfer, job: Job | null): boolean {
  if (transfer.state === 'queued') return true;
  return transfer.state === 'assigned' && job !== null && isInDoubt(job) && !transfer.cancelWished;
}
