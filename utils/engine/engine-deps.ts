import type { EngineEvents } from '@/utils/engine/engine';
import type { Fichier, Governor, Plan } from '@/utils/fichier/fichier';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';

/** All that the engine needs of the world. Times are epoch ms. */
export type EngineDeps = {
  readonly fichier: Fichier;
  readonly governor: Governor;
  readonly store: OutboxStore;
  readonly events: EngineEvents;
  /**
   * `now`: epoch ms, as the user or the network set it. `monotonic`: ms from any moment on, set by nobody; the two
   * together tell when the clock was set while this background lived.
   */
  readonly clock: { now(): number; monotonic(): number };
  /** A short wait; returns what calls it off. */
  readonly timer: { after(ms: number, run: () => void): () => void };
  /** The one alarm that wakes the background; a new time replaces the old. */
  readonly alarm: { arm(atMs: number): Promise<void> };
  /** Unique names that sort by time. */
  readonly ids: { next(now: number): string };
  /** Salted hash of the saved key; null without a key. */
  account(): Promise<string | null>;
  plan(): Promise<Plan>;
  /** Links per request when many wait, 1 to 100. */
  batchSize(): Promise<number>;
  isOnline(): boolean;
  hasHostPermission(): Promise<boolean>;
  /** True once per run of the browser: what a private window left behind is deleted then. */
  isBrowserStart(): Promise<boolean>;
  readonly profile: {
    /**
     * Null: the storages of this profile belong together. Else the user is asked before anything goes out, and these
     * transfers may have gone out already.
     */
    doubted(): Promise<readonly string[] | null>;
    /** From now on they do. */
    settle(): Promise<void>;
  };
};
