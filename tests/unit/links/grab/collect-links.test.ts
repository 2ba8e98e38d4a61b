import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectLinks } from '@/utils/links/grab/collect-links';
import type { PageFind } from '@/utils/links/grab/page-find';
import { readableText } from '@/utils/links/readable-text';

const FILE = 'https://1fichier.com/?abcdefghij';

const at = (url: string, more: Partial<PageFind> = {}): PageFind => {
  return { from: 'anchor', url, written: null, text: '', count: 1, ...more };
};
const written = (text: string, more: Partial<PageFind> = {}): PageFind => {
  return { from: 'text', url: null, written: text, text: '', count: 1, ...more };
};
const urls = (finds: readonly PageFind[]) => collectLinks(finds).links.map(({ url }) => url);

describe('the links of a page', () => {
  it('are each there once, where they stood first, with count, best place and best text', () => {
    const { links, folded } = collectLinks([
      written('https://h.example/a.zip'),
      at('https://h.example/b.zip', { from: 'data' }),
      at('https://h.example/a.zip', { from: 'image', count: 2 }),
      at('https://h.example/a.zip', { text: 'https://h.example/a.zip' }),
      at('https://h.example/a.zip', { from: 'area', text: 'The film' }),
      at('https://h.example/a.zip', { text: 'Another name' }),
    ]);
    expect(links.map(({ url, from, text, count }) => [url, from, text, count])).toEqual([
      ['https://h.example/a.zip', 'anchor', 'The film', 6],
      ['https://h.example/b.zip', 'data', '', 1],
    ]);
    expect(folded).toBe(5);
  });

  it('are one for one file of 1fichier, byte for byte as it was found first', () => {
    expect(urls([at(`${FILE}&af=5`), at(FILE), at('http://abcdefghij.1fichier.com/')])).toEqual([
      `${FILE}&af=5`,
    ]);
  });

  it('hold the link that a redirector carries, behind it', () => {
    const { links } = collectLinks([
      at(`https://out.example/?u=${encodeURIComponent(FILE)}`, { text: 'Get' }),
    ]);
    expect(links.map(({ url, from, text }) => [url, from, text])).toEqual([
      [`https://out.example/?u=${encodeURIComponent(FILE)}`, 'anchor', 'Get'],
      [FILE, 'redirect', 'Get'],
    ]);
  });

  it.each([
    'https://1fichier.com/remove/abcdefghij/x',
    'https://1fichier.com//fr//remove/abcdefghij/x',
    'https://tenvoi.com/r%65move/abcdefghij/x',
    `https://out.example/?u=${encodeURIComponent('https://1fichier.com/remove/abcdefghij/x')}`,
    'https://out.example/?https://1fichier.com/remove/abcdefghij/x',
  ])('never hold %s', (url) => {
    expect(urls([at(url), written(url), written(url, { from: 'data' })])).toEqual([]);
  });

  it('have texts that are short, on one line, and safe to show', () => {
    const [link] = collectLinks([at('https://h.example/', { text: `\u202e${'😀'.repeat(150)}` })]).links;
    expect(link?.text.length).toBeLessThanOrEqual(200);
    expect(link?.text).not.toContain('\u202e');
    expect(link?.text.isWellFormed()).toBe(true);
  });

  it.each([
    ['Report 2024.pdf', 'Report 2024.pdf'],
    ['a\u202eb.pdf', 'ab.pdf'],
    [' ', null],
  ])('are called as the page calls their file: %j', (told, name) => {
    const url = 'https://h.example/get?id=7';
    expect(collectLinks([at(url), at(url, { name: told }), at(url)]).links).toMatchObject([{ url, name }]);
  });

  it.each([
    [`${FILE};film.part1.rar;104857600`, 'film.part1.rar', 104_857_600],
    [`${FILE}&af=5;A; B.rar;7`, 'A; B.rar', 7],
    [`${FILE};film.mkv`, 'film.mkv', null],
    [`${FILE}|film.mkv`, 'film.mkv', null],
    [`${FILE},104857600`, null, null],
    [`${FILE};thanks to all`, null, null],
    [`https://h.example/?abcdefghij;film.mkv;7`, null, null],
  ])('have the name and the size that a list tells: %s', (line, name, size) => {
    for (const find of [written(line), at(new URL(line).href)]) {
      const { links } = collectLinks([find]);
      expect(links).toMatchObject([{ name, size }]);
      expect(links[0]?.url).toBe(line.startsWith(FILE) ? /^[^;|,]*/.exec(line)?.[0] : (find.url ?? line));
    }
  });

  it('have one scheme, and of a file of 1fichier nothing behind its id', () => {
    expect(urls([at('http://http//h.example/a.zip'), at(`${FILE}**`), at(`${FILE}%20`)])).toEqual([
      'http://h.example/a.zip',
      FILE,
    ]);
  });

  it('take text in a link for its label, unless it names another host in full', () => {
    const label = (text: string) => urls([written(text, { text: 'https://out.example/1' })]);
    expect(label('https://out.example/path')).toEqual([]);
    expect(label('https://1fichier.com/?abc…')).toEqual([]);
    expect(label(FILE)).toEqual([FILE]);
  });

  it('of 100,000 different finds are as many, and of as many repetitions one', () => {
    const many = Array.from({ length: 100_000 }, (_, index) => at(`https://h.example/${index}.zip`));
    expect(collectLinks(many).links).toHaveLength(100_000);
    const same = collectLinks(many.map(() => at(FILE)));
    expect([same.links.length, same.links[0]?.count, same.folded]).toEqual([1, 100_000, 99_999]);
  });
});

