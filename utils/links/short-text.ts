import { safeText } from '@/utils/links/display-name';

/** Notifications show a few lines, and some addresses (`data:`) hold a whole file. */
const HEAD_LENGTH = 80;
const TAIL_LENGTH = 39;
const LONGEST = HEAD_LENGTH + 1 + TAIL_LENGTH;
/** Half of a character that was cut through. */
const HALF = /\p{Cs}/gu;

/** Foreign text for a notification: safe to show, and at most 120 characters long, since it is cut in the middle. */
export function shortText(text: string): string {
  if (text.length <= LONGEST) return safeText(text);
  const cut = `${text.slice(0, HEAD_LENGTH)}…${text.slice(-TAIL_LENGTH)}`;
  return safeText(cut.replace(HALF, ''));
}
