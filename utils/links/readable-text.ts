import { INVISIBLE, withoutInvisible } from '@/utils/links/invisible-marks';

/** Stands for an apostrophe inside a quoted word; a noncharacter, which no text may hold. */
export const INNER_APOSTROPHE = '\uffff';

/** One between words, or behind the id of a file, does not join what it stands between. */
const DIVIDING = new RegExp(
  `(?<=\\?[a-z0-9]{20})${INVISIBLE}+|(?<=[\\p{L}\\p{N}/_=~-])${INVISIBLE}+(?=(?:https?|ftp)://|www\\.)`,
  'giu',
);
/** As POSIX shells write an apostrophe in a quoted word. */
const SHELL_APOSTROPHE = /'\\''/g;
/** As JSON, JavaScript and Python write any character. */
const CODED = /(?<!\\)\\+(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi;
/**
 * As JSON writes a slash, and Markdown, LaTeX and shells what would mean something to them. Not `:` and `.`: those are
 * escaped for an address to be none.
 */
const ESCAPED = /(?<!\\)\\+([/_*~&?=#%+,;!()[\]-])/g;

/**
 * A text in which addresses stand as they are meant: without invisible marks, and with what a programming language, a
 * shell or Markdown escapes. A backslash that stays is part of no address.
 */
export function readableText(text: string): string {
  const visible = withoutInvisible(text.replaceAll(INNER_APOSTROPHE, ' ').replace(DIVIDING, ' '));
  if (!visible.includes('\\')) return visible;
  return visible
    .replace(SHELL_APOSTROPHE, INNER_APOSTROPHE)
    .replace(CODED, (_whole, wide?: string, narrow?: string) =>
      String.fromCharCode(Number.parseInt(wide ?? narrow ?? '', 16)),
    )
    .replace(ESCAPED, '$1');
}
