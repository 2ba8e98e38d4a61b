import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { holdOf } from '@/utils/transfers/hold';
import { readRetryMs } from '@/utils/transfers/intervals';
import type { OutboxHold } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';

/** Says the failure anything about 1fichier? A read that made way, and one that never left, do not. */
const isSilent = (facts: FailureFacts): boolean => facts.outcome === 'not-sent' || facts.code === 'aborted';

/** A listing failed: whatever the reason, the next one is made later, each time later. */
export function afterListFailure(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  if (isSilent(facts)) return state;
  const failures = state.context.reads.failures + 1;
  const notBefore = Math.max(facts.until ?? 0, at + readRetryMs(failures));
  const hold = holdOf(facts, at) ?? networkHold(state.context.hold, facts, at, notBefore);
  return patchContext(state, { reads: { failures, notBefore }, hold });
}

/** Any other read: a refusal that speaks of the thing asked for alone says nothing about the next. */
export function afterReadFailure(state: OutboxState, facts: FailureFacts, at: number): OutboxState {
  const { ofAccount, retry } = POLICY[facts.code];
  return ofAccount || retry ? afterListFailure(state, facts, at) : state;
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

/** The way is open again: that mends a hold of the way, and no other. */
export function reduceWayOpened(state: OutboxState): OutboxState {
  const { hold, reads } = state.context;
  const isOfWay = hold?.reason === 'network' || hold?.reason === 'permission';
  if (!isOfWay && reads.failures === 0) return state;
  return patchContext(state, { hold: isOfWay ? null : hold, reads: { failures: 0, notBefore: 0 } });
}

/** A read went well: what kept reads from going out is gone. */
export function afterRead(state: OutboxState): OutboxState {
  const { hold, reads } = state.context;
  const isNetwork = hold?.reason === 'network';
  if (reads.failures === 0 && !isNetwork) return state;
  return patchContext(state, { reads: { failures: 0, notBefore: 0 }, hold: isNetwork ? null : hold });
}
