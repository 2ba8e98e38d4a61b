import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceInName } from '@/utils/names/replace-in-name';
import { composed } from '@/utils/names/same-name';

const nfd = (text: string) => text.normalize('NFD');

describe('text in a name is replaced', () => {
  it.each([
    ['Été 1 Été.txt', 'Été', 'Summer', 'Summer 1 Summer.txt'],
    [nfd('Été à Łódź.txt'), 'Été', 'Summer', `Summer ${nfd('à Łódź')}.txt`],
    ['Été à Łódź.txt', nfd('Été'), 'Summer', 'Summer à Łódź.txt'],
    [nfd('Été'), nfd('t'), 'd', nfd('Édé')],
    [nfd('Été'), 'e', 'x', nfd('Été')],
    ['Été', 'e', 'x', 'Été'],
    [nfd('한글 이름'), '한글', 'a', `a ${nfd('이름')}`],
    ['한글', nfd('글'), 'a', '한a'],
    [nfd('한'), '하', 'a', nfd('한')],
    ['कि', 'क', 'ख', 'खि'],
    ['x\u0302y', 'x', 'a', 'a\u0302y'],
    ['👩‍👧', '👧', '👦', '👩‍👦'],
    ['\u0958\u0301', '\u0915', 'x', '\u0958\u0301'],
    ['aaa', 'a', 'aa', 'aaaaaa'],
    ['aaa', 'aa', 'b', 'ba'],
    ['a$b', '$', '$&', 'a$&b'],
    ['a', '', 'x', 'a'],
  ])('%s: %s by %s is %s', (name, wanted, replacement, result) => {
    expect(replaceInName(name, wanted, replacement)).toBe(result);
  });

  const text = fc.string({
    unit: fc.constantFrom('é', 'e\u0301', 'e', 'ö', 'o\u0308', 'x', ' ', '한', nfd('한')),
  });

  it('wherever it is, in whichever form, and the rest stays as it is written', () => {
    fc.assert(
      fc.property(text, text, text, fc.constantFrom('NFC', 'NFD'), (before, wanted, after, form) => {
        const name = `${before}|${wanted.normalize(form)}|${after}`;
        expect(replaceInName(name, `|${wanted}|`, '#')).toBe(`${before}#${after}`);
      }),
      { numRuns: 1000 },
    );
  });

  it('as in the composed name', () => {
    fc.assert(
      fc.property(text, text, (name, wanted) => {
        fc.pre(wanted !== '');
        expect(composed(replaceInName(name, wanted, '#'))).toBe(
          composed(name).replaceAll(composed(wanted), '#'),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('never in a name that does not hold it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(replaceInName(name, '\u{10fffd}\u{10fffc}', '')).toBe(name);
      }),
    );
  });
});
