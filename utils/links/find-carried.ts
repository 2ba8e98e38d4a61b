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

/** Percent codes of a percent sign: what was encoded many times. */
const ENCODED_AGAIN = /%(?:25)+/g;
const PERCENT_RUN = /(?:%[0-9a-f]{2})+/gi;
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
  const seen = new Set([inside]);
  let work = MOST_WORK * inside.length;
  // Grows while it is read.
  for (const text of seen) {
    for (const carried of linksIn(text)) found.set(carried.url, carried);
    work -= text.length;
    if (work < 0) return [...found.values(), { url: address, kind: 'removal' }];
    for (const plain of unwrap(text)) seen.add(plain);
  }
  return [...found.values()];
}

function linksIn(text: string): readonly Carried[] {
  const plain = asParsed(text);
  return [...plain.matchAll(MENTION)].flatMap(({ 0: host, index }) =>
    carriedAt(plain.slice(index, index + host.length + LONGEST_REST)),
  );
}

function carriedAt(text: string): readonly Carried[] {
  const url = cutBehindId(`https://${ADDRESS.exec(text)?.[0] ?? ''}`);
  const parsed = parseUrl(url);
  const link = parsed === null ? null : recogniseFichierLink(parsed);
  if (link?.kind === 'removal') return [{ url, kind: link.kind }];
  return link?.kind === 'file' || link?.kind === 'folder' ? [{ url: link.canonical, kind: link.kind }] : [];
}

/** As the parser of addresses would read it: in other widths, with other slashes, with marks that nobody sees. */
function asParsed(text: string): string {
  return withoutInvisible(text.normalize('NFKC'))
    .replace(/[\t\r\n]/g, '')
    .replaceAll('。', '.')
    .replace(/[\\/]+(?:\.[\\/]+)*/g, '/');
}

/** The text with one wrapping less, in every way that applies. */
function unwrap(text: string): readonly string[] {
  const undashed = DASHED.test(text) ? [text.replaceAll('_', '/').replace(/-(?=[0-9a-f]{2})/gi, '%')] : [];
  const coded = BASE64.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([run]) => decodeBase64(run)),
  );
  return [decodePercent(text), decodeEntities(text), ...undashed, ...coded];
}

function decodePercent(text: string): string {
  return text.replace(ENCODED_AGAIN, '%').replace(PERCENT_RUN, (run) => {
    return utf8.decode(Uint8Array.from(run.slice(1).split('%'), (code) => Number.parseInt(code, 16)));
  });
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
