const TAIL_LENGTH = 10;
/** What fits on a line of the popup in any common font, in letters of usual width. */
const KEEP_WHOLE_WIDTH = 36;
/** From here on nearly all letters are as wide as two. */
const WIDE_FROM = 0x2e80;

/** A name in two parts: the head may be shortened on the screen, the tail holds the extension and stays. */
export type SplitName = { readonly head: string; readonly tail: string };

const widthOf = (letter: string) => ((letter.codePointAt(0) ?? 0) < WIDE_FROM ? 1 : 2);

/** Cuts between whole characters, so that no accent or pair of surrogates is torn apart; a short name stays whole. */
export function splitName(name: string): SplitName {
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  const width = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  if (width <= KEEP_WHOLE_WIDTH) return { head: name, tail: '' };
  return { head: letters.slice(0, -TAIL_LENGTH).join(''), tail: letters.slice(-TAIL_LENGTH).join('') };
}