describe('whatever a page holds', () => {
  const part = fc.oneof(
    fc.constantFrom(
      FILE,
      'https://',
      'www.',
      '://',
      '%3A%2F%2F',
      '[url]',
      '[/url]',
      ' ',
      '\n',
      '"',
      '\\/',
      ').',
      '…',
      '<![CDATA[',
      ']]>',
      ';film.mkv;12',
      '**',
      '؟',
      '\u200b',
      '\\u002f',
      'http://',
    ),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.webUrl().map((url) => encodeURIComponent(url)),
    fc.constant(encodeURIComponent(FILE)),
    fc.string({ unit: 'binary' }),
  );
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  const find = fc.oneof(
    fc
      .tuple(fc.constantFrom('anchor', 'image', 'data'), fc.webUrl(), text)
      .map(([from, url, words]) => at(url, { from, text: words })),
    fc
      .tuple(fc.constantFrom('text', 'data'), text, fc.constantFrom('', 'https://out.example/'))
      .map(([from, words, label]) => written(words, { from, text: label })),
  );

  /** What stands in a find, as it is and decoded. */
  function contents({ url, written: words }: PageFind): string[] {
    const all = [(url ?? '') + (words ?? '')];
    for (let layer = 0; layer < 5; layer += 1) {
      all.push((all.at(-1) ?? '').replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code)));
    }
    return all.flatMap((each) => [each, each.replaceAll('\\/', '/'), readableText(each)]);
  }

  it('reading it never throws and never makes an address up', () => {
    fc.assert(
      fc.property(fc.array(find, { maxLength: 12 }), (finds) => {
        const standing = finds.flatMap(contents).join('\n').toLowerCase();
        const { links, folded } = collectLinks(finds);
        for (const { url } of links) {
          expect(URL.canParse(url)).toBe(true);
          const found = url.toLowerCase();
          expect(standing.includes(found) || standing.includes(found.replace('https://', ''))).toBe(true);
        }
        expect(folded).toBeGreaterThanOrEqual(0);
        expect(new Set(links.map(({ url }) => url)).size).toBe(links.length);
      }),
    );
  });
});
