import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLinks } from '@/utils/links/extract-links';
import { looksLikeHtml } from '@/utils/links/find-html-links';
import { parseSource } from '@/utils/links/parse-source';
import { INNER_APOSTROPHE, readableText } from '@/utils/links/readable-text';

const linksIn = (text: string, html: string | null = null) => extractLinks(text, html).links;
const A = 'https://files.example/a.zip';

describe('any input', () => {
  const mark = fc.constantFrom(
    ...[
      '**',
      '_',
      '~~',
      '<',
      '>',
      '[[',
      ']]',
      '](',
      '{',
      '}',
      '|',
      '｜',
      '"',
      "'",
      '‹',
      '›',
      '「',
      '」',
      ';',
      '\\',
      '\\/',
      '\\"',
      '\\n',
    ],
    ...[
      '\u200b',
      '\u200e',
      '\u2066',
      '\ufeff',
      '\u00ad',
      '؟',
      '،',
      '।',
      '።',
      '։',
      '。',
      '👍',
      '\ufe0f',
      '\uffff',
      '\\u0026',
      '\\x2f',
      "'\\''",
    ],
    ...[
      'http://http//',
      'https:\\/\\/',
      '//h.example/',
      'https://out.example/?u=https%3A//1fichier.com/?',
      '%253A%252F',
      'aHR0cHM6Ly8',
    ],
    ...[
      '1fichier.com/remove/',
      '/?jxbpw7mo2qfc3ayoz701',
      ';film.mkv;12',
      '\n',
      '\r',
      '\u00a0',
      'é',
      '名',
      '/',
    ],
  );
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'http://',
      'ftp://a.example',
      'www.',
      '1fichier.com/?abcde',
      ' ',
      '(',
      ')',
      '[',
      ']',
      "'",
      '…',
      ',',
    ),
    mark,
    fc.constantFrom(
      '<![CDATA[',
      ']]>',
      '&lt;a href=&quot;',
      '<link>',
      '</link>',
      '<enclosure url="',
      '\\u003ca href=\\"',
      '&eacute;',
      '<a href="',
      '<img src=',
      '">',
      '</a>',
      '<!--',
      '-->',
      '<script>',
      '&amp;',
      '&#x110000;',
      '=',
      '/>',
      '<',
    ),
    fc.webUrl(),
  );
  const input = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

  it('gives addresses that stand in the text as it is meant, and no others', () => {
    fc.assert(
      fc.property(input, (text) => {
        fc.pre(!looksLikeHtml(text));
        const meant = readableText(text).replaceAll(INNER_APOSTROPHE, "'");
        for (const link of linksIn(text)) {
          expect(URL.canParse(link)).toBe(true);
          expect(link).not.toMatch(/[\s\\<>"`\u200b\u200e\u2066\ufeff\u00ad]/);
          expect(meant.includes(link) || meant.includes(link.replace(/^https?:\/\//i, ''))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives what is found again when it stands alone', () => {
    fc.assert(
      fc.property(input, (text) => {
        // What a quoted word of a shell ends in, it may.
        fc.pre(!looksLikeHtml(text) && !text.includes("'\\''"));
        for (const link of linksIn(text)) expect(linksIn(link)).toEqual([link]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ...[
      `(${A})`,
      `[${A}]`,
      `{${A}}`,
      `'${A}'`,
      `[${A}[ `,
      `(${A}(`,
      `**${A}**x`,
      `_${A}/_x`,
      `${A}|`,
      `${A}👍.`,
      `${A}、`,
    ],
    ...[
      'http://',
      'http://:',
      '//a.b',
      '//a.',
      'www.a.',
      'a.a.',
      '(',
      '**',
      '_',
      '\\',
      "'\\''",
      '\\u002f',
      '\u200b',
      '👍',
      '،',
      '1fichier.com/?abcde;',
    ],
    ...['<a ', '<a href="', '</a', '<b url=', '<![CDATA[', '&lt;a ', '&amp;', '<script>', '\\u003ca '],
    ...[
      '[\\[',
      '[url=a]',
      '[url=',
      '"name":"',
      '"name" ',
      '\n"',
      '\n"""',
      '\n "" ',
      ' out=',
      '\n out=',
      "--output '",
      "''",
    ],
    ...['%25', '-3A__', 'aHR0cDovLw', `https://1fichier.com/remove/`, `${A}?u=`, encodeURIComponent(A)],
  ])('of 200,000 characters of %s is read before anybody notices', (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    expect(linksIn(text).length).toBeLessThanOrEqual(text.length);
    expect(linksIn('', text).length).toBeLessThanOrEqual(text.length);
    expect(parseSource(`https://out.example/?${text}`)).toBeTypeOf('object');
  });

  it('read as a fragment gives addresses, each once', () => {
    fc.assert(
      fc.property(input, input, (text, html) => {
        const { links } = extractLinks(text, html);
        expect(links.every((link) => /^(?:https?|ftp):\/\//i.test(link) && URL.canParse(link))).toBe(true);
        expect(new Set(links).size).toBe(links.length);
      }),
    );
  });

  it('every address on a line of its own comes back as it is', () => {
    const url = fc
      .webUrl({ withQueryParameters: true })
      .filter((each) => !/[.,;:!?'|()[\]{}]$|\*\*$|~~$|[,;|]https?:/i.test(each));
    fc.assert(
      fc.property(fc.array(url), (urls) => {
        const { links, folded } = extractLinks(urls.join('\n'));
        expect(links).toEqual([...new Set(urls)]);
        expect(folded).toBe(urls.length - links.length);
      }),
    );
  });
});
