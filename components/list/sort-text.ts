/** The longest run of digits that is compared as a number. */
const DIGITS = 12;
const MARKS = /\p{M}/gu;

/** Text so that plain comparison sorts as a person would: whatever case and accents, and part 2 before part 10. */
export function sortText(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'));
}
