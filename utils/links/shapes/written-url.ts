/** What a browser leaves out of an address: C0 controls and spaces around it, and tabs and line ends anywhere. */
const LEFT_OUT = /^(?:(?![\u007f-\u009f])[\p{Cc} ])+|[\t\r\n]|(?:(?![\u007f-\u009f])[\p{Cc} ])+$/gu;
/** What no address holds unencoded, whatever the format: white space, controls, half characters, quotes, angle brackets. */
const ENCODED = /[\p{Cc}\p{Cs}\s"<>`]/gu;

/**
 * An address as every format can hold it: the same address for a browser, on one line, with no white space, control,
 * double quote, backtick or angle bracket in it.
 */
export function writtenUrl(url: string): string {
  return url.replace(LEFT_OUT, '').replace(ENCODED, percentEncode);
}

/** The percent encoding of one character. */
export function percentEncode(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/**
 * The address as a browser would ask for it, for programs that are none: backslashes are slashes, other letters are
 * encoded, and the host is in ASCII.
 */
export function requestedUrl(url: string): string {
  return writtenUrl(URL.canParse(url) ? new URL(url).href : url);
}
