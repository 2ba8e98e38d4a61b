import { isSameUrl, urlCore } from '@/utils/transfers/same-url';

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
  const cores = new Set(urls.map(urlCore));
  return links.some((link) => isOurs(link) || cores.has(urlCore(link))) ? 'similar' : 'foreign';
}
