import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NASTY_LINKS } from '@/tests/unit/links/shapes/nasty';
import { readHtml } from '@/tests/unit/links/shapes/readers';
import { address } from '@/tests/unit/links/shapes/same-address';
import { safeText } from '@/utils/links/display-name';
import { extractLinks } from '@/utils/links/extract-links';
import { collectLinks } from '@/utils/links/grab/collect-links';
import type { PageFind } from '@/utils/links/grab/page-find';
import { parseSource } from '@/utils/links/parse-source';
import { formatLinks, type NamedLink, SHAPES } from '@/utils/links/shapes/format-links';

const PROPERTY_TIMEOUT_MS = 60_000;
const RUNS = 200;
const FILE = 'https://1fichier.com/?jxbpw7mo2qfc3ayoz701';

/** Links are one when they lead to one place, or to one file of 1fichier. */
function key(url: string): string {
  const source = parseSource(new URL(url).href);
  return source.ok && source.kind === 'copy' ? source.canonical : address(url);
}
const keys = (urls: readonly string[]) => [...new Set(urls.map(key))];

/** As the script in a page hands over text: each line by itself. */
function grabbedText(text: string): readonly string[] {
  const finds = text
    .split(/[\r\n]+/)
    .map((written): PageFind => ({ from: 'text', url: null, written, text: '', count: 1 }));
  return own(finds).map(({ url }) => url);
}

function grabbedPage(html: string) {
  return own(
    readHtml(html).map(
      ({ name, url }): PageFind => ({
        from: 'anchor',
        url: new URL(url).href,
        written: null,
        text: name,
        count: 1,
      }),
    ),
  );
}

const onOneLine = (link: NamedLink) => ({ ...link, name: link.name.replace(/\s+/g, ' ') });
/** A name as the grabber keeps it; empty where nothing of it is to be seen. */
const labelled = (name: string) =>
  /[^\p{C}\p{Z}]/u.test(name)
    ? safeText(name.replace(/(?![\t\n\r])[\p{Cs}\p{Cc}\p{Noncharacter_Code_Point}]/gu, '\ufffd'))
        .slice(0, 200)
        .toWellFormed()
    : '';

/** Without what the links carry inside. */
function own(finds: readonly PageFind[]) {
  return collectLinks(finds).links.filter(({ from }) => from !== 'redirect');
}

const PUNCTUATION = [...`"'\`\\/[](){}<>&;#?!$%*_~|^=+-@:.,  \t\r\n\0`];
const FOREIGN = [
  ...'。、，！？；：…｡､｜“”‘’‹›«»「」【】（）؟،।։·–—é名ß👍→',
  '👩‍👧',
  '\ufe0f',
  '\u200b',
  '\u2066',
  '\ufeff',
  '\u00ad',
  '\ud800',
  '\uffff',
];
const MARKUP = [
  '</a>',
  '<script>',
  '<a href="',
  '<![CDATA[',
  '&lt;a',
  '&quot;https://',
  '&amp;',
  '&#34;',
  '\\u003c',
  '\\n',
  '**',
  '~~',
  '[/url]',
  '[[',
  ']]',
  '](',
  '"url":',
  '","',
  "' --url '",
  '\n  out=',
];
const ADDRESSES = [
  'https://evil.example/x',
  'www.evil.example',
  '//evil.example/x',
  '1fichier.com/?abcde12345',
  ',http://a.example',
  '](<https://evil.example>)',
  'ftp://x.example.',
];

const anyOf = (...pieces: readonly string[]) =>
  fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 3 }));
const name = fc
  .array(anyOf(...PUNCTUATION, ...FOREIGN, ...MARKUP, ...ADDRESSES), { maxLength: 10 })
  .map((pieces) => pieces.join(''));
const tail = fc
  .array(anyOf(...PUNCTUATION, ...FOREIGN, ...MARKUP, ',http://a.example/', ';https://b.example'), {
    maxLength: 10,
  })
  .map((pieces) => pieces.join(''));
const start = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://files.example',
    'ftp://user:pass@files.example/',
    'https://bücher.example/a?',
    'http://93.184.216.34:8080/',
    FILE,
  ),
);
const link = fc
  .record({ name, url: fc.tuple(start, tail).map((pieces) => pieces.join('')), size: fc.option(fc.nat()) })
  .filter(({ url }) => URL.canParse(url));
const links = fc.array(link, { minLength: 1, maxLength: 4 });

/** Of a list that comes back as it was. */
function expectSame(given: readonly NamedLink[], read: readonly string[]): void {
  expect(keys(read)).toEqual(keys(given.map(({ url }) => url)));
}

describe.each(SHAPES)('%s', (shape) => {
  const paste = (given: readonly NamedLink[], locale: string) =>
    expectSame(given, extractLinks(formatLinks(shape, given, locale)).links);

  it('pasted gives the same links', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    paste(NASTY_LINKS, 'en');
    fc.assert(fc.property(links, fc.constantFrom('en', 'fr'), paste), { numRuns: RUNS });
  });
});

describe.each(SHAPES.filter((shape) => shape !== 'html'))('%s', (shape) => {
  // A name in a page, or of a file, is one line.
  const show = (given: readonly NamedLink[]) =>
    expectSame(given, grabbedText(formatLinks(shape, given.map(onOneLine), 'en')));

  it('shown in a page as text gives the same links', { timeout: PROPERTY_TIMEOUT_MS }, () => {
    show(NASTY_LINKS);
    fc.assert(fc.property(links, show), { numRuns: RUNS });
  });
});

it('HTML as a page gives the same links under their names', { timeout: PROPERTY_TIMEOUT_MS }, () => {
  const open = (given: readonly NamedLink[]) => {
    const found = grabbedPage(formatLinks('html', given, 'en'));
    expectSame(
      given,
      found.map(({ url }) => url),
    );
    for (const { url, text } of found) {
      const names = given.filter((each) => key(each.url) === key(url)).map(({ name }) => labelled(name));
      if (names.every((each) => each !== '')) expect(names).toContain(text);
    }
  };
  fc.assert(fc.property(links, open), { numRuns: RUNS });
});
