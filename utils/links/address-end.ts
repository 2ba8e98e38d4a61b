import { CLOSING, OPENING, type OpenMarks } from '@/utils/links/open-marks';
import { trimTail } from '@/utils/links/trim-tail';

/** After a sign of emphasis, one of these says that it stands inside a word. */
const GOES_ON = /^[.:?]?[\p{L}\p{N}/%&=#@+_~$-]/u;
/** A link right behind one of these ends at a `|`, behind which its text stands. */
const BEFORE_NAMED = ['<', '[', '{'];
/** In longer ones, what comes behind the address is not looked at. */
const LONGEST_WITH_NOTE = 2_048;

/** Where an address stands: what is open before it, the character before it, and the rest of the line behind it. */
export type Surroundings = {
  readonly open: OpenMarks;
  readonly before: string;
  readonly behind: string;
};

/** The address at the start of a piece of text that has no white space in it. */
export function addressAtStart(text: string, around: Surroundings): string {
  return trimTail(text.slice(0, endOf(text, around)));
}

/** Where it meets what was open before it; else a bracket that it opens itself and that is closed only behind it. */
function endOf(text: string, { open, before, behind }: Surroundings): number {
  const opened: Readonly<Record<string, number[]>> = { '(': [], '[': [], '{': [] };
  const barEnds = open.hasBar || BEFORE_NAMED.includes(before);
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const opening = OPENING[character];
    if (opening !== undefined) {
      const isOwn = opened[opening]?.pop() !== undefined;
      if (!isOwn && (opening === '[' || (open.brackets.get(opening) ?? 0) > 0)) return at;
    } else if (character === '|' && barEnds) return at;
    else if (character === "'" && before === "'") return at;
    else if (open.emphasis.has(character)) {
      const end = endOfRun(text, at);
      if (!GOES_ON.test(text.slice(end, end + 3))) return at;
      at = end - 1;
    } else opened[character]?.push(at);
  }
  if (text.length > LONGEST_WITH_NOTE) return text.length;
  const notes = Object.entries(opened).flatMap(([opening, [first]]) =>
    first !== undefined && isClosedIn(behind, opening) ? [first] : [],
  );
  return Math.min(text.length, ...notes);
}

function endOfRun(text: string, from: number): number {
  let end = from;
  while (text[end] === text[from]) end += 1;
  return end;
}

function isClosedIn(text: string, opening: string): boolean {
  let depth = 1;
  for (const character of text) {
    if (character === opening) depth += 1;
    if (character === CLOSING[opening]) depth -= 1;
    if (depth === 0) return true;
  }
  return false;
}
