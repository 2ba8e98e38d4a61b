/** What decides how long a regular expression may look at one row. */
export type RegexCost = {
  /** The letter at which the ways to match become too many to try, counted from 0; null: nowhere. */
  readonly tooManyAt: number | null;
  /** How often something is repeated without end: each multiplies the work by the length of the text. */
  readonly repeats: number;
};

/** A part of a pattern, or a group while it is read. */
type Part = { readonly start: number; readonly ways: number; readonly isEndless: boolean };
type Group = { readonly start: number; others: number; ways: number; isEndless: boolean };

const GROUP_KIND = /^\?(?:<[=!]|<[^>]*>|[:=!]|[a-z-]*:)/;
const COUNT = /^\{(\d+)(,?)(\d*)\}/;
const ENDLESS: Readonly<Record<string, number>> = { '*': 0, '+': 1 };
/** Repeated up to so often is as good as endlessly. */
const OFTEN = 20;
/** So many ways are tried at each letter of each row. */
const MOST_WAYS = 1000;

/**
 * Reads a pattern that the browser takes. A group repeated without end must match in one way only: where it does not,
 * as in `(a+)+`, the work doubles with every letter.
 */
export function regexCost(pattern: string): RegexCost {
  const outer: Group = { start: 0, others: 0, ways: 1, isEndless: false };
  const groups = [outer];
  let group = outer;
  /** What a repeat would be of. */
  let last: Part | null = null;
  let tooManyAt: number | null = null;
  let repeats = 0;

  const add = (part: Part | null) => {
    if (last !== null) {
      group.ways *= last.ways;
      group.isEndless ||= last.isEndless;
      if (group.ways + group.others > MOST_WAYS) tooManyAt ??= last.start;
    }
    last = part;
  };

  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at] ?? '';
    const repeat = repeatAt(pattern, at);
    if (repeat !== null && last !== null) {
      const { start, ways, isEndless } = last as Part;
      const isOften = repeat.most > OFTEN;
      if (isOften) repeats += 1;
      if (isOften && (ways > 1 || isEndless)) tooManyAt ??= start;
      last = isOften
        ? { start, ways: 1, isEndless: true }
        : { start, ways: (repeat.most - repeat.least + 1) * ways ** repeat.most, isEndless };
      at += repeat.length - 1;
    } else if (letter === '(') {
      add(null);
      group = { start: at, others: 0, ways: 1, isEndless: false };
      groups.push(group);
      at += GROUP_KIND.exec(pattern.slice(at + 1))?.[0].length ?? 0;
    } else if (letter === '|') {
      add(null);
      group.others += group.ways;
      group.ways = 1;
    } else if (letter === ')') {
      add(null);
      const { start, others, ways, isEndless } = groups.pop() ?? outer;
      group = groups.at(-1) ?? outer;
      last = { start, ways: others + ways, isEndless };
    } else {
      add({ start: at, ways: 1, isEndless: false });
      if (letter === '\\') at += 1;
      if (letter === '[') at = classEnd(pattern, at);
    }
  }
  add(null);
  return { tooManyAt, repeats };
}

function repeatAt(pattern: string, at: number): { least: number; most: number; length: number } | null {
  const letter = pattern[at] ?? '';
  const count = letter === '{' ? COUNT.exec(pattern.slice(at)) : null;
  const least = count === null ? (ENDLESS[letter] ?? (letter === '?' ? 0 : null)) : Number(count[1]);
  if (least === null) return null;
  const end = at + (count?.[0].length ?? 1);
  const most =
    letter === '?' ? 1 : count?.[2] === '' ? least : Number(count?.[3] || Number.POSITIVE_INFINITY);
  return { least, most, length: end - at + (pattern[end] === '?' ? 1 : 0) };
}

function classEnd(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at += 1) {
    if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === ']') return at;
  }
  return pattern.length;
}
