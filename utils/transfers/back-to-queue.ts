import type { Transfer } from '@/utils/transfers/schema';

/** Did the user want it gone while nobody could say whether 1fichier had it? */
export const isUnwanted = (row: Transfer): boolean => row.hidden || row.cancelWished;

/** A transfer that was not taken waits again; one that nobody wants any more, or sees, must not go out. */
export function backToQueue(row: Transfer, at: number): Partial<Transfer> {
  return isUnwanted(row)
    ? { state: 'cancelled', jobKey: null, cancelWished: false, group: null, changedAt: at }
    : { state: 'queued', jobKey: null, changedAt: at };
}
