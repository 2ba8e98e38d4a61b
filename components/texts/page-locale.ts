/**
 * The locale for numbers and times: the browser's own when its language is that of our texts, so that en-GB keeps its
 * dates; else the language of the texts, so that a page speaks one language.
 */
export function pageLocale(uiLanguage: string, textLanguage: string): string {
  const [base] = uiLanguage.toLowerCase().split('-');
  return base === textLanguage ? uiLanguage : textLanguage;
}
