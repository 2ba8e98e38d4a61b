const FOREIGN = /\P{ASCII}+/gu;
/**
 * What a search leaves out: accents and points, and what nobody sees. Vowel signs and the voicing of kana are letters, and
 * stay.
 */
const UNHEARD =
  /(?=\p{M})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Cyrillic}\p{Script=Syriac}]|\p{Default_Ignorable_Code_Point}/gu;

/** Signs that Unicode takes apart no further, as they are typed on a keyboard that does not have them. */
const TYPED: Readonly<Record<string, string>> = {
  Ł: 'L',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ħ: 'H',
  Ŧ: 'T',
  Ŋ: 'N',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const SIGNS = new RegExp(`[${Object.keys(TYPED).join('')}]`, 'g');

/** Lists of 100,000 names hold the same few letters again and again. */
const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, string>();

/**
 * A name, or what is looked for in names, as every search and every look for a likeness compares it: whatever case,
 * accents, width and form of writing, and without what nobody sees. Not to be shown.
 */
export function foldName(text: string): string {
  return text.replace(FOREIGN, foldForeign).toUpperCase().trim();
}

function foldForeign(run: string): string {
  const known = remembered.get(run);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const folded = run
    .normalize('NFKD')
    .replace(UNHEARD, '')
    // Upper case of lower case, since only so ß and ẞ, σ and ς, i and ı become the same.
    .toLowerCase()
    .toUpperCase()
    .replace(SIGNS, (sign) => TYPED[sign] ?? sign);
  remembered.set(run, folded);
  return folded;
}

/** The words of a search, folded. */
export function foldedWords(text: string): readonly string[] {
  return foldName(text).split(/\s+/).filter(Boolean);
}
