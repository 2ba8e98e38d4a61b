import type { JobResult } from '@/utils/transfers/events';
import { foldUrl, lastPart } from '@/utils/transfers/fold-url';
import { indexTexts, remembering } from '@/utils/transfers/index-texts';
import { cutKeys, isCutFrom, isSameUrl, normaliseUrl, sameKeys } from '@/utils/transfers/same-url';

type Way = {
  /** A name and a source that fit have one of these in common... */
  readonly keysOf: (text: string) => readonly string[];
  /** ...and fit if this says so as well. */
  readonly fits: (name: string, url: string) => boolean;
  readonly isSure: boolean;
};

const byKey = () => true;
const SAME: Way = { keysOf: sameKeys, fits: isSameUrl, isSure: false };

/** How a name may mean a source, the surest way first. */
const WAYS: readonly Way[] = [
  { keysOf: (text) => [text], fits: byKey, isSure: true },
  { keysOf: (text) => [normaliseUrl(text) ?? text], fits: byKey, isSure: true },
  SAME,
  { keysOf: cutKeys, fits: isCutFrom, isSure: false },
  { keysOf: (text) => [lastPart(text)].filter((part) => part !== ''), fits: byKey, isSure: false },
];

/** By the file name alone, another host may tell where any of the sources was found in the end. */
function isElsewhere(name: string, url: string): boolean {
  const folded = foldUrl(name);
  return folded !== null && folded.host !== foldUrl(url)?.host;
}

/**
 * Which of `names` means each of `urls`, by its index; null where none does, or where it cannot be told. No name serves two
 * sources, and none is given to one source that may as well mean another: one of another host is given only where there are
 * as many names as sources and every source has its own.
 */
export function matchNames(
  urls: readonly string[],
  names: readonly (string | null)[],
): readonly (number | null)[] {
  const found: (number | null)[] = urls.map(() => null);
  const left = new Map(names.flatMap((name, index) => (name ? [[index, name] as const] : [])));
  const sources = { isNamed: new Set(names), same: sourcesBy(SAME, urls) };
  for (const way of WAYS) {
    const open = urls.flatMap((url, at) => (found[at] === null ? [[at, url] as const] : []));
    if (open.length === 0 || left.size === 0) break;
    const once = { ...way, keysOf: remembering(way.keysOf) };
    const told = { ...sources, names: namesBy(once, left), fitting: sourcesBy(once, urls) };
    const pairs = open.map(([at, url]) => [at, nameOf(url, way.isSure, told)] as const);
    const areAllTold = names.length === urls.length && pairs.every(([, index]) => index !== null);
    for (const [at, index] of pairs) {
      if (index === null || (!areAllTold && isElsewhere(names[index] ?? '', urls[at] ?? ''))) continue;
      if (left.delete(index)) found[at] = index;
    }
  }
  return found;
}

type Told = {
  readonly isNamed: ReadonlySet<string | null>;
  /** The sources that are the same as a text. */
  readonly same: (text: string) => readonly string[];
  /** In the way that is tried: the names that mean a source, each by its index, and the sources that a name may mean. */
  readonly names: (url: string) => readonly (readonly [number, string])[];
  readonly fitting: (name: string) => readonly string[];
};

function namesBy({ keysOf, fits }: Way, names: ReadonlyMap<number, string>): Told['names'] {
  const placesOf = indexTexts(names, keysOf);
  return (url) =>
    placesOf(url)
      .map((at) => [at, names.get(at) ?? ''] as const)
      .filter(([, name]) => fits(name, url));
}

function sourcesBy({ keysOf, fits }: Way, urls: readonly string[]): Told['fitting'] {
  const placesOf = indexTexts(urls.entries(), keysOf);
  return (name) =>
    placesOf(name)
      .map((at) => urls[at] ?? '')
      .filter((url) => fits(name, url));
}

function nameOf(url: string, isSure: boolean, { isNamed, same, names, fitting }: Told): number | null {
  const found = names(url);
  if (found[0] === undefined) return null;
  const [first, name] = found[0];
  if (isSure) {
    // Decoded, the name of such a one would look just like this.
    const lookalikes = same(url).filter((other) => other !== url);
    const areTold = lookalikes.every((other) => isNamed.has(other));
    return areTold && (lookalikes.length === 0 || found.length === 1) ? first : null;
  }
  const isUnique = found.every(([, other]) => other === name);
  return isUnique && [...fitting(name), ...same(name)].every((other) => other === url) ? first : null;
}

/**
 * The result of each source, in the order of `urls`; null where there is none. By the sources that they name; by position
 * only if none names any and there are as many as sources, or if there is one of each. Of two that name a source alike, the
 * one with a link.
 */
export function matchResults(
  urls: readonly string[],
  results: readonly JobResult[],
): readonly (JobResult | null)[] {
  const areNameless = results.every(({ url }) => !url);
  if (results.length === urls.length && (areNameless || urls.length === 1)) return results;
  const linksFirst = results.toSorted((one, other) => Number(hasLink(other)) - Number(hasLink(one)));
  const indexes = matchNames(
    urls,
    linksFirst.map(({ url }) => url),
  );
  return indexes.map((index) => (index === null ? null : (linksFirst[index] ?? null)));
}

function hasLink({ ok, link }: JobResult): boolean {
  return ok && link !== null;
}
