import { describe, expect, it } from 'vitest';
import { extractLinks } from '@/utils/links/extract-links';
import { formatLinks, SHAPES } from '@/utils/links/shapes/format-links';
import { writtenUrl } from '@/utils/links/shapes/written-url';

it.each([
  'https://h.example',
  'https://h.example/Show[1080p](HEVC).mkv',
  'https://1fichier.com/?jxbpw7mo2qfc3ayoz701&af=12',
  'HTTP://H.example:80/%7Ea/_x*y~z/?q={a}&b=c;d,e#!/f',
  'ftp://h.example/a%20b',
])('%j is written as it is', (url) => expect(writtenUrl(url)).toBe(url));

it.each([
  ['https://h.example/a b"<>`\'|\\c', 'https://h.example/a%20b%22%3C%3E%60%27%7C/c'],
  ['https://h.example/?q=a\\b', 'https://h.example/?q=a%5Cb'],
  [' https://h.example/a\tb\nc ', 'https://h.example/abc'],
  ['https://bücher.example/名前.zip', 'https://xn--bcher-kva.example/%E5%90%8D%E5%89%8D.zip'],
  ['https://h.example/a。👍\u200b', 'https://h.example/a%E3%80%82%F0%9F%91%8D%E2%80%8B'],
  ['https://h.example/a/../b/./c', 'https://h.example/b/c'],
  ['https://h.example.', 'https://h.example./'],
  ['https://h.example/a.,;:!~**', 'https://h.example/a%2E%2C%3B%3A%21%7E%2A%2A'],
  ['https://h.example/a)(b]{c', 'https://h.example/a%29%28b%5D%7Bc'],
  ['https://h.example/a[/b]', 'https://h.example/a%5B/b%5D'],
  ['https://h.example/a,https://b.example/c', 'https://h.example/a%2Chttps://b.example/c'],
  ['https://h.example/?a&lt;b&amp;c', 'https://h.example/?a&lt%3Bb&amp;c'],
  // A query that is empty stays one.
  ['https://h.example/a?', 'https://h.example/a?#'],
  ['https://h.example/a.?', 'https://h.example/a%2E?#'],
  ['https://h.example/a?b?', 'https://h.example/a?b%3F'],
  ['https://h.example/a?!', 'https://h.example/a?%21'],
])('%j is written as %j', (url, written) => {
  expect(writtenUrl(url)).toBe(written);
  expect(writtenUrl(written)).toBe(written);
});

describe.each(SHAPES)('%s', (shape) => {
  it.each([
    'Film: The Return?.mkv',
    'www.site.example - Film.mkv',
    'from https://site.example/x, 1fichier.com/?abcde12345 and //site.example/y',
    '\\u003cscript x =\\"x\\" &lt;script>',
    '</a><script>',
    `", "url": "https://site.example/x`,
    `' --url 'https://site.example/x`,
  ])('with the name %j pasted is the address alone', (name) => {
    const urls = ['https://h.example/Show[1080p](HEVC).mkv', 'https://h.example/?a=1&amp;b=2'];
    const text = formatLinks(
      shape,
      urls.map((url) => ({ name, url, size: 1 })),
      'fr',
    );
    const read = extractLinks(text).links.map((url) => url.replaceAll('%5B', '[').replaceAll('%5D', ']'));
    expect(read).toEqual(urls);
  });
});
