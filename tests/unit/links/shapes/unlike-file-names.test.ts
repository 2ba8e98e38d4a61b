import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NASTY_NAMES } from '@/tests/unit/links/shapes/nasty';
import { fileName } from '@/utils/links/shapes/file-name';
import { formatLinks } from '@/utils/links/shapes/format-links';
import { unlikeFileNames } from '@/utils/links/shapes/unlike-file-names';

it.each([
  [
    ['a.zip', 'b.zip'],
    ['a.zip', 'b.zip'],
  ],
  [
    ['a.zip', 'a.zip', 'a.zip'],
    ['a.zip', 'a (2).zip', 'a (3).zip'],
  ],
  [
    ['a.zip', 'A.ZIP'],
    ['a.zip', 'A (2).ZIP'],
  ],
  [
    ['é', 'e\u0301'],
    ['é', 'e\u0301 (2)'],
  ],
  [
    ['Straße.pdf', 'STRASSE.pdf', 'ΟΔΟΣ', 'οδος'],
    ['Straße.pdf', 'STRASSE (2).pdf', 'ΟΔΟΣ', 'οδος (2)'],
  ],
  [
    ['résumé', 'resume'],
    ['résumé', 'resume'],
  ],
  [
    ['CON.txt', 'con.txt', 'end.', 'end', 'a?b', 'a*b'],
    ['_CON.txt', '_con (2).txt', 'end', 'end (2)', 'a_b', 'a_b (2)'],
  ],
  [
    ['a/b', 'a\\b'],
    ['a_b', 'a_b (2)'],
  ],
  // A name that is another's own is not taken from it.
  [
    ['a.zip', 'a.zip', 'a (2).zip'],
    ['a.zip', 'a (3).zip', 'a (2).zip'],
  ],
  [
    ['', ' '],
    ['download', 'download (2)'],
  ],
  [
    ['no extension', 'no extension'],
    ['no extension', 'no extension (2)'],
  ],
  [
    ['end. of a sentence', 'end. of a sentence'],
    ['end. of a sentence', 'end. of a sentence (2)'],
  ],
])('%j become %j', (names, files) => expect(unlikeFileNames(names)).toEqual(files));

it('no two names are one file, whatever they are, and the first of its kind is as it was', () => {
  const name = fc.oneof(
    fc.constantFrom(...NASTY_NAMES, 'a.zip', 'A.zip', 'a (2).zip', 'a (3).zip'),
    fc.string(),
  );
  const sameFile = (file: string) => file.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), (names) => {
      const files = unlikeFileNames(names);
      const wanted = names.map(fileName);
      expect(new Set(files.map(sameFile)).size).toBe(names.length);
      for (const [index, file] of files.entries()) {
        const first = wanted.findIndex((each) => sameFile(each) === sameFile(wanted[index] ?? ''));
        if (first === index) expect(file).toBe(wanted[index]);
        expect(new TextEncoder().encode(file).length).toBeLessThan(220);
      }
    }),
  );
});

describe.each(['curl', 'powershell', 'aria2'] as const)('%s', (shape) => {
  it('saves two files of one name as two', () => {
    const links = ['1', '2'].map((path) => ({ name: 'f.bin', url: `https://x.example/${path}`, size: null }));
    const text = formatLinks(shape, links, 'en');
    expect(text.match(/f(?: \(2\))?\.bin/g)).toEqual(['f.bin', 'f (2).bin']);
  });
  it('names files as Windows takes them', () => {
    const links = ['Film: The Return?.mkv', 'CON.txt', 'end.'].map((name) => ({
      name,
      url: 'https://x.example/',
      size: null,
    }));
    const names = formatLinks(shape, links, 'en').match(/(?<=out=|--output ').*?(?='|$)/gm);
    expect(names).toEqual(['Film_ The Return_.mkv', '_CON.txt', 'end']);
  });
});
