import { composed } from '@/utils/names/same-name';

/** A letter with what may be composed with it: marks, and the later parts of a Korean syllable. */
const LETTER = /[^\p{M}\u1160-\u11ff][\p{M}\u1160-\u11ff]*|[\p{M}\u1160-\u11ff]+/gu;

/**
 * The name with every occurrence of `wanted` replaced, however the accents of either are written. All else of the name
 * stays as it is written.
 */
export function replaceInName(name: string, wanted: string, replacement: string): string {
  const sought = composed(wanted);
  if (sought === '') return name;
  const { text, places } = composedWithPlaces(name);
  let result = '';
  let kept = 0;
  for (let at = text.indexOf(sought); at >= 0; ) {
    const [start, end] = [places[at], places[at + sought.length]];
    const isWhole = start !== undefined && end !== undefined;
    if (isWhole) {
      result += name.slice(kept, start) + replacement;
      kept = end;
    }
    at = text.indexOf(sought, at + (isWhole ? sought.length : 1));
  }
  return result + name.slice(kept);
}

/** The composed name, and where in the name each of its code units begins; undefined within what was composed. */
function composedWithPlaces(name: string): { text: string; places: readonly (number | undefined)[] } {
  let text = '';
  const places: (number | undefined)[] = [];
  for (const { 0: letter, index } of name.matchAll(LETTER)) {
    const whole = composed(letter);
    const isSame = whole === letter;
    for (let unit = 0; unit < whole.length; unit += 1)
      places.push(isSame || unit === 0 ? index + unit : undefined);
    text += whole;
  }
  places.push(name.length);
  return { text, places };
}
