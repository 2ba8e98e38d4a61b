import { KNOWN_FORMS, plainWord } from '@/utils/fichier/known-forms';

const WORDS_MAX = 300;

/** A quoted piece is what 1fichier repeats of the user's own. An apostrophe inside a word is no quote. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;

/** Numbers with separators between them, five digits or more in all, are addresses, dates, telephone numbers or ids. */
const LONG_NUMBER = /\d(?:[\s.,:/_-]*\d){4,}/g;

/** The number of 1fichier's own that ends its messages. */
const OWN_NUMBER = /\s*#\s*(\d{1,4})[.\s]*$/;

const EDGES = /^[([{"'“«¿-]*(.*?)[)\]}"'”».,:;!?…-]*$/su;
/** `374`, `50%`, `12MB`, `30s`. */
const SHORT_NUMBER = /^\d{1,4}(?:[.,]\d{1,2})?(?:%|[kmgt]?[bo](?:\/s)?|m?s|min|h)?$/i;
const BARE_NUMBER = /^\d{1,3}$/;

const ANYTHING = '…';
const NUMBER = '#';

/** A word of a form or of a message, and how it is compared. */
type Part = { readonly text: string; readonly core: string };

/** As it is told, and how many of its words are those of a form. */
type Told = { readonly pieces: readonly string[]; readonly words: number };

const NOTHING: Told = { pieces: [], words: 0 };

const FORMS: readonly (readonly Part[])[] = KNOWN_FORMS.map(readForm);

/**
 * 1fichier's words for a report: those of the known form that fits best, and of all else only what it looks like: `<link>`
 * `<email>` `<file>` `<number>` `<id>` `"<text>"` `<2 words, 9 characters>`. Which words these are changes nothing, so that
 * no name can be in it, although it is made of words that 1fichier uses.
 */
export function redactWords(text: string): string {
  const number = OWN_NUMBER.exec(text);
  const tokens = (number === null ? text : text.slice(0, number.index))
    .replace(QUOTED, ' "<text>" ')
    .replace(LONG_NUMBER, ' <number> ')
    .split(/\s+/)
    .filter((token) => token !== '')
    .map(readPart);
  const fits = FORMS.map((form) => readAs(form, tokens)).filter((told) => told !== null);
  const best = fits.reduce((best, told) => (told.words > best.words ? told : best), NOTHING);
  const pieces = best.words === 0 ? mask(tokens) : best.pieces;
  return cut([...pieces, ...(number === null ? [] : [`#${number[1]}`])].join(' '), WORDS_MAX);
}

/** At most `max` characters, with a sign that there was more. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

/** A form of two words or more may go on: some of the known ones were seen cut. */
function readForm(form: string): readonly Part[] {
  const parts = form.split(' ').map(readPart);
  const words = parts.filter(({ text, core }) => core !== '' && text !== NUMBER);
  const mayGoOn = words.length > 1 && parts.at(-1)?.text !== ANYTHING;
  return mayGoOn ? [...parts, { text: ANYTHING, core: '' }] : parts;
}

function readPart(text: string): Part {
  return { text, core: plainWord(EDGES.exec(text)?.[1] ?? '') };
}

/** Null: it is not of that form. */
function readAs(form: readonly Part[], tokens: readonly Part[]): Told | null {
  const [part, ...rest] = form;
  const [token, ...others] = tokens;
  if (part === undefined) return token === undefined ? NOTHING : null;
  if (part.text === ANYTHING) {
    for (let length = 0; length <= tokens.length; length += 1) {
      const told = readAs(rest, tokens.slice(length));
      if (told !== null) return { ...told, pieces: [...mask(tokens.slice(0, length)), ...told.pieces] };
    }
    return null;
  }
  if (token === undefined) return null;
  const { core } = token;
  const isNumber = part.text === NUMBER;
  if (isNumber ? !BARE_NUMBER.test(core) : core !== part.core) return null;
  const told = readAs(rest, others);
  if (told === null) return null;
  return { pieces: [isNumber ? core : part.text, ...told.pieces], words: told.words + (isNumber ? 0 : 1) };
}

/** What tokens look like; signs alone are left out. */
function mask(tokens: readonly Part[]): readonly string[] {
  const pieces: string[] = [];
  let words: string[] = [];
  const endWords = () => {
    if (words.length > 0) pieces.push(tellWords(words));
    words = [];
  };
  for (const token of tokens) {
    const kind = kindOf(token);
    if (kind === 'word') {
      words.push(token.text);
    } else if (kind !== 'sign') {
      endWords();
      if (pieces.at(-1) !== kind) pieces.push(kind);
    }
  }
  endWords();
  return pieces;
}

function tellWords(words: readonly string[]): string {
  return `<${counted(words.length, 'word')}, ${counted(words.join(' ').length, 'character')}>`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function kindOf({ text, core }: Part): string {
  if (text === '"<text>"' || text === '<number>') return text;
  if (core === '') return 'sign';
  if (core.includes('@')) return '<email>';
  if (SHORT_NUMBER.test(core)) return '<number>';
  if (/[/\\]/.test(core)) return '<link>';
  if (/\.[a-z0-9]{2,5}$/i.test(core)) return '<file>';
  if (/^[\d.,:#]+$/.test(core)) return '<number>';
  return /\d/.test(core) || core.length > 20 ? '<id>' : 'word';
}
