import { type Badge, type BadgeWords, badgeOf } from '@/utils/browser/badge-of';
import type { Engine } from '@/utils/engine/engine';
import type { Changed } from '@/utils/messaging/protocol';

export type FollowDeps = {
  readonly engine: () => Pick<Engine, 'counts' | 'hold'>;
  readonly words: BadgeWords;
  applyBadge(badge: Badge): Promise<void>;
  announce(topic: Changed['topic']): void;
  report(error: unknown): void;
};

/**
 * What is to be called whenever something stored has changed: badge and pages follow. One run at a time; changes during a
 * run are met by one more run after it.
 */
export function createFollowChanges(deps: FollowDeps): () => void {
  let isRunning = false;
  let isDue = false;
  let lastHold = 'unknown';

  async function follow(): Promise<void> {
    const engine = deps.engine();
    const [counts, hold] = await Promise.all([engine.counts(), engine.hold()]);
    const newHold = JSON.stringify(hold);
    if (newHold !== lastHold) deps.announce('status');
    lastHold = newHold;
    await deps.applyBadge(badgeOf(counts, hold, deps.words));
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (isDue) {
      isDue = false;
      await follow().catch(deps.report);
    }
    isRunning = false;
  }

  return () => {
    isDue = true;
    deps.announce('transfers');
    if (!isRunning) void run();
  };
}
