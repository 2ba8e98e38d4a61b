import fc from 'fast-check';
import type { NamedLink } from '@/utils/links/shapes/format-links';

/** Names that would be something else in one format or another. */
export const NASTY_NAMES = [
  `"; rm -rf ~ #](javascript:x).zip`,
  `'; rm -rf ~ #'"'"'.zip`,
  `’; rm x; ‘‚‛''’’.zip`,
  '$(touch /tmp/x) `id` $HOME !! \\$(x) %PATH%.zip',
  '</a><script>alert(1)</script>&amp;&#60;&lt;.html',
  `" onmouseover="alert(1)`,
  '[url=javascript:alert(1)]x[/url]',
  '[/url][img]x[/img].png',
  '](https://evil.example) ![x](y) [a]: b <https://evil.example>',
  '*bold* _it_ `code` ~~no~~ | cell | $x$ @someone #12 :smile: www.evil.example \\',
  '=HYPERLINK("https://evil.example","x")',
  '+1+cmd|calc!A0',
  '-2+3',
  '@SUM(1)',
  "'=1+1",
  '＝1+1',
  '\t=1+1',
  'one\ntwo\r\nthree\rfour\n\nfive.zip',
  '\n- item\n# head\n    code\n',
  '  spaces at both ends  ',
  '\u202egpj.exe \u200f\u200e\u2067x\u2069',
  'שלום עולם.zip',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é e\u0301 日本.mkv',
  'nul\0bell\u0007del\u007fnel\u0085ls\u2028ps\u2029.bin',
  'half \ud83d and \udc00.zip',
  '.bashrc',
  '..',
  '.',
  '-rf',
  '--output=/etc/passwd',
  '../../etc/passwd',
  'C:\\Windows\\system32\\cmd.exe',
  'a,b;c\t"d",e.csv',
  '#1 [1-3] {a,b} #2.zip',
  'out=x dir=/etc',
  '',
  '   ',
  `${'long '.repeat(100)}.tar.gz`,
  '1. first\n2) second',
];

const NASTY_URLS = [
  'https://a-1.1fichier.com/p123456789',
  'http://files.example/a[1](2){3}<4>"5"\'6\'`7`.zip?x=1&copy;=2&amp=3#[f](g)',
  'https://files.example/a b/é/日本/\u202e.zip?q=a b&c="d"',
  `https://files.example/';rm -rf ~;'$(id)\`id\``,
  'https://files.example/\\a\\b*_~|^.zip?a=[b]&c=@d:e',
  'https://files.example/a\tb\nc.zip',
];

/** A link with each of the names, the addresses taken in turn. */
export const NASTY_LINKS: readonly NamedLink[] = NASTY_NAMES.map((name, index) => ({
  name,
  url: NASTY_URLS[index % NASTY_URLS.length] ?? '',
  size: index % 3 === 0 ? null : index * 1000,
}));

const PIECES = [
  ...`"'\`\\/[](){}<>&;#!$%*_~|^=+-@:.,?  \t\r\n\0`,
  '’',
  '‘',
  '\u202e',
  '\u200f',
  '\ud800',
  '👩‍👧',
  '&amp;',
  '[/url]',
];
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 3 }));
const nastyText = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const address = fc
  .tuple(fc.webUrl({ withQueryParameters: true }), nastyText)
  .map(([url, tail]) => `${url}/${tail}`.replace(/[#?]/g, '?'))
  .filter((url) => URL.canParse(url));

export const nastyLinks = fc.array(fc.record({ name: nastyText, url: address, size: fc.option(fc.nat()) }), {
  minLength: 1,
  maxLength: 4,
});
