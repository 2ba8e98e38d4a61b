import { findTextLinks } from '@/utils/links/find-text-links';
import { type HtmlPiece, readHtmlTags } from '@/utils/links/read-html-tags';

const LINK_ATTRIBUTES: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  img: 'src',
  video: 'src',
  audio: 'src',
  source: 'src',
};
const SENDABLE = /^(?:https?|ftp):\/\//i;

/** `links` in order, duplicates kept; `shown` are addresses that only label another link, perhaps cut short. */
export type HtmlLinks = { readonly links: readonly string[]; readonly shown: ReadonlySet<string> };

/**
 * Every absolute link of a fragment: the targets of `a`, `area`, `img`, `video`, `audio` and `source`, and addresses
 * written as plain text. Inside a link the link wins: neither its picture nor its text counts.
 */
export function findHtmlLinks(html: string): HtmlLinks {
  const links: string[] = [];
  const shown = new Set<string>();
  let isInsideLink = false;
  for (const piece of readHtmlTags(html)) {
    if (piece.kind === 'text') {
      for (const link of findTextLinks(piece.text)) isInsideLink ? shown.add(link) : links.push(link);
      continue;
    }
    const target = targetOf(piece);
    if (piece.name === 'a') isInsideLink = false;
    if (target !== null && !isInsideLink) links.push(target);
    if (piece.name === 'a') isInsideLink = target !== null;
  }
  return { links, shown };
}

/** True for text that is the source of a page, such as a copied piece of its HTML. */
export function looksLikeHtml(text: string): boolean {
  return /<(?:a|area|img|video|audio|source)\s[^<]*\b(?:href|src)\s*=/i.test(text);
}

function targetOf(piece: Exclude<HtmlPiece, { kind: 'text' }>): string | null {
  const attribute = LINK_ATTRIBUTES[piece.name];
  if (piece.kind === 'close' || attribute === undefined) return null;
  // Tabs and line ends inside an address are dropped by every browser.
  const target = (piece.attributes.get(attribute) ?? '').trim().replace(/[\t\r\n]/g, '');
  return SENDABLE.test(target) && URL.canParse(target) ? target : null;
}
