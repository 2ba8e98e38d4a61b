import { decodeEntities } from '@/utils/links/decode-entities';

/** What a tolerant reader sees in a fragment: tags with their attributes, and the text between them. */
export type HtmlPiece =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** An address in angle brackets is no tag. */
const MARKUP_START = /<(?:(?!(?:https?|ftp):\/\/)[a-z!?]|\/[a-z])/gi;
const CDATA = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/y;
const COMMENT = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?/y;
const TAG_NAME = /<\/?([a-z][^\s/>]*)/iy;
const ATTRIBUTE = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s>]+)))?/y;
const TAG_END = /[\s/]*>?/y;
/** What stands inside these is no markup. */
const RAW_TEXT = ['script', 'style', 'title', 'textarea', 'noscript', 'template'];

/**
 * Reads an HTML fragment from beginning to end without a DOM, which a worker does not have. Never throws; what is no
 * markup is text. Text and attribute values come decoded, names in lower case; the content of scripts and styles is
 * left out.
 */
export function readHtmlTags(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let at = 0;
  while (at < html.length) {
    const markupAt = find(MARKUP_START, html, at);
    if (markupAt > at) pieces.push({ kind: 'text', text: decodeEntities(html.slice(at, markupAt)) });
    const verbatim = match(CDATA, html, markupAt);
    if (verbatim !== null) {
      pieces.push({ kind: 'text', text: verbatim[1] ?? '' });
      at = markupAt + verbatim[0].length;
      continue;
    }
    at = markupAt + (match(COMMENT, html, markupAt)?.[0].length ?? 0);
    const tag = at === markupAt ? match(TAG_NAME, html, at) : null;
    if (tag === null) continue;
    const name = (tag[1] ?? '').toLowerCase();
    const { attributes, end } = readAttributes(html, at + tag[0].length);
    at = end;
    if (html[markupAt + 1] === '/') {
      pieces.push({ kind: 'close', name });
      continue;
    }
    pieces.push({ kind: 'open', name, attributes });
    if (RAW_TEXT.includes(name)) at = find(new RegExp(`</${name}`, 'gi'), html, at);
  }
  return pieces;
}

/** The attributes from `from` up to the `>` of the tag; the first of two with the same name counts. */
function readAttributes(html: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (let found = match(ATTRIBUTE, html, at); found !== null; found = match(ATTRIBUTE, html, at)) {
    const [whole, name = '', doubleQuoted, singleQuoted, bare] = found;
    const value = decodeEntities(doubleQuoted ?? singleQuoted ?? bare ?? '');
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), value);
    at += whole.length;
  }
  return { attributes, end: at + (match(TAG_END, html, at)?.[0].length ?? 0) };
}

/** The match of a sticky pattern at exactly this place. */
function match(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

/** Where a global pattern matches next; the end of the text when it does not. */
function find(global: RegExp, text: string, from: number): number {
  global.lastIndex = from;
  return global.exec(text)?.index ?? text.length;
}
