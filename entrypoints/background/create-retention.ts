import type { OncePerSession } from '@/entrypoints/background/browser-session';
import type { Engine } from '@/utils/engine/engine';
import type { Settings } from '@/utils/messaging/protocol';

export type RetentionDeps = {
  readonly engine: Pick<Engine, 'forget'>;
  settings(): Promise<Settings>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly alarm: { arm(at: number): Promise<void>; at(): Promise<number | null> };
  readonly once: OncePerSession;
};

export type Retention = {
  /** Forgets what the settings say need not be kept, now and in a day again. */
  run(): Promise<void>;
  /** At a start of the background: runs if it has not in this run of the browser, and sees to the next time. */
  ensure(): Promise<void>;
};

const DAY_MS = 24 * 60 * 60_000;

export function createRetention({ engine, settings, now, alarm, once }: RetentionDeps): Retention {
  async function run(): Promise<void> {
    // First, so that a failure is not the last of it.
    await alarm.arm(now() + DAY_MS);
    const { keepCount, keepDays } = await settings();
    await engine.forget({ count: keepCount, since: keepDays === null ? null : now() - keepDays * DAY_MS });
  }

  return {
    run,
    async ensure() {
      // An alarm may be lost with the browser.
      const isDue = (await once.isDue()) || (await alarm.at()) === null;
      if (!isDue) return;
      await run();
      await once.done();
    },
  };
}
