import { parseUrl } from '@/utils/links/parse-url';

/** In ASCII, on one line, with a plain host, and nothing for a browser to resolve: it is kept byte for byte. */
const PLAIN = /^(?:https?|ftp):\/\/[a-z\d.-]*[a-z\d](?::\d+)?(?:[/?#](?:(?!\/\.)[!-[\]-~])*)?$/i;
/** What no address holds unencoded, whatever the format, and what quotes or divides. */
const ENCODED = /[\p{Cc}\p{Cs}\s"'<>`\\|]/gu;
/** A separator in front of another address, the end of a BBCode tag, and the end of what is a quote or a bracket in markup. */
const READ_AS_END = /[,;](?=(?:https?|ftp):\/\/)|\[(?=\/)|(?<=&(?:quot|apos|lt|#0*3[49]|#0*60));/gi;
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** At the end of an address they are taken for the text around it. */
const TAIL = /(?<![.,;:!?*~])[.,;:!?*~]+$/;

/**
 * An address as every format can hold it, and as it is found again where it stands alone in a text: as a browser would ask
 * for it, in ASCII, with no white space, control, quote, backslash, angle bracket or `|` in it, no bracket without its
 * partner, and no punctuation at its end. It is the same address: it differs in no more than what a browser leaves out or
 * resolves, and in whether characters that only text takes for an end are percent-encoded.
 */
export function writtenUrl(url: string): string {
  const asked = PLAIN.test(url) ? url : (parseUrl(url)?.href ?? url);
  const encoded = encodeLoneBrackets(
    asked.replace(ENCODED, percentEncode).replace(READ_AS_END, percentEncode),
  );
  // Encoded, the first `?` would begin no query.
  const query = encoded.search(/[?#]/);
  const written = encoded.replace(TAIL, (tail, at: number) =>
    Array.from(tail, (each, index) => (at + index === query ? each : percentEncode(each))).join(''),
  );
  return written.endsWith('?') ? `${written}#` : written;
}

function encodeLoneBrackets(url: string): string {
  const open: Readonly<Record<string, number[]>> = { '(': [], '[': [], '{': [] };
  const lone = new Set<number>();
  for (let at = 0; at < url.length; at += 1) {
    const character = url[at] ?? '';
    const opening = BRACKETS[character];
    if (opening === undefined) open[character]?.push(at);
    else if (open[opening]?.pop() === undefined) lone.add(at);
  }
  for (const at of Object.values(open).flat()) lone.add(at);
  return lone.size === 0
    ? url
    : Array.from(url, (each, at) => (lone.has(at) ? percentEncode(each) : each)).join('');
}

/** The percent encoding of one character. */
export function percentEncode(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
