import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regexCost } from '@/components/grabber/regex-cost';

describe('a pattern with too many ways to match', () => {
  it.each([
    ['(a+)+', 0],
    ['x(a*)*y', 1],
    ['(?:a|a)*', 0],
    ['(?<n>a?)+', 0],
    ['((a|b)c)+', 0],
    ['(a{1,3}){2,}', 0],
    ['([a-z]+\\s?)+$', 0],
    ['b(?:a|b){40}', 1],
    ['(a?){20}', 0],
    ['((a|a){8}){8}', 0],
    ['(?:(?:x+x+)+y)', 3],
    ['(?=(a+)+)b', 3],
    ['(?:\\d+|[x)])*?', 0],
  ])('%s is one, at %i', (pattern, index) => {
    expect(() => new RegExp(pattern)).not.toThrow();
    expect(regexCost(pattern).tooManyAt).toBe(index);
  });

  it.each([
    '',
    'film.*1080.*(x264|x265|hevc).*\\.(mkv|mp4|avi)$',
    's\\d{1,2}e\\d+',
    '(\\d{1,3}\\.){3}\\d{1,3}',
    '\\(a+\\)+',
    '[(a+)+]',
    '(abc)+',
    '(?:ab)*?c+',
    'a{2,}b?',
    'a{',
    'x{,3}',
    '(?<!x)y+',
    '(?i:a)b+',
  ])('%s is none', (pattern) => {
    expect(() => new RegExp(pattern)).not.toThrow();
    expect(regexCost(pattern).tooManyAt).toBeNull();
  });
});

it.each([
  ['abc', 0],
  ['a+', 1],
  ['.*a.*b', 2],
  ['a{2,5}', 0],
  ['a{2,}', 1],
  ['a{500}', 1],
  ['\\++', 1],
  ['[*+]+?', 1],
  ['(?:a+|b+)', 2],
])('%s repeats without end %i times', (pattern, count) => {
  expect(regexCost(pattern).repeats).toBe(count);
});

it('reads any pattern that the browser takes to its end', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|\\^$-,1<>:=!') });
  fc.assert(
    fc.property(letters, (pattern) => {
      const { tooManyAt, repeats } = regexCost(pattern);
      expect(tooManyAt ?? 0).toBeLessThanOrEqual(pattern.length);
      expect(repeats).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 2000 },
  );
});

it('what it lets through ends, on the worst of rows too', () => {
  const part = fc.constantFrom(
    'a',
    'a+',
    'a*',
    '(a)',
    '(a|b)',
    '(a+)',
    '(a|a)+',
    '(a?)*',
    'a{1,4}',
    '(aa?){3}',
  );
  const row = `${'a'.repeat(40)}!`;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
      const pattern = `^${parts.join('')}$`;
      // One that is let through wrongly does not come back.
      if (regexCost(pattern).tooManyAt === null) expect(new RegExp(pattern).test(row)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
