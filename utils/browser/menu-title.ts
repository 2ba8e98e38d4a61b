import { safeText } from '@/utils/links/display-name';

const HEAD_LENGTH = 30;
const TAIL_LENGTH = 15;

/**
 * Foreign text as the title of a menu item: at most 46 characters, cut in the middle. A browser takes `&` for the mark of
 * an access key, and `%s` for the selected text; the latter is parted by a character that nobody sees.
 */
export function menuTitle(text: string): string {
  const letters = Array.from(safeText(text));
  const isLong = letters.length > HEAD_LENGTH + 1 + TAIL_LENGTH;
  const short = isLong ? [...letters.slice(0, HEAD_LENGTH), '…', ...letters.slice(-TAIL_LENGTH)] : letters;
  return short.join('').replaceAll('&', '&&').replaceAll('%', '%\u2060');
}
