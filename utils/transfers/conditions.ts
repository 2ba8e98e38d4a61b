import type { Urgency } from '@/utils/transfers/step';

/** What `plan` must know of the world beside the stored state. Times are epoch ms. */
export type Conditions = {
  readonly now: number;
  /** Salted hash of the saved key; null without a key. */
  readonly accountId: string | null;
  /** Without Premium, as 1fichier has said: what is not known is no reason to send less. */
  readonly isLimited: boolean;
  /** Links per request when many wait, 1 to 100. */
  readonly batchSize: number;
  /** The lock of the gate, or a pause; null when calls may go out. */
  readonly heldUntil: number | null;
  /** When background work may make its next call. */
  readonly nextBackgroundAt: number;
  /** Calls that background work may make in an hour. */
  readonly backgroundPerHour: number;
  /** Whose calls send links when many wait. */
  readonly linkLane: Urgency;
  readonly isOnline: boolean;
  readonly hasPermission: boolean;
  /** Somebody has just opened a page that shows the transfers: looks are user actions. */
  readonly isWatched: boolean;
};
