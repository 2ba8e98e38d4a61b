const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g;
const SENDABLE = /^[\x21-\x7e]+$/;

/** A pasted key without white space around it and invisible characters in it. */
export function cleanKey(pasted: string): string {
  return pasted.replace(INVISIBLE, '').trim();
}

/** False for what cannot be a key: empty, with spaces inside, or beyond ASCII. The rest is for 1fichier to judge. */
export function canBeKey(key: string): boolean {
  return SENDABLE.test(key);
}
