import { regexCost } from '@/components/grabber/regex-cost';

/** What is wrong with a regular expression, and at which letter, counted from 0. */
export type RegexError = { readonly kind: RegexErrorKind; readonly index: number };
export type RegexErrorKind =
  | 'group-open'
  | 'group-close'
  | 'class-open'
  | 'nothing-to-repeat'
  | 'escape-end'
  | 'class-range'
  | 'count-order'
  | 'group-kind'
  | 'too-many-ways'
  | 'too-slow'
  | 'unknown';

const FLAGS = 'im';
const COUNT = /^\{(\d+)(?:,(\d*))?\}/;
const GROUP_KIND = /^\?(?:[:=!]|<[=!]|<[\p{ID_Start}$_][\p{ID_Continue}$]*>|[ims]*(?:-[ims]+)?:)/u;

/** A regular expression as the filter uses it, and how much of each of name, address and text it is tried on. */
export type FilterRegex = { readonly regex: RegExp; readonly reach: number };

/** How far a pattern reaches by how often it repeats without end, so that even the worst row ends within moments. */
const REACH = [4096, 4096, 600, 250, 120, 80];

/** Whatever the case, with `^` and `$` at each of name, address and text. */
export function parseRegex(pattern: string): FilterRegex | RegexError {
  let regex: RegExp;
  try {
    regex = new RegExp(pattern, FLAGS);
  } catch {
    return findRegexError(pattern);
  }
  const { tooManyAt, repeats } = regexCost(pattern);
  if (tooManyAt !== null) return { kind: 'too-many-ways', index: tooManyAt };
  const reach = REACH[repeats];
  return reach === undefined ? { kind: 'too-many-ways', index: 0 } : { regex, reach };
}

/** Looks for the mistake in a pattern that the browser does not take: its own message never says where. */
function findRegexError(pattern: string): RegexError {
  const open: number[] = [];
  let canRepeat = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at];
    const rest = pattern.slice(at);
    const count = COUNT.exec(rest);
    if (letter === '\\') {
      if (at + 1 === pattern.length) return { kind: 'escape-end', index: at };
      at += 1;
      canRepeat = true;
    } else if (letter === '[') {
      const end = classEnd(pattern, at);
      if (end === null) return { kind: 'class-open', index: at };
      if (!compiles(pattern.slice(at, end + 1))) return { kind: 'class-range', index: at };
      at = end;
      canRepeat = true;
    } else if (letter === '(') {
      const kind = GROUP_KIND.exec(rest.slice(1));
      if (rest[1] === '?' && kind === null) return { kind: 'group-kind', index: at };
      open.push(at);
      at += kind?.[0].length ?? 0;
      canRepeat = false;
    } else if (letter === ')') {
      if (open.pop() === undefined) return { kind: 'group-close', index: at };
      canRepeat = true;
    } else if (letter === '*' || letter === '+' || letter === '?' || count !== null) {
      if (!canRepeat) return { kind: 'nothing-to-repeat', index: at };
      if (count?.[2] && Number(count[2]) < Number(count[1])) return { kind: 'count-order', index: at };
      at += (count?.[0].length ?? 1) - 1;
      if (pattern[at + 1] === '?') at += 1;
      canRepeat = false;
    } else {
      canRepeat = letter !== '|' && letter !== '^' && letter !== '$';
    }
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) return { kind: 'group-open', index: unclosed };
  return { kind: 'unknown', index: longestGoodPart(pattern) };
}

/** Where a class ends that begins at `start`; null when it does not. */
function classEnd(pattern: string, start: number): number | null {
  for (let at = start + 1; at < pattern.length; at += 1) {
    if (pattern[at] === '\\') at += 1;
    else if (pattern[at] === ']') return at;
  }
  return null;
}

function longestGoodPart(pattern: string): number {
  let length = pattern.length - 1;
  while (length > 0 && !compiles(pattern.slice(0, length))) length -= 1;
  return Math.max(0, length);
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, FLAGS);
    return true;
  } catch {
    return false;
  }
}
