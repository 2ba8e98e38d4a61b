import type { JobResult } from '@/utils/transfers/events';
import { lastPart } from '@/utils/transfers/fold-url';
import { isCutFrom, isEqualUrl, isSameUrl } from '@/utils/transfers/same-url';

type Way = { readonly fits: (name: string, url: string) => boolean; readonly isSure: boolean };

/** How a name may mean a source, the surest way first. */
const WAYS: readonly Way[] = [
  { fits: (name, url) => name === url, isSure: true },
  { fits: isEqualUrl, isSure: true },
  { fits: isSameUrl, isSure: false },
  { fits: isCutFrom, isSure: false },
  { fits: (name, url) => lastPart(name) !== '' && lastPart(name) === lastPart(url), isSure: false },
];

/**
 * Which of `names` means each of `urls`, by its index; null where none does, or where it cannot be told. No name serves two
 * sources, and none is given to one source that may as well mean another.
 */
export function matchNames(
  urls: readonly string[],
  names: readonly (string | null)[],
): readonly (number | null)[] {
  const found: (number | null)[] = urls.map(() => null);
  const left = new Set(names.flatMap((name, index) => (name ? [index] : [])));
  for (const way of WAYS) {
    const pairs = urls.flatMap((url, at) => {
      const index = found[at] === null ? nameOf(url, way, { urls, names, left }) : null;
      return index === null ? [] : [[at, index] as const];
    });
    for (const [at, index] of pairs) if (left.delete(index)) found[at] = index;
  }
  return found;
}

type Names = {
  readonly urls: readonly string[];
  readonly names: readonly (string | null)[];
  readonly left: ReadonlySet<number>;
};

function nameOf(url: string, { fits, isSure }: Way, { urls, names, left }: Names): number | null {
  const fitting = [...left].filter((index) => fits(names[index] ?? '', url));
  const [first] = fitting;
  if (first === undefined) return null;
  const others = urls.filter((other) => other !== url);
  if (isSure) {
    // Decoded, the name of such a one would look just like this.
    const lookalikes = others.filter((other) => isSameUrl(other, url));
    const areTold = lookalikes.every((other) => names.includes(other));
    return areTold && (lookalikes.length === 0 || fitting.length === 1) ? first : null;
  }
  const isUnique = new Set(fitting.map((index) => names[index])).size === 1;
  const name = names[first] ?? '';
  return isUnique && !others.some((other) => fits(name, other) || isSameUrl(name, other)) ? first : null;
}

/**
 * The result of each source, in the order of `urls`; null where there is none. By the sources that they name; by position
 * only if none names any and there are as many as sources, or if there is one of each.
 */
export function matchResults(
  urls: readonly string[],
  results: readonly JobResult[],
): readonly (JobResult | null)[] {
  const areNameless = results.every(({ url }) => !url);
  if (results.length === urls.length && (areNameless || urls.length === 1)) return results;
  const indexes = matchNames(
    urls,
    results.map(({ url }) => url),
  );
  return indexes.map((index) => (index === null ? null : (results[index] ?? null)));
}
