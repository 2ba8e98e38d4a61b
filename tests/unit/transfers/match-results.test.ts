import { expect, it } from 'vitest';
import { matchResults } from '@/utils/transfers/match-results';

const result = (url: string | null, link = 'x') => ({ url, ok: true, link, message: null });
const matched = (urls: readonly string[], results: readonly ReturnType<typeof result>[]) =>
  matchResults(urls, results).map((match) => match?.link ?? null);

it('prefers the identical URL to one that is merely the same', () => {
  const urls = ['http://h.example/a', 'http://h.example/%61'];
  expect(matched(urls, [result('http://h.example/%61', 'two'), result('http://h.example/a', 'one')])).toEqual(
    ['one', 'two'],
  );
});

it('takes the same URL in another spelling', () => {
  expect(matched(['http://h.example/%61'], [result('http://h.example/a#x', 'one')])).toEqual(['one']);
});

it('goes by position when there are as many results as links', () => {
  const urls = ['http://h.example/a', 'http://h.example/b'];
  expect(matched(urls, [result('rewritten', 'one'), result(null, 'two')])).toEqual(['one', 'two']);
  expect(matched(urls, [result(null, 'one')])).toEqual([null, null]);
});

it('gives no result to two links', () => {
  const urls = ['http://h.example/a', 'http://h.example/b'];
  expect(matched(urls, [result('http://h.example/b', 'two'), result('http://h.example/b', 'other')])).toEqual(
    [null, 'two'],
  );
});
