import { setTimeout as delay } from 'node:timers/promises';

/** A browser that is asked again and again has no time for what it is asked about. */
const FIRST_STEP_MS = 40;
const LONGEST_STEP_MS = 300;
const STEP_GROWTH = 1.2;

/**
 * Waits until the probe gives something other than undefined or false, and returns it.
 * A probe that throws has not succeeded yet; its last error is told when the time (default 30 s) is up.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (let step = FIRST_STEP_MS; ; step = Math.min(LONGEST_STEP_MS, step * STEP_GROWTH)) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= end) {
      throw new Error(`Not within ${timeoutMs} ms: ${what}`, last === undefined ? {} : { cause: last });
    }
    await delay(step);
  }
}
