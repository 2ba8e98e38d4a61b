/** Controls other than tab and line ends, and halves of characters. */
const UNPRINTABLE = /[\p{Cs}\p{Cc}]/gu;
const PRINTED_CONTROLS = '\t\n\r';

/** A name without what text formats cannot hold: controls other than tab and line ends, and half characters, become `�`. */
export function printable(name: string): string {
  return name.replace(UNPRINTABLE, (character) => (PRINTED_CONTROLS.includes(character) ? character : '\ufffd'));
}
