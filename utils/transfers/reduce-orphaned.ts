import type { EventOf } from '@/utils/transfers/events';
import type { Transfer } from '@/utils/transfers/schema';
import { type OutboxState, patchTransfers } from '@/utils/transfers/state';

/** Transfers whose job is not there: it could not be read, or was lost. */
export const orphansOf = (state: OutboxState): readonly Transfer[] =>
  Object.values(state.transfers).filter(
    (row) => row.state === 'assigned' && (row.jobKey === null || !state.jobs[row.jobKey]),
  );

/** What cannot be followed any more may have been sent, so only the user may send it again. */
export function reduceOrphaned(state: OutboxState, { at }: EventOf<'orphaned'>): OutboxState {
  const ids = orphansOf(state).map((row) => row.id);
  if (ids.length === 0) return state;
  return patchTransfers(state, ids, () => ({
    state: 'failed',
    failure: { code: 'unsure', words: null },
    cancelWished: false,
    group: null,
    changedAt: at,
  }));
}
