import { nextBatch, openLimitUntil } from '@/utils/transfers/batches';
import type { Conditions } from '@/utils/transfers/conditions';
import { FEW_WAITING, KNOWN_FRESH_MS } from '@/utils/transfers/constants';
import { isHeld } from '@/utils/transfers/hold';
import { queuesOf } from '@/utils/transfers/queues';
import type { TransferKind } from '@/utils/transfers/schema';
import { isStopped, type OutboxState } from '@/utils/transfers/state';
import type { Gates, Step } from '@/utils/transfers/step';

/** What may be sent, and when. A few links are a user's action; the tail of a long queue is mostly background work. */
export function sendSteps(
  state: OutboxState,
  conditions: Conditions,
  accountId: string,
  gates: Gates,
): readonly Step[] {
  const heldUntil = heldUntilOf(state, conditions.now);
  return (['copy', 'remote'] as const).flatMap((kind) => {
    const batch = nextBatch(state, conditions, kind, accountId);
    if (batch === null) return waitingStep(state, conditions, kind);
    const lane = batch.waiting < FEW_WAITING ? 'user' : conditions.linkLane;
    const at = Math.max(gates[lane], heldUntil);
    if (kind === 'copy' || isFresh(state, conditions.now, accountId)) {
      return [{ at, action: { type: 'send', kind, batch, lane } }];
    }
    return [{ at: Math.max(at, state.context.reads.notBefore), action: { type: 'list', lane } }];
  });
}

/** Transfers that wait for their time, or for room: the plan must be made anew then. */
function waitingStep(state: OutboxState, { now }: Conditions, kind: TransferKind): readonly Step[] {
  const queued = queuesOf(state)[kind];
  const isForRoom = kind === 'remote' && queued.length > 0;
  let next = (isForRoom ? openLimitUntil(state, now) : null) ?? Number.POSITIVE_INFINITY;
  for (const { notBefore } of queued) {
    if (notBefore !== null && notBefore > now) next = Math.min(next, notBefore);
  }
  return Number.isFinite(next) ? [{ at: next, action: { type: 'wait', until: null } }] : [];
}

function heldUntilOf({ context }: OutboxState, now: number): number {
  if (isStopped(context)) return Number.POSITIVE_INFINITY;
  if (!isHeld(context.hold, now)) return 0;
  return context.hold.until ?? Number.POSITIVE_INFINITY;
}

/** Do we know which ids were there before the send? A clock set back makes the known ones old as well. */
function isFresh({ context }: OutboxState, now: number, accountId: string): boolean {
  const { known } = context;
  if (known === null || known.accountId !== accountId) return false;
  return known.at <= now && now - known.at <= KNOWN_FRESH_MS;
}
