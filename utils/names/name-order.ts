/** The order of names in a language, numbers by their value. */
export function nameOrder(locale: string): Intl.Collator {
  return new Intl.Collator(locale, { numeric: true });
}
