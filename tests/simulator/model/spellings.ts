import { escapeHtml } from '../answer.ts';

/** How 1fichier may write the address of a source that it was sent. */
export type Spelling =
  | 'as-sent'
  /** Percent-decoded, as one client seems to have met it. */
  | 'decoded'
  | 'file-name'
  | 'without-scheme'
  | 'cut-at-250'
  | 'plus-for-space'
  | 'html-escaped'
  /** Letters beyond ASCII in one byte each, percent-encoded. */
  | 'latin-1'
  /** Decoded as if its bytes were Latin-1. */
  | 'mojibake'
  | 'absent';

const MAX_LENGTH = 250;

const SPELLINGS: Readonly<Record<Spelling, (url: string) => string | null>> = {
  'as-sent': (url) => url,
  decoded,
  'file-name': (url) => decoded(lastPart(url)),
  'without-scheme': (url) => url.replace(/^\w+:\/\//, ''),
  'cut-at-250': (url) => url.slice(0, MAX_LENGTH),
  'plus-for-space': (url) => url.replaceAll(/%20| /g, '+'),
  'html-escaped': (url) => escapeHtml(url).replaceAll('&#38;', '&amp;').replaceAll('&#34;', '&quot;'),
  'latin-1': (url) =>
    encodeURI(decoded(url)).replaceAll(/%C3%([89AB][0-9A-F])/g, (_, low: string) =>
      `%${(Number.parseInt(low, 16) + 0x40).toString(16)}`.toUpperCase(),
    ),
  mojibake: (url) => Buffer.from(decoded(url)).toString('latin1'),
  absent: () => null,
};

/** The address in that spelling; null when it is not told at all. */
export function spelled(url: string, spelling: Spelling): string | null {
  return SPELLINGS[spelling](url);
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    // A stray percent sign: it stays as it was sent.
    return url;
  }
}

function lastPart(url: string): string {
  return (
    url
      .replace(/[?#].*$/s, '')
      .split('/')
      .findLast((part) => part !== '') ?? url
  );
}
