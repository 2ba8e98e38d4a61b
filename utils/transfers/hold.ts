import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { ACCOUNT_MAX_MS, LIMIT_FIRST_MS, LIMIT_MAX_MS } from '@/utils/transfers/constants';
import type { OutboxHold } from '@/utils/transfers/schema';

/** The hold that follows from a failure. Null for none, and for what others know better: the gate, the missing key. */
export function holdOf(
  facts: Pick<FailureFacts, 'code' | 'words' | 'until'>,
  at: number,
  before: OutboxHold | null,
): OutboxHold | null {
  const { code, words } = facts;
  const reason = POLICY[code].hold;
  switch (reason) {
    case 'key':
    case 'plan':
    case 'quota':
    case 'forbidden':
      return { reason, code, words, since: at, until: facts.until };
    case 'limit':
      return { reason, code, words, since: at, until: at + passingMs(reason, at, before) };
    default:
      return null;
  }
}

/** A refusal that speaks of trouble at 1fichier itself, such as maintenance: it passes, and blames no link. */
export function holdOfTrouble(
  { code, words }: Pick<FailureFacts, 'code' | 'words'>,
  at: number,
  before: OutboxHold | null,
): OutboxHold {
  const reason = 'refused';
  return { reason, code, words, since: at, until: at + passingMs(reason, at, before) };
}

/** What only the user can mend is asked about now and then as well: it may be mended, or have been meant for one link. */
export function askedAgain(hold: OutboxHold, at: number, before: OutboxHold | null): OutboxHold {
  if (hold.until !== null || !OF_ACCOUNT.has(hold.reason)) return hold;
  return { ...hold, until: at + passingMs(hold.reason, at, before, ACCOUNT_MAX_MS) };
}

const OF_ACCOUNT: ReadonlySet<OutboxHold['reason']> = new Set(['plan', 'quota', 'forbidden']);

/** Ends by itself, and shows to be over as soon as 1fichier takes a link. */
export const isPassing = (hold: OutboxHold | null): boolean =>
  hold !== null &&
  (hold.reason === 'limit' ||
    (hold.until !== null && (hold.reason === 'refused' || OF_ACCOUNT.has(hold.reason))));

/** A job at 1fichier has ended: one link tells whether there is room now, should that be what was meant. */
export function afterEnd(hold: OutboxHold | null, at: number): OutboxHold | null {
  const isForRoom = hold?.reason === 'limit' || (hold?.reason === 'refused' && hold.until === null);
  return hold !== null && isForRoom ? { ...hold, until: at } : hold;
}

/** What will be over by itself is asked about ever more rarely. */
function passingMs(
  reason: OutboxHold['reason'],
  at: number,
  before: OutboxHold | null,
  longestMs = LIMIT_MAX_MS,
): number {
  if (before?.reason !== reason || before.until === null) return LIMIT_FIRST_MS;
  if (at - before.until > longestMs) return LIMIT_FIRST_MS;
  return Math.min(longestMs, Math.max(LIMIT_FIRST_MS, 2 * (before.until - before.since)));
}

/** Is the hold in force? */
export const isHeld = (hold: OutboxHold | null, now: number): hold is OutboxHold =>
  hold !== null && (hold.until === null || hold.until > now);
