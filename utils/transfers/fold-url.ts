import { parseUrl } from '@/utils/links/parse-url';

/** A source as anybody may spell it, in one form. `scheme` null: not said. */
export type FoldedUrl = {
  readonly scheme: string | null;
  readonly host: string;
  /** Host, path and query, fully decoded, without fragment. */
  readonly rest: string;
};

const HTML: readonly (readonly [RegExp, string])[] = [
  [/&(?:quot|#34|#x22);/gi, '"'],
  [/&(?:apos|#0*39|#x27);/gi, "'"],
  [/&(?:lt|#60|#x3c);/gi, '<'],
  [/&(?:gt|#62|#x3e);/gi, '>'],
  [/&(?:amp|#38|#x26);/gi, '&'],
];
const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i;
/** A host and at least the slash behind it: a name with a dot alone is more likely a file. */
const BARE_HOST = /^(?:[^\s/?#]+@)?[^\s/?#@]+\.[^\s/?#@]+\//;
/** What was encoded twice is decoded twice; no more than that is believed. */
const MOST_DECODINGS = 3;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The same addresses are compared again and again, each with many others. */
const MOST_REMEMBERED = 500;
const remembered = new Map<string, FoldedUrl | null>();

/** Null: no address, such as a bare file name. */
export function foldUrl(text: string): FoldedUrl | null {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const folded = fold(text);
  remembered.set(text, folded);
  return folded;
}

function fold(text: string): FoldedUrl | null {
  const plain = HTML.reduce((rest, [code, character]) => rest.replace(code, character), text.trim());
  const scheme = SCHEME.exec(plain)?.[1]?.toLowerCase() ?? null;
  const parsed = parseUrl(withScheme(plain, scheme));
  if (parsed === null || parsed.hostname === '') return null;
  const { username, password, host, hostname, pathname, search } = parsed;
  const user = username === '' && password === '' ? '' : `${username}:${password}@`;
  return {
    scheme,
    host: withoutWww(hostname),
    rest: `${decodeText(user)}${host}${decodeText(pathname + search)}`,
  };
}

const withoutWww = (host: string): string => host.replace(/^www\./, '');

function withScheme(text: string, scheme: string | null): string {
  if (scheme !== null) return text;
  if (text.startsWith('//')) return `http:${text}`;
  return BARE_HOST.test(text) ? `http://${text}` : '';
}

/** Percent codes, `+` for a space, and letters that went through Latin-1, all undone. */
export function decodeText(text: string): string {
  let decoded = text.replaceAll('+', ' ');
  for (let times = 0; times < MOST_DECODINGS; times += 1) {
    const next = decoded.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
    if (next === decoded) break;
    decoded = next;
  }
  return repaired(decoded).normalize('NFC');
}

/** UTF-8 as the standard says, else Latin-1 as old servers do. */
function decodeRun(run: string): string {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (code) => Number.parseInt(code, 16));
  return fromUtf8(bytes) ?? String.fromCharCode(...bytes);
}

/** UTF-8 that was read as Latin-1 (`Ã©` for `é`). */
function repaired(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code > 0xff) || codes.every((code) => code < 0x80)) return text;
  return fromUtf8(Uint8Array.from(codes)) ?? text;
}

function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** The last part of the path, decoded and without query; of a bare file name, itself. Empty: there is none. */
export function lastPart(text: string): string {
  const folded = foldUrl(text);
  const parsed = folded && parseUrl(withScheme(text.trim(), folded.scheme));
  const path = parsed ? parsed.pathname : text.trim().replace(/[?#].*$/s, '');
  return decodeText(path.split('/').filter(Boolean).at(-1) ?? '');
}
