import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '@/utils/fichier/parse-json';

describe('JSON with a name put into it as it is', () => {
  it.each([
    ['a backslash within', String.raw`{"name":"a\.txt","size":5}`, { name: 'a\\.txt', size: 5 }],
    ['a backslash before digits', String.raw`{"name":"a\1","size":5}`, { name: 'a\\1', size: 5 }],
    ['a backslash before a u', String.raw`{"name":"c:\users","size":5}`, { name: 'c:\\users', size: 5 }],
    ['two of them', String.raw`{"name":"\x\y"}`, { name: '\\x\\y' }],
    ['one at the end', String.raw`{"name":"a\","size":5}`, { name: 'a\\', size: 5 }],
    ['one at the end of all', String.raw`{"items":[{"name":"a\"}]}`, { items: [{ name: 'a\\' }] }],
    [
      'right escapes beside it',
      String.raw`{"name":"a\.b","other":"\"x\" \\ \/ \u00e9 \n"}`,
      { name: 'a\\.b', other: '"x" \\ / é \n' },
    ],
    ['a tab and a line break', '{"name":"a\tb\r\nc",\n"size":5}', { name: 'a b  c', size: 5 }],
  ])('(%s) is read', (_what, text, value) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(parseJson(text)).toEqual(value);
  });

  it.each(['', 'IP Locked', '<html>\\</html>', '{"a":', '{"a":"\\', '[1,', '"a\\"', '{"a":1}}'])(
    'is none in %j',
    (text) => {
      expect(parseJson(text)).toBeUndefined();
    },
  );

  it('reads what is right exactly as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is parsed or not, and never breaks', () => {
    const part = fc.constantFrom('{', '}', '"', '\\', ':', ',', '[', ']', 'u00', 'a', '\n', ' ', '1');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        expect(() => parseJson(parts.join(''))).not.toThrow();
      }),
      { numRuns: 1_000 },
    );
  });
});
