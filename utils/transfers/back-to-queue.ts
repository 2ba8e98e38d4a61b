import type { Failure, Job, Transfer } from '@/utils/transfers/schema';

/** Did the user want it gone while nobody could say whether 1fichier had it? */
export const isUnwanted = (row: Transfer): boolean => row.hidden || row.cancelWished;

/** A transfer that was not taken waits again; one that nobody wants any more, or sees, must not go out. */
export function backToQueue(row: Transfer, at: number): Partial<Transfer> {
  return isUnwanted(row)
    ? { state: 'cancelled', jobKey: null, cancelWished: false, group: null, changedAt: at }
    : { state: 'queued', jobKey: null, changedAt: at };
}

const ASKS_AGAIN: Failure = { code: 'password-required', words: null };

/** The same for a transfer of a job that came to nothing: its password is gone, so the row asks for it again. */
export function takenBack(row: Transfer, { withPassword }: Job, at: number): Partial<Transfer> {
  if (!withPassword || isUnwanted(row)) return backToQueue(row, at);
  return { state: 'failed', failure: ASKS_AGAIN, jobKey: null, group: null, changedAt: at };
}
