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
    ['b(a+)+', 'too-many-ways', 1],
    ['.*.*.*.*.*.*', 'too-many-ways', 0],
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
  ])('%j is none', (pattern) => {
    expect(parseRegex(pattern)).toMatchObject({ regex: expect.any(RegExp) });
  });

  it('is found somewhere in it, whatever it is', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|\\^$-,1<>:=!') });
    fc.assert(
      fc.property(letters, (pattern) => {
        const parsed = parseRegex(pattern);
        if ('regex' in parsed) return;
        expect(parsed.index).toBeGreaterThanOrEqual(0);
        expect(parsed.index).toBeLessThan(pattern.length);
      }),
      { numRuns: 2000 },
    );
  });
});
