import { describe, expect, it, vi } from 'vitest';
import { matchResults } from '@/utils/transfers/match-results';

const result = (url: string | null, link = 'x') => ({ url, ok: true, link, message: null });
const matched = (urls: readonly string[], results: readonly ReturnType<typeof result>[]) =>
  matchResults(urls, results).map((match) => match?.link ?? null);

const AB = ['http://h.example/a', 'http://h.example/b'];

it('prefers the identical URL to one that is merely the same', () => {
  const urls = ['http://h.example/a', 'http://h.example/%61'];
  expect(matched(urls, [result('http://h.example/%61', 'two'), result('http://h.example/a', 'one')])).toEqual(
    ['one', 'two'],
  );
});

it.each([
  ['decoded', 'http://h.example/dir/é t(1).bin?x=a/b'],
  ['without fragment and with a port', 'http://h.example:80/dir/%C3%A9%20t(1).bin?x=a%2Fb'],
  ['with signs apart from their letters', 'http://h.example/dir/e\u0301 t(1).bin?x=a%2Fb'],
  ['without scheme', 'h.example/dir/%C3%A9%20t(1).bin?x=a%2Fb'],
  ['with nothing before its host', '//h.example/dir/%C3%A9%20t(1).bin?x=a%2Fb'],
  ['with a plus for a space', 'http://h.example/dir/%C3%A9+t(1).bin?x=a%2Fb'],
  ['in Latin-1', 'http://h.example/dir/%E9%20t(1).bin?x=a%2Fb'],
  ['read as Latin-1', 'http://h.example/dir/Ã© t(1).bin?x=a/b'],
  ['encoded twice', 'http://h.example/dir/%25C3%25A9%2520t(1).bin?x=a%252Fb'],
  ['as a file name', 'é t(1).bin'],
  ['as an encoded file name', '%C3%A9%20t(1).bin'],
  ['at another place', 'https://mirror.example/x/%C3%A9%20t(1).bin'],
])('knows a source that is spelled %s, in any order', (_, name) => {
  const urls = ['http://h.example/dir/%C3%A9%20t(1).bin?x=a%2Fb#top', 'http://h.example/other.bin'];
  expect(matched(urls, [result('http://h.example/other.bin', 'two'), result(name, 'one')])).toEqual([
    'one',
    'two',
  ]);
});

it('knows a source that is escaped for HTML', () => {
  const urls = ['http://h.example/get?a=1&b=2', 'http://h.example/get?a=2&b=2'];
  const rows = [
    result('http://h.example/get?a=2&amp;b=2', 'two'),
    result('http://h.example/get?a=1&amp;b=2', 'one'),
  ];
  expect(matched(urls, rows)).toEqual(['one', 'two']);
});

it('knows a source that was cut, unless another of the job begins like it', () => {
  const long = (end: string) => `http://h.example/${'x'.repeat(260)}/${end}`;
  const urls = [long('a'), 'http://h.example/b'];
  const cut = result(long('a').slice(0, 250), 'one');
  expect(matched(urls, [result(AB[1] ?? '', 'two'), cut])).toEqual(['one', 'two']);
  expect(matched([long('a'), long('b')], [cut])).toEqual([null, null]);
});

it('goes by position only when no row names a source and there are as many', () => {
  expect(matched(AB, [result(null, 'one'), result('', 'two')])).toEqual(['one', 'two']);
  expect(matched(AB, [result(null, 'one')])).toEqual([null, null]);
  expect(matched(AB, [result('rewritten', 'one'), result(null, 'two')])).toEqual([null, null]);
  expect(matched(AB, [result(AB[1] ?? '', 'two'), result(null, 'one')])).toEqual([null, 'two']);
});

it('gives the only result to the only link, however it is named', () => {
  expect(matched(AB.slice(0, 1), [result('rewritten', 'one')])).toEqual(['one']);
});

it('gives no result to two links', () => {
  expect(matched(AB, [result(AB[1] ?? '', 'two'), result(AB[1] ?? '', 'other')])).toEqual([null, 'two']);
});

