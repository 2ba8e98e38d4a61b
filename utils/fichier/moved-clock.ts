/**
 * `now`: epoch ms, as the user or the network set it. `monotonic`: epoch ms as well, set by nobody within one life of the
 * background and, where the browser kept its process, over several.
 */
export type Clock = { now(): number; monotonic(): number };

/** A clock that went this much further than time was set; less is how computers keep time, and how browsers round it. */
const MOVED_MS = 250;

/** How far `now` is ahead of `monotonic`: what is stored beside times, so that it shows when the clock was set. */
export const aheadOf = (clock: Clock): number => clock.now() - clock.monotonic();

/**
 * By how much times must be moved that were written when the clock was `then` ahead, and `now` is. Of this life that is
 * certain. Of an earlier one only a clock that seems to have gone further than time is believed, so that no wait gets shorter.
 */
export function clockMovedBy(then: number | null, now: number, isOfThisLife: boolean): number {
  const byMs = then === null ? 0 : now - then;
  if (Math.abs(byMs) <= MOVED_MS) return 0;
  return isOfThisLife ? byMs : Math.max(0, byMs);
}

/** What to store as ahead: the same as long as the clock was not set. */
export function aheadSince(then: number | null, now: number): number {
  return then !== null && Math.abs(now - then) <= MOVED_MS ? then : now;
}
