import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { LinkRow } from '@/components/grabber/link-row';
import { createRegexFilter } from '@/entrypoints/grabber/regex-filter';
import { type GrabberFilter, NO_FILTER } from '@/utils/links/grab/grabber-filter';
import { rowsOf } from './rows';

const ROWS = rowsOf('https://a.example/one.zip', 'https://a.example/two.zip');
const MORE = [...ROWS, ...rowsOf('https://a.example/three.zip')];

/** A filter over a matcher whose answers the test gives. */
function bench() {
  const rows = signal<readonly LinkRow[]>(ROWS);
  const filter = signal<GrabberFilter>({ ...NO_FILTER, isRegex: true });
  const asked: { pattern: string; count: number; answer: (found: Uint8Array | null) => void }[] = [];
  const regex = createRegexFilter({
    rows,
    filter,
    match: (given, pattern) =>
      new Promise((resolve) => asked.push({ pattern, count: given.length, answer: resolve })),
  });
  return {
    rows,
    regex,
    patterns: () => asked.map(({ pattern }) => pattern),
    counts: () => asked.map(({ count }) => count),
    type: (text: string, isRegex = true) => {
      filter.value = { ...filter.value, text, isRegex };
    },
    answer: async (...found: number[] | [null]) => {
      const last = asked.at(-1);
      if (last === undefined) throw new Error('nothing was asked');
      last.answer(found[0] === null ? null : Uint8Array.from(found as number[]));
      await Promise.resolve();
      await Promise.resolve();
    },
    found: () => regex.found.value && [...regex.found.value],
    problem: () => regex.error.value?.kind ?? null,
  };
}

describe('the regular expression of the filter', () => {
  it('is tried beside the page, and what it found counts once it is known', async () => {
    const { type, answer, found, patterns } = bench();
    type('one');
    expect(found()).toBeNull();
    await answer(1, 0);
    expect(found()).toEqual([1, 0]);
    expect(patterns()).toEqual(['one']);
  });

  it('keeps what the last good one found while the next is wrong, and says what it lacks', async () => {
    const { type, answer, found, problem, patterns } = bench();
    type('one');
    await answer(1, 0);
    type('one(');
    expect(problem()).toBe('group-open');
    expect(found()).toEqual([1, 0]);
    type('one()');
    expect(problem()).toBeNull();
    await answer(0, 0);
    expect(found()).toEqual([0, 0]);
    expect(patterns()).toEqual(['one', 'one()']);
  });

  it('is only the newest of those that were typed meanwhile', async () => {
    const { type, answer, found, patterns } = bench();
    type('a');
    type('ab');
    type('abc');
    expect(patterns()).toEqual(['a']);
    await answer(1, 1);
    expect(found()).toBeNull();
    expect(patterns()).toEqual(['a', 'abc']);
    await answer(0, 1);
    expect(found()).toEqual([0, 1]);
  });

  it('that takes too long is told, and not tried again before another has been', async () => {
    const { rows, type, answer, found, problem, patterns } = bench();
    type('one');
    await answer(1, 0);
    type('(o+)+$');
    await answer(null);
    expect(problem()).toBe('too-slow');
    expect(found()).toEqual([1, 0]);
    rows.value = MORE;
    expect(problem()).toBe('too-slow');
    type('two');
    expect(problem()).toBeNull();
    await answer(0, 1);
    type('(o+)+$');
    expect(patterns()).toEqual(['one', '(o+)+$', 'two', '(o+)+$']);
  });

  it('that took too long is not told once another is wanted', async () => {
    const { type, answer, problem, patterns } = bench();
    type('(o+)+$');
    type('two');
    await answer(null);
    expect(problem()).toBeNull();
    expect(patterns()).toEqual(['(o+)+$', 'two']);
  });

  it('is tried again when rows come', async () => {
    const { rows, type, answer, found, counts } = bench();
    type('one');
    await answer(1, 0);
    rows.value = MORE;
    expect(found()).toEqual([1, 0]);
    await answer(1, 0, 0);
    expect(found()).toEqual([1, 0, 0]);
    expect(counts()).toEqual([2, 3]);
  });

  it('lets everything through when it goes, or the rows do', async () => {
    const { rows, type, answer, found, patterns } = bench();
    type('one');
    await answer(1, 0);
    type('one', false);
    expect(found()).toBeNull();
    type('one');
    await answer(1, 0);
    rows.value = [];
    expect(found()).toBeNull();
    expect(patterns()).toEqual(['one', 'one']);
  });

  it('that was typed away while it ran leaves nothing behind', async () => {
    const { type, answer, found, problem } = bench();
    type('one');
    type('');
    await answer(1, 0);
    expect(found()).toBeNull();
    expect(problem()).toBeNull();
  });
});
