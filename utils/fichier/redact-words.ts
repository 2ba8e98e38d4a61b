import { isServiceWord } from '@/utils/fichier/service-words';

const WORDS_MAX = 300;
/** Of brackets, dashes and dots alone. */
const SIGNS_MAX = 3;

/** A quoted piece is what 1fichier repeats of the user's own. An apostrophe inside a word is no quote. */
const QUOTED = /"[^"]*"|“[^”]*”|«[^»]*»|`[^`]*`|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;

/** Numbers with separators between them, five digits or more in all, are addresses, dates, telephone numbers or ids. */
const LONG_NUMBER = /\d(?:[\s.,:/_-]*\d){4,}/g;

const EDGES = /^([(["'“«¿-]*)(.*?)([)\]"'”».,:;!?…-]*)$/su;
const WORD = /^\p{L}[\p{L}\p{M}]*$/u;
/** `#374`, `10`, `50%`, `12MB`, `30s`. */
const SHORT_NUMBER = /^#?\d{1,4}(?:%|[kmgt]?[bo]|m?s|min|h)?$/i;

/**
 * 1fichier's words for a report: only words that a service itself writes, and numbers of up to four digits. Everything
 * else is told as what it looks like: `<text>` `<link>` `<email>` `<file>` `<number>` `<id>` `<word>`.
 */
export function redactWords(text: string): string {
  const told = text
    .replace(QUOTED, ' "<text>" ')
    .replace(LONG_NUMBER, ' <number> ')
    .split(/\s+/)
    .filter((token) => token !== '')
    .map(tellToken);
  const once = told.filter((token, at) => !(token.startsWith('<') && token === told[at - 1]));
  return cut(once.join(' '), WORDS_MAX);
}

/** At most `max` characters, with a sign that there was more. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

function tellToken(token: string): string {
  if (token === '"<text>"' || token === '<number>') return token;
  const [, before = '', core = '', after = ''] = EDGES.exec(token) ?? [];
  if (core === '') return `${before}${after}`.slice(0, SIGNS_MAX);
  return `${before}${isTellable(core) ? core : kindOf(core)}${after}`;
}

/** `don't`, `l'accès` and `content-type` are words of two. */
function isTellable(core: string): boolean {
  if (SHORT_NUMBER.test(core)) return true;
  const parts = core.split(/['’-]/);
  return parts.every(
    (part) => (WORD.test(part) && isServiceWord(part)) || (part === 't' && parts.length > 1),
  );
}

function kindOf(core: string): string {
  if (core.includes('@')) return '<email>';
  if (/[/\\]/.test(core)) return '<link>';
  if (/\.[a-z0-9]{2,5}$/i.test(core)) return '<file>';
  if (/^[\d.,:]+$/.test(core)) return '<number>';
  return /\d/.test(core) || core.length > 20 ? '<id>' : '<word>';
}
