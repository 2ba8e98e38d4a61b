import { setTimeout as delay } from 'node:timers/promises';

const STEP_MS = 40;

/**
 * Waits until the probe gives something other than undefined or false, and returns it.
 * A probe that throws has not succeeded yet; its last error is told when the time (default 15 s) is up.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
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
    await delay(STEP_MS);
  }
}
