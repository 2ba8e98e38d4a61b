/** What a browser leaves out of an address: spaces around it, and tabs and line ends anywhere. */
const LEFT_OUT = /^[\p{Cc} ]+|[\t\r\n]|[\p{Cc} ]+$/gu;
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
