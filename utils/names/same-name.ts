/** The one spelling of names that differ only in how their accents are written: a Mac writes them as letters of their own. */
export function composed(name: string): string {
  return name.normalize('NFC');
}

export function isSameName(one: string, other: string): boolean {
  return one === other || composed(one) === composed(other);
}
