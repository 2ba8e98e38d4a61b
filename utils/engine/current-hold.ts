import type { Unstored } from '@/utils/engine/create-loop';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import type { GovernorHold } from '@/utils/fichier/fichier';
import { limitHold } from '@/utils/transfers/batches';
import { isHeld } from '@/utils/transfers/hold';
import type { OutboxContext, OutboxHold } from '@/utils/transfers/schema';
import type { OutboxState } from '@/utils/transfers/state';

/**
 * Why nothing is sent now: what the user can mend or has asked for first, then the gate's lock, then a store that fails,
 * then what 1fichier said. `unstored`: while nothing can go out because that cannot be stored. `loaded`: all that is open,
 * once that is loaded.
 */
export async function currentHold(
  deps: EngineDeps,
  context: OutboxContext,
  unstored: Unstored | null,
  loaded: OutboxState | null,
): Promise<OutboxHold | GovernorHold | null> {
  const now = deps.clock.now();
  const plain = { words: null, since: now, until: null };
  const accountId = await deps.account();
  if (accountId === null) return { ...plain, reason: 'no-key', code: 'no-key' };
  if (!(await deps.hasHostPermission())) return { ...plain, reason: 'permission', code: 'no-permission' };
  if (context.profileDoubtedAt !== null)
    return { ...plain, since: context.profileDoubtedAt, reason: 'profile', code: 'other-profile' };
  if (context.pausedAt !== null)
    return { ...plain, since: context.pausedAt, reason: 'paused', code: 'paused' };
  const lock = await deps.governor.hold();
  if (lock !== null && lock.until > now) return lock;
  if (!deps.isOnline()) return { ...plain, reason: 'network', code: 'offline' };
  if (unstored !== null && unstored.until > now) return { ...plain, ...unstored, reason: 'storage' };
  if (isHeld(context.hold, now)) return context.hold;
  return loaded && limitHold(loaded, now, accountId);
}
