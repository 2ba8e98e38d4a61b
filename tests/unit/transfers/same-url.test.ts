import { expect, it } from 'vitest';
import { compareLinks, isTwinOf } from '@/utils/transfers/compare-links';
import { isEqualUrl, isSameUrl } from '@/utils/transfers/same-url';

it.each([
  ['http://h.example/a', 'http://h.example/a', true],
  ['http://H.example:80/a#part', 'http://h.example/a', true],
  ['http://h.example/%7ea%2fb%20(c)', 'http://h.example/~a%2Fb %28c%29', true],
  ["http://h.example/a'b|c", 'http://h.example/a%27b%7Cc', true],
  ['http://h.example/é', 'http://h.example/%C3%A9', true],
  ['http://h.example', 'http://h.example/', true],
  ['not a link', 'not a link', true],
  ['not a link', 'no link either', false],
  ['http://h.example/a', 'https://h.example/a', false],
  ['http://h.example/a', 'http://h.example/A', false],
  ['http://h.example/a%2Fb', 'http://h.example/a/b', true],
  ['http://h.example/a%2Fb', 'h.example/a/b', true],
  ['http://h.example/?a=1&b=2', 'http://h.example/?b=2&a=1', false],
  ['http://u:p@h.example/a', 'http://h.example/a', false],
])('%s and %s are the same: %s', (one, other, isSame) => {
  expect(isSameUrl(one, other)).toBe(isSame);
  expect(isSameUrl(other, one)).toBe(isSame);
});

const OURS = ['http://h.example/a.bin', 'http://h.example/b.bin'];

it.each([
  ['equal', [OURS[1], OURS[0]]],
  ['equal', [OURS[0], OURS[1], `${OURS[0]}#twice`]],
  ['part', [OURS[0]]],
  ['similar', [OURS[0], OURS[1], 'http://h.example/c.bin']],
  ['similar', ['https://www.h.example/moved']],
  ['similar', ['']],
  ['similar', ['a.bin']],
  ['similar', ['http://other.example/x', 'h.example/a']],
  ['equal', ['h.example/%61.bin', '//h.example/b.bin']],
  ['foreign', ['http://other.example/a.bin']],
  ['empty', []],
])('is %s to two links of ours: %j', (likeness, links) => {
  expect(compareLinks(links as string[], OURS)).toBe(likeness);
});

it('takes spellings that differ in codes of reserved characters for one source only where it may', () => {
  expect(isEqualUrl('http://h.example/a%2Fb', 'http://h.example/a/b')).toBe(false);
  expect(isEqualUrl('http://h.example/%7Ea', 'http://h.example/~a')).toBe(true);
});

it.each([
  [['h.example/b.bin', 'a.bin'], true],
  [['a.bin', 'c.bin'], false],
  [['a.bin'], false],
  [['a.bin', 'b.bin'], true],
  [['http://h.example/a.bin', 'https://mirror.example/x/b.bin'], false],
  [['//mirror.example/a.bin', 'mirror.example/b.bin'], false],
  [['http://h.example/other/a.bin', 'http://h.example/b.bin'], false],
  [['http://h.example/a.bin', 'http://h.example/b.bin', 'http://h.example/c.bin'], false],
])('%j are a twin of two links of ours: %s', (links, isTwin) => {
  expect(isTwinOf(links, OURS)).toBe(isTwin);
});

it('takes a link that was cut for a twin', () => {
  const url = `http://h.example/${'x'.repeat(260)}/a.bin`;
  expect(isTwinOf([url.slice(0, 250)], [url])).toBe(true);
  expect(isTwinOf([url.replace('h.example', 'mirror.example').slice(0, 250)], [url])).toBe(false);
});
