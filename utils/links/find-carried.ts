import { decodeEntities } from '@/utils/links/decode-entities';
import { DOMAIN_PATTERN } from '@/utils/links/fichier-domains';
import { cutBehindId, recogniseFichierLink } from '@/utils/links/fichier-link';
import { withoutInvisible } from '@/utils/links/invisible-marks';
import { parseUrl } from '@/utils/links/parse-url';

/** A link of 1fichier inside another address or text, without what follows its id, and what it leads to. */
export type Carried = { readonly url: string; readonly kind: 'file' | 'folder' | 'removal' };

/** What an address itself leads to. */
const OWN_HOST = /^(?:https?|ftp):[\\/]{2,}[^\\/?#]*/i;
/** Host names of 1fichier, with or without a scheme. */
const MENTION = new RegExp(`(?<![\\w-])(?:[\\w-]{1,63}\\.){0,3}${DOMAIN_PATTERN}(?![\\w-]|\\.[\\w-])`, 'gi');
const ADDRESS = /^[^\s"'<>^`{|}]*/;
const LONGEST_REST = 400;
const MAY_CARRY = new RegExp(`${DOMAIN_PATTERN}|[%&]|-3A|[^\\0-\\x7f]|[\\w+/-]{16}`, 'i');

/** What may be base64, in either alphabet: a value, a part of a path, or what begins as an address does in it. */
const BASE64 = [/(?<![\w-])[\w-]{16,}/g, /(?<![\w+/-])[\w+/-]{16,}/g, /(?:aHR0c|YUhSMGN)[\w+/-]+/g];
const READABLE = /^[^\p{Cc}\ufffd]+$/u;
const utf8 = new TextDecoder();

const PERCENT_RUN = /(?:%[0-9a-f]{2})+/gi;
/** Percent codes of a percent sign: what was encoded many times. */
const ENCODED_AGAIN = /%(?:25)+/g;
/** As the second version of `urldefense` writes addresses. */
const DASHED = /-3A__/i;

/** All that is unwrapped of an address may be this many times as long as itself; no redirector comes near. */
const MOST_WORK = 64;

/**
 * The links of 1fichier that an address carries, as those of redirectors and link protectors do: as they are,
 * percent-encoded (often, too), with entities or in base64. Each once. What is wrapped beyond all reason counts as a
 * removal link, since nobody can tell that it is none. Never throws.
 */
export function findCarried(address: string): readonly Carried[] {
  const inside = address.replace(OWN_HOST, '');
  // Most addresses carry nothing, and a page may hold 100,000.
  if (!MAY_CARRY.test(inside)) return [];
  const found = new Map<string, Carried>();
  const note = (text: string) => {
    for (const { id, ...carried } of linksIn(text)) if (!found.has(id)) found.set(id, carried);
  };
  let work = MOST_WORK * inside.length;
  const layers = new Set([inside]);
  // Grows while it is read.
  for (const text of layers) {
    note(text);
    work -= text.length;
    if (work < 0) return [...found.values(), { url: address, kind: 'removal' }];
    for (const plain of unwrap(text)) layers.add(plain);
  }
  // Where only some of the characters are encoded, the address goes beyond the value.
  for (const text of layers) note(decodePercent(text.replace(ENCODED_AGAIN, '%')));
  return [...found.values()];
}

type Mention = Carried & { readonly id: string };

function linksIn(text: string): readonly Mention[] {
  const written = mentionsIn(text.replace(/[\\/]+/g, '/'));
  const parsed = mentionsIn(asParsed(text)).filter(({ kind }) => kind === 'removal');
  return [...written, ...parsed];
}

function mentionsIn(text: string): readonly Mention[] {
  return [...text.matchAll(MENTION)].flatMap(({ 0: host, index }) =>
    mentionAt(text.slice(index, index + host.length + LONGEST_REST)),
  );
}

function mentionAt(text: string): readonly Mention[] {
  const url = cutBehindId(`https://${ADDRESS.exec(text)?.[0] ?? ''}`);
  const parsed = parseUrl(url);
  const link = parsed === null ? null : recogniseFichierLink(parsed);
  switch (link?.kind) {
    case 'removal':
      return [{ url, kind: link.kind, id: url }];
    case 'file':
    case 'folder':
      return [{ url, kind: link.kind, id: link.canonical }];
    default:
      return [];
  }
}

/** As some reader may take it before it is an address: in other widths, with marks that nobody sees, with dots between slashes. */
function asParsed(text: string): string {
  return withoutInvisible(text.normalize('NFKC'))
    .replace(/[\t\r\n]/g, '')
    .replaceAll('。', '.')
    .replace(/[\\/]+(?:\.[\\/]+)*/g, '/');
}

/** The values of a text with one wrapping less, in every way that applies: an encoded address ends with its value. */
function unwrap(text: string): readonly string[] {
  const values = text.split(/[?&#;]/).flatMap((value) => (value.includes('%') ? [decodePercent(value)] : []));
  const undashed = DASHED.test(text) ? [text.replaceAll('_', '/').replace(/-(?=[0-9a-f]{2})/gi, '%')] : [];
  const coded = BASE64.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([run]) => decodeBase64(run)),
  );
  return [...values, decodeEntities(text), ...undashed, ...coded];
}

function decodePercent(text: string): string {
  return text.replace(PERCENT_RUN, (run) =>
    utf8.decode(Uint8Array.from(run.slice(1).split('%'), (code) => Number.parseInt(code, 16))),
  );
}

/** What is text in base64; none for other words. */
function decodeBase64(run: string): readonly string[] {
  const standard = run.replaceAll('-', '+').replaceAll('_', '/');
  // One character alone holds no byte.
  const whole = standard.length % 4 === 1 ? standard.slice(0, -1) : standard;
  const bytes = Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
  const text = utf8.decode(bytes);
  return READABLE.test(text) ? [text] : [];
}
