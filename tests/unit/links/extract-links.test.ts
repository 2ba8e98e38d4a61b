import { describe, expect, it } from 'vitest';
import { extractLinks, foldLinks } from '@/utils/links/extract-links';

const linksIn = (text: string, html: string | null = null) => extractLinks(text, html).links;
const A = 'https://files.example/a.zip';
const B = 'https://files.example/b.zip';

describe('links in a text', () => {
  it.each([
    ['one a line', `${A}\r\n${B}\n`, [A, B]],
    ['with words around', `see ${A} and ${B} please`, [A, B]],
    ['at the end of a sentence', `Is it ${A}? Or ${B}!`, [A, B]],
    ['before an ellipsis', `${A}... ${B}…`, [A, B]],
    ['joined by commas', `${A},${B}`, [A, B]],
    ['joined by semicolons and bars', `${A};${B}|${A}?2`, [A, B, `${A}?2`]],
    ['in brackets', `(${A}) [${B}]`, [A, B]],
    ['in brackets without a gap', `(${A})(${B})`, [A, B]],
    ['in quotes', `"${A}" '${B}'`, [A, B]],
    ['in code', `['${A}','${B}']`, [A, B]],
    ['in typographic quotes', `“${A}” «${B}»`, [A, B]],
    ['in angle brackets', `<${A}> <${B}>`, [A, B]],
    ['in back-ticks', `\`${A}\``, [A]],
    ['in Markdown', `[text](${A}) ![image](${B} "title")`, [A, B]],
    ['as text and target of Markdown', `[${A}](${B})`, [A, B]],
    ['in Markdown emphasis', `**${A}** _${B}_`, [A, B]],
    ['in a Markdown table', `|${A}|first|\n| ${B} | second |`, [A, B]],
    ['in BBCode', `[url=${A}]name[/url] [url]${B}[/url]`, [A, B]],
    ['in Chinese and Japanese', `请看${A}，还有「${B}」。`, [A, B]],
    ['in JSON', `{"url":"${A}","next":"${B}"}`, [A, B]],
  ])('%s', (_where, text, expected) => {
    expect(linksIn(text)).toEqual(expected);
  });

  it.each([
    'http://files.example/wiki/Word_(thing)',
    'http://files.example/[Group]%20Show%20[1080p].mkv',
    'http://files.example/a,b;c|d.zip',
    "http://files.example/it's.zip",
    'http://user:p%40ss@files.example:8080/a?b=c&d=%C3%A9#top',
    'https://archive.example/web/2020/http://files.example/a.zip',
    'https://files.example/get?u=https://other.example/b',
    'HTTP://FILES.example/A.ZIP',
    'ftp://ftp.example/pub/',
    'http://files.example/名前.zip',
    'http://files.example/name_',
    'http://192.168.0.1/a',
    'https://1fichier.com/?jxbpw7mo2qfc3ayoz701&af=12',
  ])('%s stays whole', (url) => {
    expect(linksIn(url)).toEqual([url]);
    expect(linksIn(`see (${url}), it is fine`)).toEqual([url]);
  });

  it('a host without a scheme gets https', () => {
    expect(
      linksIn('www.files.example/a.zip, 1fichier.com/?abcdefghij and WWW.1fichier.com/?klmnopqrst.'),
    ).toEqual([
      'https://www.files.example/a.zip',
      'https://1fichier.com/?abcdefghij',
      'https://WWW.1fichier.com/?klmnopqrst',
    ]);
  });

  it.each([
    'no link at all',
    'hxxp://files.example/a',
    'xhttp://files.example/a',
    'mailto:a@www.files.example',
    'me@www.files.example',
    'file.zip and 1fichier.com',
    'http:// alone',
    'http://. https://, ftp://)',
    'magnet:?xt=urn:btih:abc javascript:void(0)',
  ])('%j holds none', (text) => {
    expect(linksIn(text)).toEqual([]);
  });

  it('reads the source of a page as such', () => {
    expect(linksIn(`<li><a class="x" href="${A}?x=1&amp;y=2">A</a></li>`)).toEqual([`${A}?x=1&y=2`]);
  });
});

describe('links in a fragment', () => {
  it.each([
    [
      'every kind of target, in order',
      `<img src="${A}"><video src='${B}'></video><audio src=${A}?1></audio><area href="${A}?2"><video><source src="${A}?3"/></video>`,
      [A, B, `${A}?1`, `${A}?2`, `${A}?3`],
    ],
    ['names in capitals and space around', `<A HREF = "  ${A}\n">x</A>`, [A]],
    [
      'a > inside an attribute',
      `<a title="x > y" href="${A}">x</a><a data-x='<a href="http://no.example/">' href="${B}">`,
      [A, B],
    ],
    ['attributes without quotes or values', `<a download href=${A}>x</a><a href=${B} download>`, [A, B]],
    ['entities', `<a href="${A}?x=1&amp;y=&#50;&z=&#x33;&copy=4">x</a>`, [`${A}?x=1&y=2&z=3&copy=4`]],
    ['the first of two attributes', `<a href="${A}" href="${B}">x</a>`, [A]],
    ['a line end inside an address', `<a href="https://files.example/\n\ta.zip">x</a>`, [A]],
    ['plain text between the tags', `<p>see ${A}?x=1&amp;y=2 or <b>${B}</b></p>`, [`${A}?x=1&y=2`, B]],
    ['text of a link without target', `<a href="#top">${A}</a>`, [A]],
    ['the link before its picture', `<a href="${A}"><img src="${B}"></a><img src="${B}?2">`, [A, `${B}?2`]],
    ['a link that was never closed', `<a href="${A}"><a href="${B}">`, [A, B]],
    ['an attribute that was never closed', `<a href="${A}`, [A]],
    [
      'nothing in comments, scripts and styles',
      `<!-- <a href="${B}"> --><script>x = '<a href="${B}">'</script><style>a{b:url(${B})}</style><a href="${A}">`,
      [A],
    ],
    [
      'no relative and no other addresses',
      '<a href="/a.zip"><a href="a/b.zip"><a href="javascript:x()"><img src="data:image/png;base64,AA"><a href="mailto:a@b.example"><a>',
      [],
    ],
    ['a stray < in the text', `1 < 2 <3 </> < a href="x"> ${A}`, [A]],
  ])('%s', (_what, html, expected) => {
    expect(linksIn('', html)).toEqual(expected);
  });

  it('the text of the same paste adds nothing but what was typed besides', () => {
    const html = `<a href="${A}">https://files.example/a…</a> ${B}`;
    const text = `${A}?typed\nhttps://files.example/a…  ${B}`;
    expect(extractLinks(text, html)).toEqual({ links: [A, B, `${A}?typed`], folded: 0 });
  });

  it('an empty fragment leaves the text to speak', () => {
    expect(linksIn(A, '<p></p>')).toEqual([A]);
  });
});

describe('duplicates', () => {
  it('fold into the first, and are counted', () => {
    expect(extractLinks(`${B} ${A} ${B} ${A}#x ${B}`)).toEqual({ links: [B, A, `${A}#x`], folded: 2 });
    expect(foldLinks([A, A])).toEqual({ links: [A], folded: 1 });
  });
});
