/** The brackets that addresses may hold, each by its partner. */
export const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
export const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const LETTER = /[\p{L}\p{N}]/u;
const SPACE = /\s/;

/** What was opened on the line of a text, and not closed, up to some place. */
export type OpenMarks = {
  /** How many brackets of a kind, by the opening one. */
  readonly brackets: Map<string, number>;
  /** Signs of emphasis: `*`, `_`, `~`. */
  readonly emphasis: Set<string>;
  /** A `|` stands before: a row of a table, or a list with fields. */
  hasBar: boolean;
};

/** Follows a text from place to place, each character once. */
export function createOpenMarks(text: string) {
  const marks: OpenMarks = { brackets: new Map(), emphasis: new Set(), hasBar: false };
  let at = 0;

  function read(character: string): void {
    if (character === '\n' || character === '\r') {
      marks.brackets.clear();
      marks.emphasis.clear();
      marks.hasBar = false;
    } else if (character === '|') marks.hasBar = true;
    else if (CLOSING[character] !== undefined) count(character, 1);
    else if (OPENING[character] !== undefined) count(OPENING[character], -1);
    else if ('*_~'.includes(character)) readEmphasis(character);
  }

  function count(bracket: string, change: number): void {
    marks.brackets.set(bracket, Math.max(0, (marks.brackets.get(bracket) ?? 0) + change));
  }

  /** A run that follows a word ends what is open; one before a word begins it. */
  function readEmphasis(sign: string): void {
    const before = text[at - 1] ?? ' ';
    while (text[at + 1] === sign) at += 1;
    if (marks.emphasis.has(sign) && !SPACE.test(before)) marks.emphasis.delete(sign);
    else if (!SPACE.test(text[at + 1] ?? ' ') && !LETTER.test(before)) marks.emphasis.add(sign);
  }

  return {
    /** What is open where `place` begins. */
    upTo(place: number): Readonly<OpenMarks> {
      for (; at < place; at += 1) read(text[at] ?? '');
      return marks;
    },
    /** What stands before `place` is an address, and opens nothing. */
    skipTo(place: number): void {
      at = Math.max(at, place);
    },
  };
}
