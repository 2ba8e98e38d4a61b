import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { middleCut } from '@/utils/links/middle-cut';

const lengthOf = (text: string) => [...new Intl.Segmenter().segment(text)].length;

describe('a name too long to show', () => {
  it.each([
    ['short.zip', 20, 'short.zip'],
    ['A very long name of a file part 07.tar.gz', 20, 'A very l…t 07.tar.gz'],
    ['A very long name of a file.mkv', 16, 'A very …file.mkv'],
    ['A very long name without an extension at all', 13, 'A very l… all'],
    ['name.this is no extension but a sentence', 12, 'name.th…ence'],
    ['x.abcdefghijkl', 5, 'x…jkl'],
  ])('%j in %i characters is %j', (name, max, expected) => {
    expect(middleCut(name, max)).toBe(expected);
  });

  it('is never cut inside a character', () => {
    expect(middleCut(`${'👨‍👩‍👧'.repeat(9)}.png`, 12)).toBe(
      `${'👨‍👩‍👧'.repeat(3)}…${'👨‍👩‍👧'.repeat(4)}.png`,
    );
  });

  it('keeps its beginning and its end and fits the room', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 3, max: 60 }),
        (name, max) => {
          fc.pre(!name.includes('…'));
          const cut = middleCut(name, max);
          if (cut === name) return;
          const [head = '', tail = ''] = cut.split('…');
          expect(name.startsWith(head)).toBe(true);
          expect(name.endsWith(tail)).toBe(true);
          expect(lengthOf(cut)).toBeLessThanOrEqual(max);
        },
      ),
    );
  });
});
