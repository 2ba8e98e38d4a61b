/** Nothing of this is what 1fichier would say anywhere, and none of it the truth about another job. */
const JUNK: readonly unknown[] = [null, true, -1, 1.5, 'x', '', {}, [[]], [null], { a: { b: [] } }];

type Place = { readonly within: Record<string, unknown>; readonly name: string };

/** A copy of an answer with junk in the place of one of its values, or without it. `where` and `how`: any numbers. */
export function spoil(json: Record<string, unknown>, where: number, how: number): unknown {
  const copy = structuredClone(json);
  const places = placesIn(copy);
  const place = places[where % places.length];
  if (place === undefined) return copy;
  const choice = how % (JUNK.length + 1);
  if (choice < JUNK.length) place.within[place.name] = JUNK[choice];
  else if (!Array.isArray(place.within)) delete place.within[place.name];
  return copy;
}

/** Every value at any depth. The words of success and failure themselves are left alone. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = value as Record<string, unknown>;
  return Object.keys(within)
    .filter((name) => name !== 'status')
    .flatMap((name) => [{ within, name }, ...placesIn(within[name])]);
}
