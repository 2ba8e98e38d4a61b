import type { EngineDeps } from '@/utils/engine/engine-deps';
import type { Conditions } from '@/utils/transfers/conditions';

/** The engine's own pauses, beside those of the gate; by the monotonic clock, ms. */
export type Pauses = { readonly user: number; readonly background: number };

/** The world as the planner wants to know it. */
export async function readConditions(
  deps: EngineDeps,
  pauses: Pauses,
  isWatched: boolean,
): Promise<Conditions> {
  const [accountId, plan, batchSize, hold, nextBackgroundAt, links, hasPermission] = await Promise.all([
    deps.account(),
    deps.plan(),
    deps.batchSize(),
    deps.governor.hold(),
    deps.governor.nextBackgroundAt(),
    deps.governor.linkBudget(),
    deps.hasHostPermission(),
  ]);
  const now = deps.clock.now();
  const ahead = now - deps.clock.monotonic();
  return {
    now,
    accountId,
    isLimited: plan === 'free' || plan === 'access',
    batchSize,
    heldUntil: Math.max(hold?.until ?? 0, pauses.user + ahead),
    nextBackgroundAt: Math.max(nextBackgroundAt, pauses.background + ahead),
    backgroundPerHour: links.backgroundPerHour,
    linkLane: links.lane,
    isOnline: deps.isOnline(),
    hasPermission,
    isWatched,
  };
}
