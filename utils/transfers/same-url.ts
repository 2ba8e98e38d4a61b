import { parseUrl } from '@/utils/links/parse-url';

/** Characters that some write plainly and some as percent codes, without a change of meaning (RFC 2396, unreserved). */
const PLAIN = /[A-Za-z0-9\-._~!*'()]/;
const RAW = /["<>`{}|\\^[\]\s]/g;

/** One spelling for all spellings of a URL: parsed, without fragment, percent codes normalised. Null: not a URL. */
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

/** Do two spellings mean the same source? Identical, or equal once normalised. */
export function isSameUrl(one: string, other: string): boolean {
  if (one === other) return true;
  const normalised = normaliseUrl(one);
  return normalised !== null && normalised === normaliseUrl(other);
}

/** Host and last part of the path, in lower case: what a rewritten link still has in common with its original. */
export function urlCore(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const last = parsed.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const plain = (normaliseUrl(`http://host/${last}`) ?? last).slice('http://host/'.length);
  return `${parsed.hostname.replace(/^www\./, '')}/${plain}`.toLowerCase();
}
