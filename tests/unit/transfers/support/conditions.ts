import type { Conditions } from '@/utils/transfers/conditions';
import { at } from './play';

/** Everything is fine at 10 s. */
export function conditions(more: Partial<Conditions> = {}): Conditions {
  return {
    now: at(10),
    accountId: 'me',
    isLimited: false,
    batchSize: 20,
    heldUntil: null,
    nextBackgroundAt: 0,
    backgroundPerHour: 500,
    linkLane: 'background',
    isOnline: true,
    hasPermission: true,
    isWatched: false,
    ...more,
  };
}
