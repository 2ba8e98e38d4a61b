import { recogniseFichierLink } from '@/utils/links/fichier-link';
import type { GrabbedLink, LinkPlace } from '@/utils/links/grab/grabbed-link';
import { parseUrl } from '@/utils/links/parse-url';

/** A link as it was found, `count` times. */
export type Found = Pick<GrabbedLink, 'url' | 'from' | 'text' | 'count' | 'name' | 'size'>;

/** The place that says most about a link comes first. */
const PLACES: readonly LinkPlace[] = [
  'folder',
  'given',
  'anchor',
  'area',
  'video',
  'audio',
  'source',
  'image',
  'srcset',
  'frame',
  'redirect',
  'data',
  'text',
];

/**
 * Each link once, where it stood first, with the best place and text that were found for it. A file of 1fichier is the
 * same in all its spellings on one domain; the first one found stays, byte for byte. Removal links are left out.
 */
export function foldFound(found: readonly Found[]): {
  readonly links: readonly GrabbedLink[];
  readonly folded: number;
} {
  const links = new Map<string, GrabbedLink>();
  let total = 0;
  for (const { url, from, text, count, name, size } of found) {
    const key = keyOf(url);
    if (key === null) continue;
    total += count;
    const known = links.get(key);
    links.set(key, {
      url: known?.url ?? url,
      from: known === undefined ? from : better(known.from, from),
      text: known === undefined ? text : betterText(known.text, text),
      count: (known?.count ?? 0) + count,
      name: known?.name ?? name,
      size: known?.size ?? size,
      isProtected: null,
    });
  }
  return { links: [...links.values()], folded: total - links.size };
}

/** Null for what must not be offered. */
function keyOf(url: string): string | null {
  const parsed = parseUrl(url);
  if (parsed === null) return null;
  const fichierLink = recogniseFichierLink(parsed);
  if (fichierLink?.kind === 'removal') return null;
  return fichierLink?.kind === 'file' ? fichierLink.canonical : url;
}

function better(one: LinkPlace, other: LinkPlace): LinkPlace {
  return PLACES.indexOf(other) < PLACES.indexOf(one) ? other : one;
}

/** Words before an address that labels itself, the first before later ones. */
function betterText(one: string, other: string): string {
  const isWords = (text: string) => text !== '' && !/^(?:https?:\/\/|www\.)/i.test(text);
  return isWords(one) || !isWords(other) ? one || other : other;
}
