import * as z from 'zod/mini';

/**
 * Values as 1fichier sends them: numbers or numeric strings, flags as 0 and 1 in either form, empty strings or zero
 * dates for nothing. Every one accepts anything, absence too, and yields null (or false) for what it cannot read.
 */
const anything = z.optional(z.unknown());

const NUMERIC = /^\s*[+-]?\d+(\.\d+)?\s*$/;
const ZERO_DATE = /^(0000|1970)-/;
const WEB_ADDRESS = /^https?:\/\/[^\s/]/i;

/** A finite number; null when there is none. */
export const wireNumber = z.pipe(
  anything,
  z.transform((value): number | null => {
    const number = typeof value === 'string' && NUMERIC.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : null;
  }),
);

/** An id: a whole number above zero that a double holds exactly, else null. */
export const wireId = z.pipe(
  wireNumber,
  z.transform((value): number | null =>
    value !== null && Number.isSafeInteger(value) && value > 0 ? value : null,
  ),
);

/** A text that is not empty; a number counts as its digits. */
export const wireText = z.pipe(
  anything,
  z.transform((value): string | null => {
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }),
);

/** Paris time without a zone, kept as 1fichier wrote it; null for nothing, `0000-...` and `1970-...` alike. */
export const wireDate = z.pipe(
  anything,
  z.transform((value): string | null => {
    if (typeof value !== 'string') return null;
    const date = value.trim();
    return date === '' || ZERO_DATE.test(date) ? null : date;
  }),
);

/** An http or https address; null for anything else, so that no other scheme reaches a page or the clipboard. */
export const wireAddress = z.pipe(
  anything,
  z.transform((value): string | null => {
    if (typeof value !== 'string') return null;
    const address = value.trim();
    return WEB_ADDRESS.test(address) ? address : null;
  }),
);

/** True for 1 in any form and for a reason given as text; false for 0, empty and absent. */
export const wireFlag = z.pipe(
  anything,
  z.transform((value): boolean => {
    if (typeof value === 'string') return !/^\s*(0*|no|false)\s*$/i.test(value);
    return value === true || (typeof value === 'number' && value !== 0);
  }),
);

/** A list; null when it is absent, null or no list. */
export const wireList = z.pipe(
  anything,
  z.transform((value): readonly unknown[] | null => (Array.isArray(value) ? value : null)),
);

/** The rows that can be read; the others are left out. */
export function readableRows<T>(rows: readonly unknown[], read: (row: unknown) => T | null): readonly T[] {
  return rows.map(read).filter((row) => row !== null);
}
