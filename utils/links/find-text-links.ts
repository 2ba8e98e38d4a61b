import { addressAtStart } from '@/utils/links/address-end';
import { DOMAIN_PATTERN } from '@/utils/links/fichier-domains';
import { cutBehindId } from '@/utils/links/fichier-link';
import { createOpenMarks } from '@/utils/links/open-marks';
import { INNER_APOSTROPHE, readableText } from '@/utils/links/readable-text';
import { singleScheme } from '@/utils/links/single-scheme';

const SCHEME = '(?:https?|ftp)://';
const HAS_SCHEME = new RegExp(`^${SCHEME}`, 'i');

const WEB_HOST = 'www\\.[\\p{L}\\p{N}-]+\\.[\\p{L}\\p{N}]';
const FICHIER_PAGE = `(?:www\\.)?${DOMAIN_PATTERN}/*(?:\\?[a-z0-9]{5}|(?<=/)(?:[a-z]{2}/+)?(?:dir|remove)/+[a-z0-9])`;
const FICHIER_HOST = `[a-z0-9]{5,20}\\.${DOMAIN_PATTERN}/`;
const SAME_SCHEME = '//(?:[\\p{L}\\p{N}-]{1,63}\\.)+\\p{L}{2,63}(?::\\d+)?/(?=[\\p{L}\\p{N}%?._~-])';

/** Where a link begins: a scheme, or a host without one (`www.`, a link of 1fichier, or behind `//`). */
const LINK_START = `(?<![a-z0-9])${SCHEME}|(?<![\\w@./:-])(?:${WEB_HOST}|${FICHIER_HOST})|(?<![\\w@./-])${FICHIER_PAGE}|(?<![^\\s"'(<=[{>|,])${SAME_SCHEME}`;

/**
 * Where it ends at the latest: white space, control characters, what no address holds, brackets and quotes that are not
 * ASCII, punctuation of other scripts unless the address plainly goes on, lines that divide columns, the end of a BBCode
 * tag (`[/`), and a separator in front of the next address.
 */
const LINK_END = new RegExp(
  [
    '[\\s\\p{Cc}\\p{Cs}<>"`\\\\、。，！？；：…｡､｜￨\\u2500-\\u257f]',
    '(?![\\0-\\x7f])[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}]',
    '(?![\\0-\\x7f·・‧׳״])\\p{Po}(?![_%/=&-])',
    '\\[/',
    `(?:[,;|]|(?![\\0-\\x7f])[\\p{P}\\p{S}])(?=${SCHEME})`,
    '$',
  ].join('|'),
  'giu',
);

/** The name and the size behind a link, as 1fichier lists files: a name may look like an address. */
const LISTED = /;(?:(?!:\/\/)[^\n]){0,300};\d{1,16}(?=\s*(?:\n|$))/y;

const LONGEST_RETRIED = 2_048;
const LONGEST_BEHIND = 200;

/**
 * Every link in a plain text, in order, duplicates kept. Read is the text without invisible marks and escapes
 * (`readableText`); what stands there is returned byte for byte, but for a scheme before another, which is dropped, what
 * follows the id in a link of 1fichier, and a missing scheme, which becomes `https://`.
 */
export function findTextLinks(text: string): string[] {
  const links: string[] = [];
  const readable = readableText(text);
  const marks = createOpenMarks(readable);
  const startPattern = new RegExp(LINK_START, 'giu');
  let end = -1;
  for (let start = startPattern.exec(readable); start !== null; start = startPattern.exec(readable)) {
    if (end < startPattern.lastIndex) end = endAfter(readable, startPattern.lastIndex);
    const candidate = readable.slice(start.index, end);
    const cut = cutBehindId(candidate);
    const written =
      cut === candidate
        ? addressAtStart(candidate, {
            open: marks.upTo(start.index),
            before: readable[start.index - 1] ?? '',
            behind: behind(readable, end),
          })
        : cut;
    const address = whole(written);
    if (!URL.canParse(address)) {
      // Starts inside a long one would be tried over and over: a page can make that last for minutes.
      if (written.length > LONGEST_RETRIED) startPattern.lastIndex = start.index + written.length;
      continue;
    }
    links.push(address);
    startPattern.lastIndex = Math.max(start.index + written.length, startPattern.lastIndex);
    if (cut !== candidate) startPattern.lastIndex += listedLength(readable, startPattern.lastIndex);
    marks.skipTo(startPattern.lastIndex);
  }
  return links;
}

function endAfter(text: string, from: number): number {
  LINK_END.lastIndex = from;
  return LINK_END.exec(text)?.index ?? text.length;
}

/** What follows on the line when white space ended the address. */
function behind(text: string, end: number): string {
  return /^[^\S\n]/.test(text[end] ?? '') ? (text.slice(end, end + LONGEST_BEHIND).split('\n')[0] ?? '') : '';
}

function listedLength(text: string, from: number): number {
  LISTED.lastIndex = from;
  return LISTED.exec(text)?.[0].length ?? 0;
}

function whole(written: string): string {
  const address = written.replaceAll(INNER_APOSTROPHE, "'");
  if (address.startsWith('//')) return `https:${address}`;
  return HAS_SCHEME.test(address) ? cutBehindId(singleScheme(address)) : `https://${address}`;
}
