const TAIL_LENGTH = 10;
const KEEP_WHOLE = 16;

/** A name in two parts: the head may be shortened on the screen, the tail holds the extension and stays. */
export type SplitName = { readonly head: string; readonly tail: string };

/** Cuts between whole characters, so that no accent or pair of surrogates is torn apart. */
export function splitName(name: string): SplitName {
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  if (letters.length <= KEEP_WHOLE) return { head: name, tail: '' };
  return { head: letters.slice(0, -TAIL_LENGTH).join(''), tail: letters.slice(-TAIL_LENGTH).join('') };
}
