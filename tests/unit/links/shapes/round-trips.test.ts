import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NASTY_LINKS, nastyLinks } from '@/tests/unit/links/shapes/nasty';
import {
  type ReadLink,
  readBbcode,
  readCsv,
  readCurl,
  readHtml,
  readMarkdown,
  readPowershell,
} from '@/tests/unit/links/shapes/readers';
import { address } from '@/tests/unit/links/shapes/same-address';
import {
  formatLinks,
  type NamedLink,
  SHAPES,
  type Shape,
  shapeFile,
} from '@/utils/links/shapes/format-links';
import { unlikeFileNames } from '@/utils/links/shapes/unlike-file-names';

const PROPERTY_TIMEOUT_MS = 60_000;
const UNPRINTABLE = /(?![\t\n\r])[\p{Cs}\p{Cc}\p{Noncharacter_Code_Point}]/gu;
const VISIBLE = /[^\p{C}\p{Z}]/u;

/** The name in a text: with `�` for what no text holds, the address for a name of nothing visible. */
const shown = ({ name }: NamedLink, read: ReadLink) =>
  VISIBLE.test(name) ? name.replace(UNPRINTABLE, '\ufffd') : read.url;

type Reading = {
  readonly shape: Shape;
  readonly read: (text: string) => ReadLink[];
  readonly expected: (link: NamedLink, read: ReadLink) => string;
  /** What the names become before that, all together. */
  readonly names?: (names: readonly string[]) => readonly string[];
};

const READINGS: readonly Reading[] = [
  { shape: 'markdown', read: readMarkdown, expected: shown },
  { shape: 'html', read: readHtml, expected: shown },
  {
    shape: 'bbcode',
    read: readBbcode,
    expected: (link, read) =>
      shown(link, read)
        .replaceAll('[', '(')
        .replaceAll(']', ')')
        .replace(/\r\n?|\n/g, ' '),
  },
  { shape: 'json', read: (text) => JSON.parse(text), expected: ({ name }) => name },
  {
    shape: 'csv',
    read: readCsv,
    expected: ({ name }) => `${/^'*[=+\-@\t\r\n＝＋－＠]/.test(name) ? "'" : ''}${name.toWellFormed()}`,
  },
  {
    shape: 'curl',
    read: (text) => readCurl(text, 'bash'),
    expected: ({ name }) => name,
    names: unlikeFileNames,
  },
  {
    shape: 'curl',
    read: (text) => readCurl(text, 'sh'),
    expected: ({ name }) => name,
    names: unlikeFileNames,
  },
  { shape: 'powershell', read: readPowershell, expected: ({ name }) => name, names: unlikeFileNames },
];

function expectSame({ shape, read, expected, names }: Reading, given: readonly NamedLink[]): void {
  const found = read(formatLinks(shape, given, 'en'));
  const become = names?.(given.map(({ name }) => name));
  const links = given.map((link, index) => ({ ...link, name: become?.[index] ?? link.name }));
  expect(found.map(({ url }) => address(url))).toEqual(links.map(({ url }) => address(url)));
  expect(found.map(({ name }) => name)).toEqual(
    links.map((link, index) => expected(link, found[index] ?? { name: '', url: '' })),
  );
}

describe.each(READINGS)('$shape, read back by a program for it', (reading) => {
  it('has the same links under their names, whatever these are', () => expectSame(reading, NASTY_LINKS));

  it('has them for any name', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    fc.assert(
      fc.property(nastyLinks, (links) => expectSame(reading, links)),
      { numRuns: reading.shape === 'curl' ? 30 : 100 },
    );
  });
});

describe('the other shapes', () => {
  it('plain is an address a line', () => {
    const lines = formatLinks('plain', NASTY_LINKS, 'en').split('\n');
    expect(lines.map(address)).toEqual(NASTY_LINKS.map(({ url }) => address(url)));
  });

  it('JSON keeps the sizes and even half characters', () => {
    const text = formatLinks('json', NASTY_LINKS, 'en');
    expect(JSON.parse(text).map(({ size }: NamedLink) => size)).toEqual(NASTY_LINKS.map(({ size }) => size));
    expect(text.isWellFormed()).toBe(true);
  });

  it('CSV has the sizes, and nothing where there is none', () => {
    const sizes = readCsv(formatLinks('csv', NASTY_LINKS, 'en')).map(({ size }) => size);
    expect(sizes).toEqual(NASTY_LINKS.map(({ size }) => (size === null ? '' : String(size))));
  });

  it.each([
    ['en-GB', 'name,url,size'],
    ['ja', 'name,url,size'],
    ['fr', 'name;url;size'],
    ['de-DE', 'name;url;size'],
    ['ar-EG', 'name;url;size'],
  ])('CSV in %s begins with %s, and separates its fields so', (locale, head) => {
    const text = formatLinks('csv', [{ name: 'a,b;c', url: 'https://files.example/', size: 1 }], locale);
    const mark = head.charAt(4);
    expect(text).toBe(`${head}\r\n"a,b;c"${mark}"https://files.example/"${mark}1`);
  });

  it('CSV has no cell that a spreadsheet computes, and the name is there again without the apostrophe', () => {
    const names = ['=1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', "'=1", "'tis", 'a=1'];
    const links = names.map((name) => ({ name, url: 'https://files.example/', size: null }));
    const read = readCsv(formatLinks('csv', links, 'en')).map(({ name }) => name);
    expect(read).toEqual(["'=1", "'+1", "'-1", "'@x", "'\t=1", "'\r=1", "'＝1", "''=1", "'tis", 'a=1']);
  });
});

it('a name leads to no other line in any shape but where quotes hold it', () => {
  const link = { name: 'a\nb\r\nc\rd', url: 'https://files.example/a\nb', size: null };
  const lines = (shape: Shape) => formatLinks(shape, [link], 'en').split(/\r\n|\n|\r/).length;
  const alone = Object.fromEntries(SHAPES.map((shape) => [shape, lines(shape)]));
  expect(alone).toEqual({
    plain: 1,
    markdown: 1,
    html: 3,
    bbcode: 1,
    json: 3,
    csv: 5,
    aria2: 2,
    curl: 1,
    powershell: 1,
  });
});

it.each(SHAPES)('%s of no links is read as none, and has a kind of file', (shape) => {
  const text = formatLinks(shape, [], 'en');
  const isEmpty = { html: '<ul>\n</ul>', json: '[]', csv: 'name,url,size' }[shape as string] ?? '';
  expect(text).toBe(isEmpty);
  expect(shapeFile(shape).extension).toMatch(/^[a-z]+1?$/);
  expect(shapeFile(shape).mimeType).toMatch(/^[a-z]+\/[a-z-]+$/);
});
