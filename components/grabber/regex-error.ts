import { composed } from '@/utils/names/same-name';

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
  | 'too-slow'
  | 'unknown';

/** Whatever the case, with `^` and `$` at each line. With `u`, or else `v`, letters of every script have their classes. */
const FLAGS = ['imu', 'imv', 'im'];
/** Without `u` and `v` these are no mistake, but mean something that nobody who writes them wants. */
const UNICODE_ONLY = /\\(?:[pP]|u)\{/;
const COUNT = /^\{(\d+)(?:,(\d*))?\}/;
const GROUP_KIND = /^\?(?:[:=!]|<[=!]|<[\p{ID_Start}$_][\p{ID_Continue}$]*>|[ims]*(?:-[ims]+)?:)/u;

/** A pattern as the filter uses it. One that is none says where its mistake is. */
export function parseRegex(pattern: string): RegExp | RegexError {
  const composedPattern = composed(pattern);
  return compile(composedPattern) ?? findRegexError(composedPattern);
}

function compile(pattern: string): RegExp | null {
  for (const flags of FLAGS) {
    if (flags === 'im' && UNICODE_ONLY.test(pattern)) return null;
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  return null;
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
      if (compile(pattern.slice(at, end + 1)) === null) return { kind: 'class-range', index: at };
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
  while (length > 0 && compile(pattern.slice(0, length)) === null) length -= 1;
  return Math.max(0, length);
}
