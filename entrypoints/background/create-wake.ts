import { armAlarm } from '@/utils/browser/alarms';

/**
 * Has `run` called at a time, epoch ms; a new time replaces the old. A timer does it, since alarms are late, and an alarm,
 * since it outlives the background: `run` may come twice.
 */
export function createWake(alarm: string, now: () => number, run: () => void): (at: number) => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return async (at) => {
    clearTimeout(timer);
    timer = setTimeout(run, at - now());
    await armAlarm(alarm, at);
  };
}
