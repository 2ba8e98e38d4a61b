import type { Changed } from '@/utils/messaging/protocol';

/** Versions of what is stored, growing over restarts too, since they begin at the clock. */
export function createVersions(now: () => number) {
  let version = 0;
  return {
    next(topic: Changed['topic']): Changed {
      version = Math.max(version + 1, now());
      return { topic, version };
    },
    current(): number {
      version = Math.max(version, now());
      return version;
    },
  };
}
