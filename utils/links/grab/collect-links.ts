import { decodeEntities } from '@/utils/links/decode-entities';
import { safeText } from '@/utils/links/display-name';
import { cutBehindId, recogniseFichierLink } from '@/utils/links/fichier-link';
import { findCarried } from '@/utils/links/find-carried';
import { findTextLinks } from '@/utils/links/find-text-links';
import { type Found, foldFound } from '@/utils/links/grab/fold-found';
import type { GrabbedLink, LinkPlace } from '@/utils/links/grab/grabbed-link';
import { listedFile } from '@/utils/links/grab/listed-file';
import type { PageFind } from '@/utils/links/grab/page-find';
import { parseUrl } from '@/utils/links/parse-url';
import { readableUrl } from '@/utils/links/readable-url';
import { singleScheme } from '@/utils/links/single-scheme';
import { withoutNames } from '@/utils/links/without-names';

const LONGEST_TEXT = 200;
const LONGEST_ADDRESS = 16_384;
/** The end of an address that was shortened for display. */
const SHORTENED = /…|\.{3}/;
const IS_MARKUP = /<[a-z]/i;
const UNNAMED = { name: null, size: null };
/** Where a value of an attribute may hold an encoded address. */
const WORD_BREAK = /[\s"'<>]+/;

/** The links of a page, folded, in the order of the page; `folded` counts the repetitions. */
export type CollectedLinks = { readonly links: readonly GrabbedLink[]; readonly folded: number };

/**
 * Reads the links out of what a page holds. Adds to them the links of 1fichier that they carry inside; drops what is a
 * removal link of 1fichier, or leads to one. Never throws, and makes no address up: each stands in the page, relative to
 * its base, without a scheme, or encoded.
 */
export function collectLinks(finds: readonly PageFind[]): CollectedLinks {
  return foldFound(finds.flatMap(readFind));
}

function readFind(find: PageFind): readonly Found[] {
  const { url, written, from, count } = find;
  const text = safeText(find.text).slice(0, LONGEST_TEXT).toWellFormed();
  if (url !== null) {
    const meant = cutBehindId(singleScheme(url));
    const named = { name: safeText(find.name ?? '').toWellFormed() || null, size: null };
    return withCarried({
      url: meant,
      from,
      text,
      count,
      ...((meant === url ? null : listedFor(meant, readableUrl(url))) ?? named),
    });
  }
  const links = written === null ? [] : linksWritten(written, from);
  if (from !== 'text' || find.text === '') {
    return links.flatMap((each) =>
      withCarried({ url: each, from, text: '', count, ...(listedFor(each, written ?? '') ?? UNNAMED) }),
    );
  }
  // Text inside a link only labels it, unless it names another host in full.
  if (SHORTENED.test(written ?? '')) return [];
  const labelled = parseUrl(find.text)?.host;
  const others = links.filter((each) => parseUrl(each)?.host !== labelled);
  return others.flatMap((each) => withCarried({ url: each, from, text: '', count, ...UNNAMED }));
}

function linksWritten(written: string, from: LinkPlace): readonly string[] {
  // As JSON writes a slash, and as the source of a page writes some characters.
  const unslashed = written.replaceAll('\\/', '/');
  const text = from === 'data' && IS_MARKUP.test(unslashed) ? decodeEntities(unslashed) : unslashed;
  const read = from === 'text' ? withoutNames(text) : text;
  const plain = findTextLinks(read).filter((link) => link.length <= LONGEST_ADDRESS);
  if (from === 'text') return plain;
  const words = text.split(WORD_BREAK).filter((word) => findTextLinks(word).length === 0);
  return [...plain, ...words.flatMap((word) => findCarried(word).map(({ url }) => url))];
}

/** Name and size, where a list of 1fichier's tells them. */
function listedFor(url: string, line: string): Pick<Found, 'name' | 'size'> | null {
  const listed = listedFile(line);
  const parsed = listed === null ? null : parseUrl(url);
  const fichierLink = parsed === null ? null : recogniseFichierLink(parsed);
  if (listed === null || fichierLink?.kind !== 'file' || fichierLink.id !== listed.id) return null;
  return { name: safeText(listed.name).toWellFormed(), size: listed.size };
}

/** The link itself and what it carries; nothing at all when opening it would remove a file. */
function withCarried(found: Found): readonly Found[] {
  const carried = findCarried(found.url);
  if (carried.some(({ kind }) => kind === 'removal')) return [];
  const wanted = carried.filter(({ kind }) => kind === 'file' || kind === 'folder');
  return [found, ...wanted.map(({ url }) => ({ ...found, url, from: 'redirect' as const }))];
}
