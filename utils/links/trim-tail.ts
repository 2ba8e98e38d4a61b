import { CLOSING, OPENING } from '@/utils/links/open-marks';

/** Punctuation of the sentence around an address, in any script. Two characters are enough to tell. */
const PUNCTUATION = /(?:[.,;:!?'|]|(?![\0-\x7f])\p{P})$/u;
/** The same, as the source of a page writes it. */
const REFERENCE = /&(?:quot|apos|lt|gt|nbsp|#0*3[49]);$/i;
/** Signs of emphasis that stand alone in addresses, but not in pairs. */
const PAIRS = ['*', '~'];
/** Pictures behind an address; one that is all of a name is part of it. */
const PICTURE = '(?:[\\p{So}\\p{Emoji_Modifier}\\ufe0f\\u200d\\u20e3]|(?![\\0-\\x7f])\\p{Sm})';
const PICTURES = new RegExp(`(?<=[^/?#=&])(?<!${PICTURE})${PICTURE}+$`, 'u');
const LONGEST_PICTURES = 64;

/** Drops what belongs to the text around an address: punctuation, pictures, and brackets that are not its own. */
export function trimTail(address: string): string {
  const surplus = new Map(
    Object.entries(OPENING).map(([close, open]) => [close, count(address, close) - count(address, open)]),
  );
  let end = address.length;
  for (let length = tailLength(address, end, surplus); length > 0; length = tailLength(address, end, surplus))
    end -= length;
  return address.slice(0, end);
}

/** How many characters before `end` do not belong to the address. */
function tailLength(address: string, end: number, surplus: Map<string, number>): number {
  const last = address[end - 1];
  if (last === undefined) return 0;
  const closing = CLOSING[last];
  const extra = surplus.get(closing ?? last) ?? 0;
  if (closing !== undefined) surplus.set(closing, extra + 1);
  else if (extra > 0) surplus.set(last, extra - 1);
  if (closing !== undefined || extra > 0) return 1;
  if (PAIRS.includes(last)) {
    let start = end;
    while (address[start - 1] === last) start -= 1;
    return end - start > 1 ? end - start : 0;
  }
  const nearEnd = address.slice(Math.max(0, end - LONGEST_PICTURES), end);
  return (
    (REFERENCE.exec(nearEnd) ?? PUNCTUATION.exec(nearEnd.slice(-2)) ?? PICTURES.exec(nearEnd))?.[0].length ??
    0
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
