import { RECOGNISED_DOMAINS } from '@/utils/links/fichier-domains';

const FICHIER_HOST = `(?:www\\.)?(?:${RECOGNISED_DOMAINS.join('|').replaceAll('.', '\\.')})`;

/** Where a link begins: a scheme, or a host without one (`www.`, and a file of 1fichier). */
const LINK_START = `(?<![a-z0-9])(?:https?|ftp)://|(?<![\\w@./:-])(?:www\\.[\\p{L}\\p{N}-]+\\.[\\p{L}\\p{N}]|${FICHIER_HOST}/\\?[a-z0-9]{5})`;
const HAS_SCHEME = /^(?:https?|ftp):\/\//i;

/**
 * Where it ends at the latest: white space, control characters, what no address holds, CJK and typographic punctuation,
 * the end of a Markdown text (`](`) or of a BBCode tag (`[/`), and a separator in front of the next address.
 */
const LINK_END =
  /[\s\p{Cc}<>"`「」『』【】《》〈〉〔〕（）、。，！？；：“”‘’«»…]|\]\(|\[\/|[,;|](?=(?:https?|ftp):\/\/)|$/iu;

/** A link right behind the first of a pair ends at the second. */
const PARTNERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', "'": "'", '|': '|' };
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
];
const LONGEST_RETRIED = 2_048;
const EMPHASIS = '*_~';
const TRAILING_PUNCTUATION = ".,;:!?'";

/**
 * Every link in a plain text, in order, duplicates kept. What stands in the text is returned byte for byte; a host
 * without a scheme gets `https://` in front.
 */
export function findTextLinks(text: string): string[] {
  const links: string[] = [];
  const startPattern = new RegExp(LINK_START, 'giu');
  const endPattern = new RegExp(LINK_END, 'giu');
  for (let start = startPattern.exec(text); start !== null; start = startPattern.exec(text)) {
    endPattern.lastIndex = startPattern.lastIndex;
    const end = endPattern.exec(text)?.index ?? text.length;
    const before = text[start.index - 1] ?? '';
    const link = trimTail(cutAtPartner(text.slice(start.index, end), before), before);
    const address = HAS_SCHEME.test(link) ? link : `https://${link}`;
    if (!URL.canParse(address)) {
      // Starts inside a long one would be tried over and over: a page can make that last for minutes.
      if (link.length > LONGEST_RETRIED) startPattern.lastIndex = start.index + link.length;
      continue;
    }
    links.push(address);
    startPattern.lastIndex = Math.max(start.index + link.length, startPattern.lastIndex);
  }
  return links;
}

/** Ends the link at the partner of the character before it, and at any `]` that it did not open itself. */
function cutAtPartner(link: string, before: string): string {
  let [round, square] = [0, 0];
  const partner = PARTNERS[before];
  for (let at = 0; at < link.length; at += 1) {
    const character = link[at];
    if (character === '(') round += 1;
    if (character === '[') square += 1;
    if (character === ']' && square === 0) return link.slice(0, at);
    if (character === partner && (character !== ')' || round === 0) && character !== ']')
      return link.slice(0, at);
    if (character === ')') round -= 1;
    if (character === ']') square -= 1;
  }
  return link;
}

/** Drops the punctuation of the sentence around the link, and closing brackets that it did not open itself. */
function trimTail(link: string, before: string): string {
  const surplus = new Map(BRACKETS.map(([open, close]) => [close, count(link, close) - count(link, open)]));
  let end = link.length;
  for (; end > 0; end -= 1) {
    const last = link[end - 1] ?? '';
    const extra = surplus.get(last) ?? 0;
    const isEmphasis = last === before && EMPHASIS.includes(last);
    if (extra <= 0 && !isEmphasis && !TRAILING_PUNCTUATION.includes(last)) break;
    if (extra > 0) surplus.set(last, extra - 1);
  }
  return link.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
