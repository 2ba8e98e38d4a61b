import { type ErrorCode, POLICY } from '@/utils/fichier/errors';
import { SUSPECT_FOR_MS, SUSPECT_TIMES } from '@/utils/transfers/constants';
import type { Suspect, Transfer, TransferKind } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';

/**
 * What a refusal in words about 1fichier or the account may mean. `link`: they may have been meant for one source.
 * `passing`: locks and limits come and go between two links, so they blame none. `account`: nothing but the key.
 */
export function meaningOf(code: ErrorCode): 'link' | 'passing' | 'account' {
  const { hold, ofAccount } = POLICY[code];
  if (hold === 'flood' || hold === 'ip-locked' || hold === 'limit' || code === 'one-location')
    return 'passing';
  return hold === 'key' || (ofAccount && hold === null) ? 'account' : 'link';
}

/** Does it speak of 1fichier itself, or of the account? */
export const isTrouble = (code: ErrorCode): boolean => POLICY[code].ofAccount || POLICY[code].retry;

/** It was refused alone: all others go first, each alone as well, until one is accepted. */
export function withSuspect(state: OutboxState, id: string, code: ErrorCode, at: number): OutboxState {
  const { suspects } = state.context;
  const before = suspects.find((one) => one.id === id);
  const others = suspects.filter((one) => one.id !== id);
  // A lock is not back because of this link: that others were accepted goes on to count.
  const isDue = meaningOf(code) === 'passing' && before?.isDue === true;
  const [since, times] = before === undefined ? [at, 1] : [before.since, before.times + 1];
  return patchContext(state, { suspects: [...others, { id, code, since, times, isDue }] });
}

/** It is to blame. What blamed it at once does not blame the others: the trouble may have come back. */
export function withoutSuspect(state: OutboxState, id: string): OutboxState {
  const others = state.context.suspects.filter((one) => one.id !== id);
  const suspects = others.map((one) => (isPassing(one) ? one : { ...one, isDue: false }));
  return patchContext(state, { suspects });
}

const isPassing = ({ code }: Suspect): boolean => meaningOf(code) === 'passing';

/**
 * Refused alone once more, is it this link? So it is when 1fichier has accepted another meanwhile. Where no other waits that
 * could tell, a day must have passed; one that was refused as well cannot. Locks and limits blame only what they have met for a
 * day, again and again, while others were accepted.
 */
export function isToBlame(state: OutboxState, { id, kind }: Transfer, code: ErrorCode, at: number): boolean {
  const suspect = state.context.suspects.find((one) => one.id === id);
  const meaning = meaningOf(code);
  if (suspect === undefined || meaning === 'account') return false;
  const isLong = at - suspect.since >= SUSPECT_FOR_MS;
  if (meaning === 'passing' || isPassing(suspect))
    return isPassing(suspect) && suspect.isDue && isLong && suspect.times >= SUSPECT_TIMES;
  if (suspect.isDue) return true;
  if (!isLong) return false;
  const refused = new Set(state.context.suspects.map((one) => one.id));
  return !Object.values(state.transfers).some(
    (row) => row.state === 'queued' && row.kind === kind && !refused.has(row.id),
  );
}

/** 1fichier has accepted another: those that it refused before are tried once more, and then it was they. */
export function afterAnotherAccepted(state: OutboxState, kind: TransferKind): OutboxState {
  const { suspects, refusedInRow } = state.context;
  if (suspects.length === 0 && refusedInRow === 0) return state;
  const waiting = suspects.filter(({ id }) => state.transfers[id]?.state === 'queued');
  const told = waiting.map((one) => {
    const isSameKind = state.transfers[one.id]?.kind === kind;
    return isSameKind && meaningOf(one.code) !== 'account' ? { ...one, isDue: true } : one;
  });
  return patchContext(state, { suspects: told, refusedInRow: 0 });
}

/** The same by another clock. */
export const movedSuspects = (suspects: readonly Suspect[], move: (time: number) => number): Suspect[] =>
  suspects.map((one) => ({ ...one, since: move(one.since) }));

/** The first that may go out: suspects that are not due come last, and of those the one that was refused first. */
export function firstToSend(
  queued: readonly Transfer[],
  suspects: readonly Suspect[],
  isReady: (row: Transfer) => boolean,
): Transfer | undefined {
  const late = suspects.filter((one) => !one.isDue || isPassing(one)).map(({ id }) => id);
  if (late.length === 0) return queued.find(isReady);
  const isLate = new Set(late);
  const first = queued.find((row) => isReady(row) && !isLate.has(row.id));
  if (first !== undefined) return first;
  const ready = new Map(queued.filter(isReady).map((row) => [row.id, row]));
  return late.map((id) => ready.get(id)).find((row) => row !== undefined);
}
