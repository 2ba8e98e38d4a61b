import { cutBehindId } from '@/utils/links/fichier-link';
import { findTextLinks } from '@/utils/links/find-text-links';
import { withoutInvisible } from '@/utils/links/invisible-marks';
import { type HtmlPiece, readHtmlTags } from '@/utils/links/read-html-tags';
import { readableText } from '@/utils/links/readable-text';
import { singleScheme } from '@/utils/links/single-scheme';

/** Of pages and, with `enclosure`, `link` and `content`, of feeds. */
const LINK_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  img: ['src'],
  video: ['src'],
  audio: ['src'],
  source: ['src'],
  enclosure: ['url'],
  link: ['href'],
  content: ['src'],
};
/** Elements with a prefix are of feeds, such as `media:content`. */
const PREFIXED_ATTRIBUTES = ['url', 'href', 'src'];
/** What a page loads, or says of itself. */
const NO_TARGET =
  /\b(?:stylesheet|icon|pre\w+|modulepreload|dns-prefetch|manifest|canonical|search|self|hub)\b/i;
const SENDABLE = /^(?:https?|ftp):\/\/[^/\\]/i;
/** Markup in a string of JSON or of a program. */
const IN_STRING = /<\\+\/|=\s*\\+["']|\\u003c/i;
const ESCAPED_QUOTE = /(?<!\\)\\+(["'])/g;

const MARKUP = [
  // A tag with an address, or the end of one.
  /<[a-z][\w:.-]*\s[^<]*\b(?:href|src|url)\s*=/i,
  /<\\?\/[a-z][\w:.-]*\s*>/i,
  /<\?xml\b|<!\[CDATA\[/i,
  // Markup that was escaped to be text.
  /&(?:quot|apos|lt|#0*3[49]|#0*60);(?=(?:https?|ftp):)/i,
  /(?:&lt;|\\u003c)\\?\/?[a-z]/i,
];
/** Escaped markup in a feed, and what that holds in turn. */
const MOST_LAYERS = 3;

/** `links` in order, duplicates kept; `shown` are addresses that only label another link, perhaps cut short. */
export type HtmlLinks = { readonly links: readonly string[]; readonly shown: ReadonlySet<string> };

/**
 * Every absolute link of a fragment of a page or a feed: the targets of its elements, and addresses written as plain
 * text. Inside a link the link wins: neither its picture nor its text counts. Text that is itself markup, as in feeds, is
 * read as such.
 */
export function findHtmlLinks(html: string): HtmlLinks {
  return findIn(html, 1);
}

function findIn(html: string, layer: number): HtmlLinks {
  const links: string[] = [];
  const shown = new Set<string>();
  let isInsideLink = false;
  const markup = IN_STRING.test(html) ? readableText(html).replace(ESCAPED_QUOTE, '$1') : html;
  for (const piece of readHtmlTags(markup)) {
    if (piece.kind === 'text') {
      const inside = linksInText(piece.text, layer);
      for (const link of inside.links) isInsideLink ? shown.add(link) : links.push(link);
      for (const label of inside.shown) shown.add(label);
      continue;
    }
    const target = targetOf(piece);
    if (piece.name === 'a') isInsideLink = false;
    if (target !== null && !isInsideLink) links.push(target);
    if (piece.name === 'a') isInsideLink = target !== null;
  }
  return { links, shown };
}

function linksInText(text: string, layer: number): HtmlLinks {
  if (layer < MOST_LAYERS && looksLikeHtml(text)) return findIn(text, layer + 1);
  return { links: findTextLinks(text), shown: new Set() };
}

/** True for text that is the source of a page or a feed, such as a copied piece of it. */
export function looksLikeHtml(text: string): boolean {
  return MARKUP.some((pattern) => pattern.test(text));
}

function targetOf(piece: Exclude<HtmlPiece, { kind: 'text' }>): string | null {
  if (piece.kind === 'close') return null;
  const names = LINK_ATTRIBUTES[piece.name] ?? (piece.name.includes(':') ? PREFIXED_ATTRIBUTES : []);
  if (piece.name === 'link' && NO_TARGET.test(piece.attributes.get('rel') ?? '')) return null;
  const written = names.map((name) => piece.attributes.get(name) ?? '').find((value) => value !== '');
  return written === undefined ? null : absolute(written);
}

/** Null for what is relative, or no address that could be sent. */
function absolute(written: string): string | null {
  // Tabs and line ends inside an address are dropped by every browser.
  const target = withoutInvisible(written)
    .trim()
    .replace(/[\t\r\n]/g, '');
  const address = /^\/\/[^/\\]/.test(target) ? `https:${target}` : singleScheme(target);
  return SENDABLE.test(address) && URL.canParse(address) ? cutBehindId(address) : null;
}
