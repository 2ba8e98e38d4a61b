const ENCODED_LABEL = /(?<![\w-])xn--([^\s./:?#@]+)/gi;
const BASE = 36;
const LEAST_THRESHOLD = 1;
const MOST_THRESHOLD = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_LETTER = 0x80;
const LAST_LETTER = 0x10ffff;

/** A host in the letters that its owner writes: `bücher.example` for `xn--bcher-kva.example`. What does not decode stays. */
export function unicodeHost(host: string): string {
  return host.replace(ENCODED_LABEL, (label, encoded: string) => decodeLabel(encoded) ?? label);
}

/** Punycode (RFC 3492), which browsers only encode. */
function decodeLabel(encoded: string): string | null {
  const dash = encoded.lastIndexOf('-');
  const letters = Array.from(encoded.slice(0, Math.max(0, dash)), (letter) => letter.charCodeAt(0));
  let letter = FIRST_LETTER;
  let place = 0;
  let bias = FIRST_BIAS;
  for (let at = dash + 1; at < encoded.length; ) {
    const before = place;
    let weight = 1;
    for (let digits = 1; ; digits += 1, at += 1) {
      const digit = Number.parseInt(encoded[at] ?? '', BASE);
      if (Number.isNaN(digit)) return null;
      // The letters come before the digits there.
      const value = (digit + MOST_THRESHOLD) % BASE;
      place += value * weight;
      const threshold = Math.min(MOST_THRESHOLD, Math.max(LEAST_THRESHOLD, BASE * digits - bias));
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    at += 1;
    const count = letters.length + 1;
    bias = nextBias(place - before, count, before === 0);
    letter += Math.floor(place / count);
    if (letter > LAST_LETTER) return null;
    place %= count;
    letters.splice(place, 0, letter);
    place += 1;
  }
  return String.fromCodePoint(...letters);
}

function nextBias(step: number, count: number, isFirst: boolean): number {
  let left = Math.floor(step / (isFirst ? DAMP : 2));
  left += Math.floor(left / count);
  let bias = 0;
  for (; left > ((BASE - LEAST_THRESHOLD) * MOST_THRESHOLD) / 2; bias += BASE)
    left = Math.floor(left / (BASE - LEAST_THRESHOLD));
  return bias + Math.floor((BASE * left) / (left + SKEW));
}
