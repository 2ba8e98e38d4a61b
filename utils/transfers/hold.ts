import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import type { OutboxHold } from '@/utils/transfers/schema';

/** The hold that follows from a failure. Null for none, and for what others know better: the gate, the missing key. */
export function holdOf(facts: FailureFacts, at: number): OutboxHold | null {
  const { code, words } = facts;
  const reason = POLICY[code].hold;
  switch (reason) {
    case 'key':
    case 'plan':
    case 'quota':
    case 'forbidden':
      return { reason, code, words, since: at, until: facts.until };
    default:
      return null;
  }
}

/** Is the hold in force? */
export const isHeld = (hold: OutboxHold | null, now: number): hold is OutboxHold =>
  hold !== null && (hold.until === null || hold.until > now);
