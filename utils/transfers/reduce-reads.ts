import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { holdOf } from '@/utils/transfers/hold';
import { readRetryMs } from '@/utils/transfers/intervals';
import type { OutboxHold } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';

/**
 * A read failed. An account's refusal holds the outbox; what may get better is tried again later, each time later. A read
 * that made way, and one that never left, say nothing about 1fichier.
 */
export function afterReadFailure(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  if (facts.outcome === 'not-sent' || facts.code === 'aborted') return state;
  if (POLICY[facts.code].ofAccount) {
    const hold = holdOf(facts, at);
    return hold === null ? state : patchContext(state, { hold });
  }
  if (!POLICY[facts.code].retry) return state;
  const failures = state.context.reads.failures + 1;
  const notBefore = Math.max(facts.until ?? 0, at + readRetryMs(failures));
  const hold = networkHold(state.context.hold, facts, at, notBefore);
  return patchContext(state, { reads: { failures, notBefore }, hold });
}

function networkHold(
  hold: OutboxHold | null,
  facts: FailureFacts,
  at: number,
  until: number,
): OutboxHold | null {
  if (POLICY[facts.code].hold !== 'network' || (hold !== null && hold.reason !== 'network')) return hold;
  return { reason: 'network', code: facts.code, words: facts.words, since: at, until };
}

/** A read went well: what kept reads from going out is gone. */
export function afterRead(state: OutboxState): OutboxState {
  const { hold, reads } = state.context;
  const isNetwork = hold?.reason === 'network';
  if (reads.failures === 0 && !isNetwork) return state;
  return patchContext(state, { reads: { failures: 0, notBefore: 0 }, hold: isNetwork ? null : hold });
}
