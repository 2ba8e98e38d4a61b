import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords, foldName } from '@/utils/names/fold-name';

describe('a search', () => {
  it.each([
    ['mül', 'Müller.zip'],
    ['mül', 'Mu\u0308ller.zip'],
    ['mu\u0308l', 'MÜLLER.ZIP'],
    ['mul', 'Müller.zip'],
    ['lodz', 'Łódź.pdf'],
    ['ŁÓDŹ', 'lodz.pdf'],
    ['strasse', 'Straße.pdf'],
    ['STRASSE', 'straße.pdf'],
    ['straße', 'STRASSE.PDF'],
    ['straße', 'STRAẞE.PDF'],
    ['kobenhavn', 'København'],
    ['aeroskobing', 'Ærøskøbing'],
    ['oeuvre', 'Œuvre'],
    ['thor', 'Þór'],
    ['dordevic', 'Đorđević'],
    ['istanbul', 'İSTANBUL'],
    ['istanbul', 'ıstanbul'],
    ['ISTANBUL', 'istanbul'],
    ['ΟΔΟΣ', 'οδός'],
    ['οδοσ', 'Οδός'],
    ['abc 12', 'ＡＢＣ　１２'],
    ['カタ', 'ｶﾀｶﾅ'],
    ['ガ', 'ｶﾞ'],
    ['fin', 'ﬁnale'],
    ['한글', '한글'.normalize('NFD')],
    ['अद', 'अदरक'],
    ['محمد', 'مُحَمَّد'],
    ['שלום', 'שָׁלוֹם'],
    ['елка', 'Ёлка'],
    ["l'été", 'l’été'],
    ['2019-2020', '2019–2020'],
    ['passwort', 'pass\u00adwort'],
    ['ab', 'a\u200b\u2060\u200fb'],
    ['a b', 'a\u00a0b'],
  ])('for %s finds %s', (needle, name) => {
    expect(foldName(name)).toContain(foldName(needle));
  });

  it.each([
    ['ガ', 'カ'],
    ['कि', 'का'],
    ['ab', 'a b'],
  ])('for %s does not find %s', (needle, name) => {
    expect(foldName(name)).not.toContain(foldName(needle));
  });

  it('takes its words apart at any space', () => {
    expect(foldedWords(' Łódź\u3000 two ')).toEqual(['LODZ', 'TWO']);
    expect(foldedWords(' \u200b ')).toEqual([]);
  });

  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  it('finds a name by itself in any form and case, and a part of it by that part', () => {
    fc.assert(
      fc.property(text, text, text, (before, part, after) => {
        const name = `${before} ${part} ${after}`;
        const folded = foldName(name);
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'])
          expect(foldName(name.normalize(form))).toBe(folded);
        expect(folded).toContain(foldName(part));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes a folded text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(foldName(foldName(any))).toBe(foldName(any));
      }),
      { numRuns: 5000 },
    );
  });
});
