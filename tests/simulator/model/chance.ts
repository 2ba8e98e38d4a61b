const ALPHANUMERICS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED_CASE = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${ALPHANUMERICS}`;

/** The simulator's only source of chance: the same seed gives the same run. */
export type Chance = {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  lower(length: number): string;
  mixed(length: number): string;
  digits(length: number): string;
  hex(length: number): string;
};

/** A small generator (mulberry32): good enough to name things, not to keep secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = (letters: string, length: number): string =>
    Array.from({ length }, () => letters.charAt(below(letters.length))).join('');
  return {
    below,
    lower: (length) => pick(ALPHANUMERICS, length),
    mixed: (length) => pick(MIXED_CASE, length),
    digits: (length) => `${1 + below(9)}${pick('0123456789', length - 1)}`,
    hex: (length) => pick('0123456789abcdef', length),
  };
}