it.each([
  ['two links have that file name', ['http://h.example/1/f.bin', 'http://h.example/2/f.bin'], ['f.bin']],
  [
    'two links have that file name, and one of them is named in full',
    ['http://h.example/1/f.bin', 'http://h.example/2/f.bin'],
    ['f.bin', 'f.bin'],
  ],
  ['two rows have it', ['http://h.example/f.bin', 'http://h.example/g'], ['http://b.example/f.bin', 'f.bin']],
  ['two links are one once decoded', ['http://h.example/a%2Fb', 'http://h.example/a/b'], ['h.example/a/b']],
  [
    'the other link may be meant',
    ['http://h.example/a%2Fb', 'http://h.example/a/b'],
    ['http://h.example/a/b'],
  ],
])('gives a link that nobody can tell to none: %s', (_, urls, names) => {
  expect(
    matched(
      urls,
      names.map((name) => result(name)),
    ),
  ).toEqual(urls.map(() => null));
});

describe('a row that names a file of another host', () => {
  const urls = ['http://a.example/get.php?id=1', 'http://b.example/setup.zip', 'http://c.example/c'];
  const [script = '', , other = ''] = urls;
  const found = result('http://a.example/setup.zip', 'found');

  it.each([
    ['it came alone', [found], [null, null, null]],
    ['rows are missing', [found, result(other, 'c')], [null, null, 'c']],
    ['a row names nothing', [found, result(null, 'x'), result(other, 'c')], [null, null, 'c']],
    ['a row too many', [found, result(script, 'a'), result(other, 'c'), result('x', 'x')], ['a', null, 'c']],
    ['the script would be left', [found, result('http://m.example/c'), result('x')], [null, null, null]],
  ])('is nobody’s while it may mean another source: %s', (_, rows, links) => {
    expect(matched(urls, rows)).toEqual(links);
  });

  it('counts once every source is told', () => {
    expect(matched(urls, [found, result(other, 'c'), result(script, 'a')])).toEqual(['a', 'found', 'c']);
    const bare = result('c', 'c');
    expect(matched(urls, [bare, found, result(script, 'a')])).toEqual(['a', 'found', 'c']);
  });

  it('keeps no row from counting that names no host, or the host of its source', () => {
    expect(matched(urls, [result('http://a.example/else.zip'), result('setup.zip', 'b')])).toEqual([
      null,
      'b',
      null,
    ]);
    expect(matched(urls, [found, result('http://c.example/x/c', 'c')])).toEqual([null, null, 'c']);
  });
});

it.each([
  ['before', [0, 1]],
  ['behind', [1, 0]],
])('takes the link of a source over its failure in a row %s', (_, order) => {
  const [a = '', b = ''] = AB;
  const rows = [{ url: a, ok: false, link: null, message: 'Download failed' }, result(a, 'one')];
  const links = matchResults(AB, [...order.map((at) => rows[at] ?? result(b)), result(b, 'two')]);
  expect(links.map((row) => row?.link)).toEqual(['one', 'two']);
  expect(
    matchResults(
      [a],
      order.map((at) => rows[at] ?? result(b)),
    )[0]?.link,
  ).toBe('one');
});

it('takes a row with a link over one that has its link in vain', () => {
  const [a = ''] = AB;
  const dead = { url: a, ok: false, link: 'dead', message: 'Download failed' };
  expect(matchResults([a], [dead, result(a, 'one')])[0]?.link).toBe('one');
});

it('tells links that are one once decoded when each is named as it is', () => {
  const urls = ['http://h.example/a%2Fb', 'http://h.example/a/b'];
  expect(matched(urls, [result(urls[1] ?? '', 'two'), result(urls[0] ?? '', 'one')])).toEqual(['one', 'two']);
});

it.each(['decoded', 'at another place', 'not at all'])(
  'reads each address a few times only, however many there are: those named %s',
  (how) => {
    const reads = vi.spyOn(URL, 'canParse');
    const url = (n: number) => `http://${how.length}.example/${'x%20y/'.repeat(250)}${n}.bin?k=${n}`;
    const name = (n: number) => {
      if (how === 'decoded') return decodeURIComponent(url(n));
      return how === 'not at all' ? `http://m.example/${n}/other-${n}` : `http://m.example/${n}.bin`;
    };
    const numbers = Array.from({ length: 100 }, (_, n) => n);
    const rows = numbers.map((n) => result(name(n), `${n}`)).reverse();
    const links = matched(numbers.map(url), rows);
    const count = reads.mock.calls.length;
    reads.mockRestore();
    expect(links).toEqual(numbers.map((n) => (how === 'not at all' ? null : `${n}`)));
    expect(count).toBeLessThan(10 * 2 * numbers.length);
  },
);
