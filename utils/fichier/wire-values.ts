import * as z from 'zod/mini';
import { isObject } from '@/utils/fichier/classify';

/**
 * Values as 1fichier sends them: numbers or numeric strings, flags as 0 and 1 in either form, empty strings or zero
 * dates for nothing. Every one accepts anything, absence too, and yields null (or false) for what it cannot read.
 */
const anything = z.optional(z.unknown());

const NUMERIC = /^\s*[+-]?\d+(\.\d+)?\s*$/;
const ZERO_DATE = /^(000[01]|1969|1970)-/;
/** A whole number above zero in its plain form, so that it is the same in digits and as a number. */
const PLAIN_ID = /^[1-9]\d{0,15}$/;
const NO_ID = /^(0+|-\d.*)$/;
/** The longest id kept; none of the known ones has more than ten digits. */
const ID_MAX_LENGTH = 200;
/** How nothing is written as a text. */
const NOTHING = /^(-*|0+|n|no|non|none|null|nil|false|off|undefined)$/i;
const DATE = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)/;
/** Epoch seconds of 2001; milliseconds are more. */
const FIRST_EPOCH = 1e9;

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

/** The id of a remote job: a number, digits too, or any other text as it came; null for nothing, zero and less. */
export const wireRemoteId = z.pipe(
  anything,
  z.transform((value): number | string | null => {
    if (typeof value === 'number') return Number.isSafeInteger(value) && value > 0 ? value : null;
    if (typeof value !== 'string') return null;
    const id = value.trim();
    if (NOTHING.test(id) || NO_ID.test(id) || /\s/.test(id) || id.length > ID_MAX_LENGTH) return null;
    return PLAIN_ID.test(id) && Number.isSafeInteger(Number(id)) ? Number(id) : id;
  }),
);

/** A text that is not empty; a number counts as its digits. */
export const wireText = z.pipe(
  anything,
  z.transform((value): string | null => {
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }),
);

/** Paris time without a zone, kept as 1fichier wrote it; null for nothing and for a zero date (`0000-`, `1970-`, ...). */
export const wireDate = z.pipe(
  anything,
  z.transform((value): string | null => {
    if (typeof value !== 'string') return null;
    const date = value.trim();
    return date === '' || ZERO_DATE.test(date) ? null : date;
  }),
);

/** Whether a date of this century is told: `20YY-MM-DD...`, or epoch seconds or ms. Anything else is how "not yet" is written. */
export const wireIsDated = z.pipe(
  anything,
  z.transform((value): boolean => {
    if (typeof value === 'string' && DATE.test(value.trim())) return true;
    const number = typeof value === 'string' && NUMERIC.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number >= FIRST_EPOCH;
  }),
);

/** True for 1 in any form and for a reason given as text; false for 0, for nothing in any spelling, and absent. */
export const wireFlag = z.pipe(
  anything,
  z.transform((value): boolean => {
    if (typeof value === 'string') return !NOTHING.test(value.trim());
    return value === true || (typeof value === 'number' && value !== 0);
  }),
);

/** A list; null when it is absent, null or no list. */
export const wireList = z.pipe(
  anything,
  z.transform((value): readonly unknown[] | null => (Array.isArray(value) ? value : null)),
);

/** The rows of a list, or of a map whatever its keys; null when it is absent or neither. */
export const wireRows = z.pipe(
  anything,
  z.transform((value): readonly unknown[] | null => {
    if (Array.isArray(value)) return value;
    return isObject(value) ? Object.values(value) : null;
  }),
);

/** The rows that can be read; the others are left out. */
export function readableRows<Row, T>(rows: readonly Row[], read: (row: Row) => T | null): readonly T[] {
  return rows.map((row) => read(row)).filter((row) => row !== null);
}
