import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { LIMIT_FIRST_MS, LIMIT_MAX_MS } from '@/utils/transfers/constants';
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
      return { reason, code, words, since: at, until: at + limitMs(before) };
    default:
      return null;
  }
}

/** A limit that will be lifted by itself is asked about ever more rarely. */
function limitMs(before: OutboxHold | null): number {
  if (before?.reason !== 'limit' || before.until === null) return LIMIT_FIRST_MS;
  return Math.min(LIMIT_MAX_MS, Math.max(LIMIT_FIRST_MS, 2 * (before.until - before.since)));
}

/** Is the hold in force? */
export const isHeld = (hold: OutboxHold | null, now: number): hold is OutboxHold =>
  hold !== null && (hold.until === null || hold.until > now);
