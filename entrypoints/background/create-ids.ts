const TIME_DIGITS = 9;
const COUNT_DIGITS = 4;
const RADIX = 36;

/** Unique names that sort by the time of their making, over restarts and on a clock that steps back a little. */
export function createIds(chance: () => string): { next(now: number): string } {
  let last = 0;
  let count = 0;
  return {
    next(now) {
      count = now > last ? 0 : count + 1;
      last = Math.max(last, now);
      const time = last.toString(RADIX).padStart(TIME_DIGITS, '0');
      return `${time}${count.toString(RADIX).padStart(COUNT_DIGITS, '0')}-${chance()}`;
    },
  };
}
