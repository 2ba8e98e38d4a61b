import { expect, it } from 'vitest';
import { withoutNames } from '@/utils/links/without-names';

const A = 'https://files.example/a.zip';

it.each([
  [`- [a\\]b](<${A}>)`, `- [](<${A}>)`],
  [`[url=${A}]a (b)[/url]`, `[url=${A}][/url]`],
  [`{"name":"a\\"b","url":"${A}"}`, `{"name":"","url":"${A}"}`],
  [`"a\n""b";"${A}";1`, `"";"${A}";1`],
  [`${A}\n  out=a b`, `${A}\n`],
  [`curl --output 'a'\\''b' --url '${A}'`, `curl  --url '${A}'`],
  [`curl.exe --output 'a''b' --url '${A}'`, `curl.exe  --url '${A}'`],
])('of %j, %j is left', (text, left) => expect(withoutNames(text)).toBe(left));

it.each([
  `[${A}](https://b.example/) [${A}] [url]${A}[/url]`,
  `{"name":"${A}"}`,
  `"${A}","b"`,
  `?out=${A}`,
  `wget --output '${A}'`,
])('%j is left as it is', (text) => expect(withoutNames(text)).toBe(text));

it.each(['"name":"', '"', "--output '", '[', '[url=', '[url=a]'])(
  '%j before ten million letters, too',
  (start) => {
    const text = start + 'x'.repeat(10_000_000);
    expect(withoutNames(text) === text).toBe(true);
  },
);
