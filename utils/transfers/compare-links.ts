import { foldUrl } from '@/utils/transfers/fold-url';
import { matchNames } from '@/utils/transfers/match-results';
import { isCutFrom, isSameUrl } from '@/utils/transfers/same-url';

/**
 * How the links of a job at 1fichier compare with the sources of ours.
 * - `equal`: the same sources, all of them; `part`: some of them and nothing else.
 * - `similar`: not ours, but too close to say that ours is not there.
 * - `foreign`: nothing in common; `empty`: nothing to compare.
 */
export type Likeness = 'equal' | 'part' | 'similar' | 'foreign' | 'empty';

export function compareLinks(links: readonly string[], urls: readonly string[]): Likeness {
  if (links.length === 0) return 'empty';
  const isOurs = (link: string) => urls.some((url) => isSameUrl(link, url));
  if (links.every(isOurs)) {
    return urls.every((url) => links.some((link) => isSameUrl(link, url))) ? 'equal' : 'part';
  }
  const hosts = new Set(urls.map((url) => foldUrl(url)?.host));
  // What names no host, for it is cut or not readable at all, may be anything.
  const mayBeOurs = (link: string) => hosts.has(foldUrl(link)?.host ?? undefined) || foldUrl(link) === null;
  return links.some(mayBeOurs) ? 'similar' : 'foreign';
}

/**
 * Are they the same sources in any spelling that 1fichier may give them? A file name alone counts only where no host is named:
 * another host has a file of its own.
 */
export function isTwinOf(links: readonly string[], urls: readonly string[]): boolean {
  if (compareLinks(links, urls) === 'equal') return true;
  if (links.length !== urls.length) return false;
  return matchNames(urls, links).every((index, at) => {
    const [link, url] = [index === null ? undefined : links[index], urls[at] ?? ''];
    return link !== undefined && (foldUrl(link) === null || isSameUrl(link, url) || isCutFrom(link, url));
  });
}
