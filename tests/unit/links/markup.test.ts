import { expect, it } from 'vitest';
import { extractLinks } from '@/utils/links/extract-links';

const A = 'https://h.example/a.zip';
const B = 'https://h.example/b.zip';
const Q = 'https://h.example/?cat=a&id=7';
const WRITTEN_Q = 'https://h.example/?cat=a&amp;id=7';

it.each([
  ['an element of RSS', `<link>${WRITTEN_Q}</link>`, [Q]],
  ['a sitemap', `<url><loc>${WRITTEN_Q}</loc></url>`, [Q]],
  ['an enclosure', `<enclosure url="${WRITTEN_Q}"/>`, [Q]],
  [
    'media of a feed',
    `<media:content url='${A}'/><media:group><media:player url="${B}"/></media:group>`,
    [A, B],
  ],
  [
    'Atom, without its namespaces and without itself',
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="${A}?feed"/><link href="${A}"/><link rel="enclosure" href="${B}"/></feed>`,
    [A, B],
  ],
  [
    'markup in CDATA',
    `<description><![CDATA[<a href="${WRITTEN_Q}">x</a> <a href="${B}">y</a>]]></description>`,
    [Q, B],
  ],
  ['an address in CDATA, as it is', `<link><![CDATA[${WRITTEN_Q}]]></link>`, [WRITTEN_Q]],
  ['CDATA that was cut', `<![CDATA[<a href="${A}">x`, [A]],
  [
    'markup that a feed escapes',
    `<description>&lt;a href="https://h.example/?cat=a&amp;amp;id=7"&gt;x&lt;/a&gt;</description>`,
    [Q],
  ],
  ['escaped markup alone', `&lt;a href=&quot;${A}&quot;&gt;x&lt;/a&gt;`, [A]],
  [
    'markup in JSON',
    `{"html":"<a href=\\"${A}\\">x<\\/a> <img src=\\"https:\\/\\/h.example\\/b.zip\\">"}`,
    [A, B],
  ],
  [
    'markup in JSON of another kind',
    `"\\u003ca href=\\u0022${WRITTEN_Q}\\u0022\\u003ex\\u003c/a\\u003e ${B}"`,
    [Q, B],
  ],
  ['quotes that were escaped', `&quot;${WRITTEN_Q}&quot;,&quot;${A}&quot;`, [Q, A]],
  ['the scheme of the page', `<a href="//h.example/a.zip">x</a>`, [A]],
  ['invisible marks in an attribute', `<a href="\u200b${A}\u200e">x</a>`, [A]],
  ['a doubled scheme in an attribute', `<a href="http://${A}">x</a>`, [A]],
  ['an address in angle brackets between tags', `<p>x</p> <${A}> <b>y</b>`, [A]],
  ['a style sheet is none', `<link rel="stylesheet" href="${B}"><a href="${A}">x</a>`, [A]],
])('%s', (_what, text, links) => {
  expect(extractLinks(text).links).toEqual(links);
});

it('plain text is not taken for markup', () => {
  const text = `1 < 2 and a<b, x > y ${WRITTEN_Q} -> ${A}`;
  expect(extractLinks(text).links).toEqual([WRITTEN_Q, A]);
});
