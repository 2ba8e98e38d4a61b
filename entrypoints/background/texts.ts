import type { GeneratedI18nStructure } from '#i18n';
import type { ErrorCode } from '@/utils/fichier/errors';

export type TextKey = keyof GeneratedI18nStructure;

/** A text of the user's language, with `$1`, `$2` replaced. */
export type Translate = (key: TextKey, substitutions?: string[]) => string;

type Counted<K extends TextKey> = K extends `${infer Base}_other` ? Base : never;
/** The texts that exist in a `_one` and an `_other` form. */
export type CountedText = Counted<TextKey>;

/** A text with its count, in the form that the language of the texts wants. */
export function countText(t: Translate, text: CountedText, count: number): string {
  const language = t('language');
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return t(`${text}_${form}`, [new Intl.NumberFormat(language).format(count)]);
}

type Snake<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : T;
const snake = <T extends string>(code: T) => code.replaceAll('-', '_') as Snake<T>;

/** What happened, in words. */
export function errorText(t: Translate, code: ErrorCode): string {
  return t(`error_${snake(code)}`);
}

/** What happened, 1fichier's own words if it gave any, and the next step. */
export function reasonText(
  t: Translate,
  { code, words = null }: { readonly code: ErrorCode; readonly words?: string | null },
): string {
  const quoted = words === null ? [] : [t('words_short', [words])];
  return [errorText(t, code), ...quoted, t(`advice_${snake(code)}`)].join(' ');
}
