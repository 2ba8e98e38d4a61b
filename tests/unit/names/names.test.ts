import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOrder } from '@/utils/names/name-order';
import { isSameName } from '@/utils/names/same-name';
import { unicodeHost } from '@/utils/names/unicode-host';

describe('the same name', () => {
  it.each([
    ['Été.txt', 'E\u0301te\u0301.txt', true],
    ['한', '한', true],
    ['Été.txt', 'Ete.txt', false],
    ['été', 'Été', false],
    ['ＡＢＣ', 'ABC', false],
  ])('%s and %s: %s', (one, other, isSame) => {
    expect(isSameName(one, other)).toBe(isSame);
  });
});

describe('the order of names', () => {
  const sorted = (locale: string, ...names: string[]) => names.toSorted(nameOrder(locale).compare);

  it('goes by letters whatever their case and accents, and by the value of numbers', () => {
    expect(sorted('en', 'film 10', 'Zebra', 'E\u0301clair', 'film 2', 'Éclair', 'apple')).toEqual([
      'apple',
      'E\u0301clair',
      'Éclair',
      'film 2',
      'film 10',
      'Zebra',
    ]);
  });

  it('is that of the language', () => {
    expect(sorted('de', 'Zoo', 'Öl', 'Ofen')).toEqual(['Ofen', 'Öl', 'Zoo']);
    expect(sorted('sv', 'Zoo', 'Öl', 'Ofen')).toEqual(['Ofen', 'Zoo', 'Öl']);
  });
});

describe('a host in its own letters', () => {
  it.each([
    ['xn--bcher-kva.example', 'bücher.example'],
    ['www.xn--bcher-kva.example:8080', 'www.bücher.example:8080'],
    ['xn--r8jz45g.xn--zckzah', '例え.テスト'],
    ['xn--80ak6aa92e.com', 'аррӏе.com'],
    ['xn--p1ai:81', 'рф:81'],
    ['xn--ls8h.la', '💩.la'],
    ['files.example', 'files.example'],
    ['a-xn--bcher-kva.example', 'a-xn--bcher-kva.example'],
    ['xn--a-é.b', 'xn--a-é.b'],
    ['xn--99999999999999.example', 'xn--99999999999999.example'],
    ['xn--.example', 'xn--.example'],
  ])('%s is %s', (host, wanted) => {
    expect(unicodeHost(host)).toBe(wanted);
  });

  it('is what was encoded', () => {
    const label = fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(label, (typed) => {
        const host = domainToASCII(`${typed}.example`);
        fc.pre(host.startsWith('xn--'));
        expect(unicodeHost(host)).toBe(domainToUnicode(host));
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws', () => {
    const encoded = fc.string({ unit: fc.constantFrom(...'abz019-'), maxLength: 63 });
    fc.assert(
      fc.property(encoded, (label) => {
        expect(() => unicodeHost(`xn--${label}`)).not.toThrow();
      }),
    );
  });
});
