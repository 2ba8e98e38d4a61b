import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRegex } from '@/components/grabber/regex-error';

describe('a mistyped regular expression', () => {
  it.each([
    ['(abc', 'group-open', 0],
    ['a(b(c)', 'group-open', 1],
    ['abc)', 'group-close', 3],
    ['a[bc', 'class-open', 1],
    ['a[b\\]', 'class-open', 1],
    ['*.zip', 'nothing-to-repeat', 0],
    ['a|+', 'nothing-to-repeat', 2],
    ['a**', 'nothing-to-repeat', 2],
    ['(?:*)', 'nothing-to-repeat', 3],
    ['a\\', 'escape-end', 1],
    ['x[z-a]', 'class-range', 1],
    ['a{3,1}', 'count-order', 1],
    ['a(?<1>b)', 'group-kind', 1],
    ['(?<n>a)(?<n>b)', 'unknown', 7],
    ['\\p{Script=Hann}x', 'unknown', 2],
    ['\\p{Lu}\\p{Wrong}', 'unknown', 6],
  ])('%s: %s at %i', (pattern, kind, index) => {
    expect(parseRegex(pattern)).toEqual({ kind, index });
  });

  it.each([
    '',
    'a{2,}b?',
    '[a-z\\]]+',
    '(?:a|b)?c+?',
    '(?<year>\\d{4})',
    '(?<!x)y',
    'a{',
    ']',
    '\\.part\\d+\\.rar$',
    '(a+)+',
    '.*.*.*.*.*.*',
    '\\_a\\-b',
    '[\\w-.]+',
    '\\p',
  ])('%j is none', (pattern) => {
    expect(parseRegex(pattern)).toBeInstanceOf(RegExp);
  });

  it('is found somewhere in it, whatever it is', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|\\^$-,1<>:=!') });
    fc.assert(
      fc.property(letters, (pattern) => {
        const parsed = parseRegex(pattern);
        if (!('kind' in parsed)) return;
        expect(parsed.index).toBeGreaterThanOrEqual(0);
        expect(parsed.index).toBeLessThan(pattern.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a regular expression', () => {
  it.each([
    ['\\p{Script=Han}', '名前.zip', true],
    ['\\p{Script=Han}', 'p{Script=Han}', false],
    ['^\\P{ASCII}+$', '名前', true],
    ['[\\p{L}--[a-z]]', 'abc', false],
    ['[\\p{L}--[a-z]]', 'é', true],
    ['(foo|bar)+', 'a FOOBAR b', true],
    ['(\\d+\\.)+mkv', '1.22.333.mkv', true],
    ['^.$', '\u{1f600}', true],
    ['E\u0301t', 'été', true],
    ['[e\u0301]t', 'ét', true],
    ['a\\-b', 'a-b', true],
    ['^b$', 'a\nb\nc', true],
  ])('%s on %j: %s', (pattern, text, matches) => {
    const regex = parseRegex(pattern);
    expect(regex).toBeInstanceOf(RegExp);
    expect(regex instanceof RegExp && regex.test(text)).toBe(matches);
  });
});
