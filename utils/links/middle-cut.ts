const ELLIPSIS = '…';
/** Longer endings are no extension that anyone needs to see. */
const EXTENSION = /\.[\p{L}\p{N}]{1,10}(?:\.[\p{L}\p{N}]{1,4})?$/u;
/** Characters shown in front of the extension, so that numbered parts can be told apart. */
const KEPT_BEFORE_EXTENSION = 4;

/**
 * Cuts a name in the middle, so that its beginning and its extension stay visible. Counts what a reader sees as one
 * character (a flag, a letter with accents). `max` is at least 3; the result is never longer.
 */
export function middleCut(name: string, max: number): string {
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)].map(
    ({ segment }) => segment,
  );
  if (characters.length <= max) return name;
  const room = Math.max(max, 3) - ELLIPSIS.length;
  const extensionLength = EXTENSION.exec(name)?.[0].length ?? 0;
  const wanted = Math.max(extensionLength + KEPT_BEFORE_EXTENSION, Math.floor(room / 3));
  const tailLength = Math.min(wanted, room - 1);
  const tail = characters.slice(-tailLength).join('');
  return `${characters.slice(0, room - tailLength).join('')}${ELLIPSIS}${tail}`;
}
