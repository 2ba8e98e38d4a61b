import { describe, expect, it } from 'vitest';
import { extractLinks } from '@/utils/links/extract-links';

const linksIn = (text: string) => extractLinks(text).links;
const A = 'https://files.example/a.zip';
const B = 'https://files.example/b.zip';

describe('an address in a text ends', () => {
  it.each([
    ['with the emphasis that was opened on its line', `**Download: ${A}**`],
    ['with one sign of it', `_see ${A}_ (_${A}_). _${A}_: *${A}*, x`],
    ['with emphasis and the sentence', `**see ${A}**: good`],
    ['with emphasis before a bracket', `**${A}**(2GB)`],
    ['with emphasis of another line', `**Download:\n${A}**`],
    ['with three kinds of emphasis', `***${A}*** ~~${A}~~ __${A}__`],
    ['with the text that Slack puts behind it', `<${A}|the file>`],
    ['with the text of a wiki', `[[${A}|The file]] {{${A}|alt}} [${A} text]`],
    ['with the text of org-mode', `[[${A}][The file]]`],
    ['with the text of AsciiDoc', `${A}[The file]`.replace('file]', 'file here]')],
    ['with its line of Markdown', `[1]: ${A} "title"\n[x](${A} "title") [x](<${A}>)`],
    ['with its back-ticks', `\`${A}\`_ \`text <${A}>\`_`],
    ['with its LaTeX', `\\url{${A}} \\href{${A}}{text}`],
    ['with its Textile', `"text":${A}.`],
    ['with its tag of BBCode', `[url="${A}"]x[/url] [img]${A}[/img]`],
    ['with its column', `film｜${A}｜2GB\nfilm|${A}|2GB\n| film | ${A}|2GB|\n│${A}│`],
    ['with its cell of CSV', `"a ""b""","${A}",12`],
    ['with its quotes', `'${A}' "${A}" „${A}“ ‚${A}‘ ‹${A}› «${A}» ⟨${A}⟩`],
    ['with its attribute', `href=${A} url: '${A}'`],
    ['with its command', `wget -c '${A}' | sh\nx="${A}";\n$(curl ${A})`],
    ['with a bracket that was opened on its line', `(see ${A}), x (see ${A})(x) {see ${A}}x`],
    ['before a note in brackets', `${A}(2 GB) and ${A}[the file]`.replace('the file', 'the  file')],
    ['with its sentence', `Is it ${A}?! ¿${A}? ${A}... «${A}».`],
    ['before Arabic punctuation', `${A}؟ ${A}، x ${A}؛ ${A}۔ ${A}،ثم`],
    ['before punctuation of India, Ethiopia, Armenia and Tibet', `${A}। ${A}፣ ${A}። ${A}։ ${A}།`],
    ['before punctuation of China and Japan', `${A}。然后 「${A}」 ${A}：x ${A}、${A}`],
    ['before a picture', `${A}👍 👉${A}👈 ${A}➡️ ${A}❤️.`],
    ['before a backslash', `{\\"u\\":\\"${A}\\"} "${A}\\nnext" ${A} \\\n`],
    ['at a bracket or a quote that only follows', `${A}] ${A}) ${A}} ${A}"}]`],
    ['before what a page calls a quote', `see ${A}&quot; ${A}&gt; ${A}&nbsp;`],
    ['in a quotation of mail or chat', `> > ${A}\n>${A}\n<nick> ${A}\n<URL:${A}>`],
  ])('%s', (_where, text) => {
    expect(new Set(linksIn(text))).toEqual(new Set([A]));
    expect(extractLinks(text).folded).toBe(text.split(A).length - 2);
  });

  it('where the next begins, whatever divides them', () => {
    expect(linksIn(`${A},${B};${A}?1|${A}?2،${A}?3、${A}?4•${A}?5`)).toEqual([
      A,
      B,
      `${A}?1`,
      `${A}?2`,
      `${A}?3`,
      `${A}?4`,
      `${A}?5`,
    ]);
  });

  it.each([
    'https://h.example/Show[1080p](HEVC).mkv',
    'https://en.example/wiki/Foo_(bar)',
    'https://h.example/a_b_c*d~e.zip',
    'https://h.example/~user/file_',
    "https://h.example/it's.zip",
    'http://[2a00:1450:4007::200e]:8080/a',
    'ftp://user:p%40ss@h.example:2121/a',
    'https://bücher.example/日本語/файл.zip?q=é',
    'https://h.example/col·legi.zip',
    'https://ar.example/wiki/لندن،_كتاب',
    'https://h.example/🎉.zip',
    'https://h.example/🎉',
    'https://h.example/%D8%9F',
  ])('%s stays whole', (url) => {
    for (const text of [
      url,
      `(${url})`,
      `[${url}]`,
      `"${url}"`,
      `[x](${url})`,
      `[url=${url}]x[/url]`,
      `**${url}**`,
    ]) {
      expect(linksIn(text)).toEqual([url]);
    }
  });
});

describe('an address is read as it is meant', () => {
  it.each([
    ['a doubled scheme', 'http://http://h.example/a.zip', 'http://h.example/a.zip'],
    ['as a browser makes it', 'http://https//h.example/a.zip', 'https://h.example/a.zip'],
    ['a host behind two slashes', '//h.example/a.zip', 'https://h.example/a.zip'],
    ['slashes of JSON', '{"url":"https:\\/\\/h.example\\/f\\/a.zip"}', 'https://h.example/f/a.zip'],
    ['JSON in JSON', '"{\\"url\\":\\"https:\\\\/\\\\/h.example\\\\/a.zip\\"}"', 'https://h.example/a.zip'],
    [
      'characters of JSON',
      '"https:\\u002f\\u002fh.example/\\u00e9?x=1\\u0026y=2"',
      'https://h.example/é?x=1&y=2',
    ],
    ['escapes of Markdown', 'https://h.example/my\\_file\\_(1\\).zip', 'https://h.example/my_file_(1).zip'],
    ['escapes of a shell', 'wget https://h.example/get\\?id=1\\&x=2', 'https://h.example/get?id=1&x=2'],
    ['an apostrophe in a shell', "curl 'https://h.example/it'\\''s-x.zip'", "https://h.example/it's-x.zip"],
  ])('%s', (_what, text, url) => {
    expect(linksIn(text)).toEqual([url]);
  });

  it('with invisible marks before, in and behind it dropped', () => {
    for (const mark of '\u00ad\u061c\u200b\u200e\u200f\u202a\u202c\u2060\u2066\u2069\ufeff') {
      const text = `see${mark}${A} (${mark}${A}${mark}) https://files${mark}.example/a${mark}.zip${mark}`;
      expect(extractLinks(text)).toEqual({ links: [A], folded: 2 });
      expect(linksIn(`${A}${mark}${B}`)).toEqual([A, B]);
    }
  });

  it.each([
    'hxxp://h.example/a https：／／h.example/a http:/h.example/a',
    'C:\\files\\a.zip /usr/lib/a.zip ~/a.zip \\\\server\\share\\a.zip',
    '// a comment, //comment and //comment/',
    '[a name: https\\://h.example/x www\\.h.example](#top)',
  ])('%s holds none', (text) => {
    expect(linksIn(text)).toEqual([]);
  });
});
