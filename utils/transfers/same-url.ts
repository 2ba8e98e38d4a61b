import { parseUrl } from '@/utils/links/parse-url';
import { foldUrl } from '@/utils/transfers/fold-url';

/** Characters that some write plainly and some as percent codes, without a change of meaning (RFC 2396, unreserved). */
const PLAIN = /[A-Za-z0-9\-._~!*'()]/;
const RAW = /["<>`{}|\\^[\]\s]/g;
/** Where some cut an address, and the least that must be left of it to know it again. */
const CUT_AT = 250;
const CUT_LEAST = 200;

/** One spelling for all spellings of a URL that surely mean the same: parsed, without fragment, percent codes normalised. Null: not a URL. */
export function normaliseUrl(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  parsed.hash = '';
  return parsed.href.replace(/%[0-9a-f]{2}/gi, plainOrUpper).replace(RAW, encodeURIComponent);
}

function plainOrUpper(code: string): string {
  const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return PLAIN.test(character) ? character : code.toUpperCase();
}

/** Do two spellings mean the same source beyond doubt? Identical, or equal once normalised. */
export function isEqualUrl(one: string, other: string): boolean {
  if (one === other) return true;
  const normalised = normaliseUrl(one);
  return normalised !== null && normalised === normaliseUrl(other);
}

/** Do they mean the same source for all that 1fichier may do to a spelling? Equal, or equal once fully decoded. */
export function isSameUrl(one: string, other: string): boolean {
  const [first, second] = [foldUrl(one), foldUrl(other)];
  if (first === null || second === null) return isEqualUrl(one, other);
  if (first.rest !== second.rest) return false;
  return first.scheme === null || second.scheme === null || first.scheme === second.scheme;
}

/** Two texts that are the same have one of these in common. */
export function sameKeys(text: string): readonly string[] {
  const folded = foldUrl(text);
  return [normaliseUrl(text) ?? text, ...(folded === null ? [] : [folded.rest])];
}

/** Is `text` what is left of `url` after it was cut? */
export function isCutFrom(text: string, url: string): boolean {
  if (text.length < CUT_LEAST) return false;
  if (text.length === CUT_AT && url.length > CUT_AT && url.startsWith(text)) return true;
  // A code that was cut in two cannot be decoded.
  const [start, whole] = [foldUrl(withoutCutCode(text)), foldUrl(url)];
  return (
    start !== null && whole !== null && start.rest.length >= CUT_LEAST && whole.rest.startsWith(start.rest)
  );
}

/** The text itself, if no code was cut: what it was folded to is remembered. */
function withoutCutCode(text: string): string {
  const end = text.slice(-2).search(/%[0-9a-f]?$/i);
  return end < 0 ? text : text.slice(0, text.length - Math.min(2, text.length) + end);
}

/** A text and what was cut from it have one of these in common. */
export function cutKeys(text: string): readonly string[] {
  const starts = [text, withoutCutCode(text)].map((start) => foldUrl(start)?.rest.slice(0, CUT_LEAST) ?? '');
  const long = starts.filter((start) => start.length === CUT_LEAST);
  return [...new Set(long), ...(text.length >= CUT_AT ? [text.slice(0, CUT_AT)] : [])];
}

/**
 * The same for all sources that might be taken for one another in some spelling: they never share a request. Longer
 * addresses count by their beginning, since an answer may cut them.
 */
export function mixUpKey(url: string): string {
  return (foldUrl(url)?.rest ?? url).slice(0, CUT_LEAST);
}
