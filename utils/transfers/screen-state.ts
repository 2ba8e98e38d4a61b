import type { ErrorCode } from '@/utils/fichier/errors';
import { doubtOf } from '@/utils/transfers/doubt';
import type { Job, Transfer } from '@/utils/transfers/schema';
import type { Doubt, ScreenState } from '@/utils/transfers/screen-schema';
import { isInDoubt, mayBeThere, takesPassword } from '@/utils/transfers/state';

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
  /** Set while nobody can tell whether 1fichier has it. */
  readonly doubt: Doubt | null;
  readonly can: {
    readonly copyLink: boolean;
    readonly copyDirectLink: boolean;
    readonly retry: boolean;
    readonly cancel: boolean;
    readonly remove: boolean;
    readonly lookInFolder: boolean;
    /** It was refused, and may be copied with the password of its file. */
    readonly enterPassword: boolean;
  };
};

/** `accountId`: of the saved key, null without one. A job of another key is not followed, and says so. */
export function screenStateOf(
  transfer: Transfer,
  job: Job | null,
  hold: ShownHold | null,
  accountId: string | null,
): TransferOnScreen {
  const isDone = transfer.state === 'done' && transfer.link !== null;
  // The folders of another key are not those that the files page shows.
  const isForeign = job !== null && job.accountId !== accountId;
  const isUndecided = transfer.state === 'assigned' && job?.state === 'undecided';
  return {
    state: wordOf(transfer, job, hold),
    reason: reasonOf(transfer, hold, isForeign, accountId),
    doubt: isForeign && transfer.state === 'assigned' ? null : doubtOf(transfer, job),
    can: {
      copyLink: isDone,
      copyDirectLink: isDone,
      retry: transfer.state === 'failed' || transfer.state === 'cancelled',
      cancel: mayCancel(transfer, job),
      remove: true,
      lookInFolder: !isForeign && (mayBeThere(transfer) || isUndecided),
      enterPassword: takesPassword(transfer),
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
  hold: ShownHold | null,
  isForeign: boolean,
  accountId: string | null,
): ShownHold | null {
  if (transfer.state === 'queued') return hold;
  if (transfer.state === 'failed' && transfer.failure !== null) return { ...transfer.failure, until: null };
  if (transfer.state !== 'assigned' || !isForeign) return null;
  return { code: accountId === null ? 'no-key' : 'other-key', words: null, until: null };
}

function mayCancel(transfer: Transfer, job: Job | null): boolean {
  if (transfer.state === 'queued') return true;
  return transfer.state === 'assigned' && job !== null && isInDoubt(job) && !transfer.cancelWished;
}
