import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedLink, readLinkCheck } from '@/utils/fichier/web/link-check';

const A = 'https://1fichier.com/?aaaaaaaaaa';
const B = 'https://pjointe.com/?bbbbbbbbbb';
const SAME_ID = ['https://1fichier.com/?cccccccccc', 'https://tenvoi.com/?cccccccccc'] as const;
const read = (lines: readonly string[], asked: readonly string[] = [A, B]) =>
  Object.fromEntries(readLinkCheck(lines.join('\n'), asked) ?? []);
const alive = (name: string | null, size: number | null) => ({ state: 'alive', name, size });
const ended = (state: string) => ({ state, name: null, size: null });

describe('the link that stands for an address', () => {
  it.each([
    ['https://1fichier.com/?AAAAAAAAAA&af=12&lg=en#x', A],
    ['http://www.1fichier.com/?aaaaaaaaaa', A],
    ['https://bbbbbbbbbb.pjointe.com/', B],
    ['https://pjointe.com/?bbbbbbbbbb', B],
    [`https://out.example/?u=${encodeURIComponent(A)}`, A],
    [`${A};film.mkv;12`, A],
    ['https://1fichier.com/remove/aaaaaaaaaa/sNSgWdqL', null],
    ['https://out.example/?https://1fichier.com/remove/aaaaaaaaaa/sNSgWdqL', null],
    ['https://1fichier.com/dir/CiLKCBI7', null],
    ['https://a-1.1fichier.com/p123456', null],
    ['https://files.example/?aaaaaaaaaa', null],
    ['no link', null],
  ])('%s is checked as %s', (url, link) => {
    expect(checkedLink(url)).toBe(link);
  });
});

describe('the answer of the link check', () => {
  it('tells name and size of what is alive', () => {
    expect(read([`${A};a file.zip;4096`, `${B};b;0`])).toEqual({
      [A]: alive('a file.zip', 4096),
      [B]: alive('b', 0),
    });
  });

  it.each([
    ['NOT FOUND', 'dead'],
    ['BAD LINK', 'bad'],
    ['PRIVATE', 'protected'],
    ['private ', 'protected'],
  ])('reads %s as %s', (last, state) => {
    expect(read([`${A};;;${last}`])).toEqual({ [A]: ended(state) });
  });

  it('reads a protected link by its last field, whatever stands between', () => {
    expect(read([`${A};a; b;12;PRIVATE`])).toEqual({ [A]: ended('protected') });
  });

  it.each([
    ['a &amp; b.zip', 'a & b.zip'],
    ['&#39;;&quot;; rm -rf ~ #](javascript:x).zip', `';"; rm -rf ~ #](javascript:x).zip`],
    ['a;b;c', 'a;b;c'],
    [';;', ';;'],
    ['NOT FOUND', 'NOT FOUND'],
    ['&#x202e;gpj.exe', '\u202egpj.exe'],
    ['1;2', '1;2'],
  ])('reads the name %s as it was given', (escaped, name) => {
    expect(read([`${A};${escaped};7`])).toEqual({ [A]: alive(name, 7) });
  });

  it('goes by the links, in whatever order and with whatever line ends', () => {
    const body = `\r\n${B};b;2\r\nsomething else\r\n${A};a;1\r\n\r\n`;
    expect(Object.fromEntries(readLinkCheck(body, [A, B]) ?? [])).toEqual({
      [A]: alive('a', 1),
      [B]: alive('b', 2),
    });
  });

  it('knows a link again that was rewritten', () => {
    const lines = ['http://www.1fichier.com/?AAAAAAAAAA&lg=en;a;1', 'https://1fichier.com/?bbbbbbbbbb;b;2'];
    expect(read(lines)).toEqual({ [A]: alive('a', 1), [B]: alive('b', 2) });
  });

  it('keeps apart the same id on two domains', () => {
    const [one, other] = SAME_ID;
    const lines = [`${other};;;NOT FOUND`, `${one};c;3`];
    expect(read(lines, SAME_ID)).toEqual({ [one]: alive('c', 3), [other]: ended('dead') });
    expect(readLinkCheck('https://pjointe.com/?cccccccccc;c;3', SAME_ID)).toBeNull();
  });

  it('leaves out what no line is about', () => {
    expect(read([`${B};b;2`])).toEqual({ [B]: alive('b', 2) });
  });

  it('is none without a line about what was asked', () => {
    const bodies = ['', '\n', '<html>IP Locked</html>', `${A}`, `${A};a`, `${A};a;big`, `${A};NOT FOUND`];
    for (const body of [...bodies, 'https://1fichier.com/?zzzzzzzzzz;z;1'])
      expect(readLinkCheck(body, [A, B])).toBeNull();
  });

  it('does not take a size that no file has', () => {
    expect(read([`${A};a;9999999999999999`])).toEqual({ [A]: alive('a', null) });
  });

  it('never invents a link, and never throws', () => {
    const part = fc.constantFrom(A, B, ';', '\n', 'NOT FOUND', 'PRIVATE', '12', '&#59;', '&', 'x', ' ');
    const body = fc.oneof(
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(body, (text) => {
        for (const link of readLinkCheck(text, [A, B])?.keys() ?? []) expect([A, B]).toContain(link);
      }),
      { numRuns: 500 },
    );
  });
});
