import { describe, expect, it } from 'vitest';
import type { LinkRow } from '@/components/grabber/link-row';
import { createRowView } from '@/entrypoints/grabber/row-view';
import { type GrabberFilter, NO_FILTER } from '@/utils/links/grab/grabber-filter';
import { link, rowsOf } from './rows';

const ROWS = rowsOf(
  'https://a.example/film%202.mkv',
  link('https://a.example/film%2010.mkv', { text: 'The Tenth' }),
  'https://b.example/Éclair.zip',
  'https://1fichier.com/?abcdefghij',
  link('https://b.example/page.html', { text: 'see film two', count: 3 }),
);
const shownNames = (filter: Partial<GrabberFilter>, rows = ROWS) =>
  createRowView(() => 0)(rows, { ...NO_FILTER, ...filter }, null).rows.map(({ name }) => name);

describe('the filter', () => {
  it.each<[string, Partial<GrabberFilter>, readonly string[]]>([
    ['nothing', {}, ['film 2.mkv', 'film 10.mkv', 'Éclair.zip', '1fichier.com/?abcdefghij', 'page.html']],
    ['one word, whatever its case', { text: 'FILM' }, ['film 2.mkv', 'film 10.mkv', 'page.html']],
    ['every word', { text: 'two film' }, ['page.html']],
    ['the text of the link', { text: 'tenth' }, ['film 10.mkv']],
    ['the address', { text: 'b.example' }, ['Éclair.zip', 'page.html']],
    ['a kind', { kinds: ['video'] }, ['film 2.mkv', 'film 10.mkv']],
    ['two kinds', { kinds: ['fichier', 'archive'] }, ['Éclair.zip', '1fichier.com/?abcdefghij']],
    ['a part of the host', { host: ' A.exam' }, ['film 2.mkv', 'film 10.mkv']],
    ['a regular expression', { text: '^film \\d\\.', isRegex: true }, ['film 2.mkv']],
    ['all at once', { text: 'film', host: 'b', kinds: ['other'] }, ['page.html']],
  ])('by %s', (_what, filter, names) => {
    expect(shownNames(filter)).toEqual(names);
  });

  it('looks through everything again when it lets other rows through', () => {
    const view = createRowView(() => 0);
    const names = (filter: Partial<GrabberFilter>) =>
      view(ROWS, { ...NO_FILTER, ...filter }, null).rows.map(({ name }) => name);
    expect(names({ host: 'a.ex', text: 'film' })).toEqual(['film 2.mkv', 'film 10.mkv']);
    expect(names({ host: 'b.ex', text: 'film' })).toEqual(['page.html']);
    expect(names({ host: 'b.ex', text: 'cla' })).toEqual(['Éclair.zip']);
    expect(names({ host: 'b.ex', text: 'cla.*', isRegex: true })).toEqual(['Éclair.zip']);
    expect(names({ host: 'b.ex', text: 'page.*', isRegex: true })).toEqual(['page.html']);
  });

  it('counts every kind that text and host let through, chosen or not', () => {
    const { kindCounts } = createRowView(() => 0)(
      ROWS,
      { ...NO_FILTER, text: 'film', kinds: ['video'] },
      null,
    );
    expect(Object.fromEntries(kindCounts)).toEqual({ video: 2, other: 1 });
  });

  it('keeps the last good regular expression while the next one is being typed, and says what it lacks', () => {
    const view = createRowView(() => 0);
    const typed = (text: string) => view(ROWS, { ...NO_FILTER, isRegex: true, text }, null);
    expect(typed('film').rows).toHaveLength(3);
    const broken = typed('film (');
    expect(broken.error).toEqual({ kind: 'group-open', index: 5 });
    expect(broken.rows).toHaveLength(3);
    expect(typed('film (2|x)').rows).toHaveLength(1);
  });
});

describe('a regular expression that takes too long', () => {
  /** Each look at the clock is `step` ms after the last. */
  const viewWith = (step: () => number) => {
    let now = 0;
    return createRowView(() => {
      now += step();
      return now;
    });
  };

  it('is given up, said to be slow, and not tried again; the last good one still counts', () => {
    const { rows, looks } = countedRows(1000);
    let step = 0;
    const view = viewWith(() => step);
    const typed = (text: string) => view(rows, { ...NO_FILTER, isRegex: true, text }, null);
    expect(typed('f99').rows).toHaveLength(11);
    step = 100;
    const before = looks.filtered;
    const slow = typed('f9.*9');
    expect(slow.error?.kind).toBe('too-slow');
    expect(slow.rows).toHaveLength(11);
    expect(looks.filtered - before).toBeLessThan(20);
    typed('f9.*9');
    expect(looks.filtered - before).toBeLessThan(20);
    step = 0;
    expect(typed('f98').error).toBeNull();
    expect(typed('f9.*9').rows.length).toBeGreaterThan(11);
  });

  it('may be as slow as it is when it is only words', () => {
    const view = viewWith(() => 100);
    expect(view(countedRows(1000).rows, { ...NO_FILTER, text: 'f99' }, null).rows).toHaveLength(11);
  });

  it('that would never end on a row is not begun', () => {
    const endless = rowsOf(link(`https://a.example/${'a'.repeat(60)}!`));
    const view = createRowView(() => 0);
    const { error, rows } = view(endless, { ...NO_FILTER, isRegex: true, text: '(a+)+$' }, null);
    expect(error).toEqual({ kind: 'too-many-ways', index: 0 });
    expect(rows).toHaveLength(1);
  });

  it('looks only at the beginning of long fields, the less the more it repeats', () => {
    const long = rowsOf(link(`https://a.example/${'x'.repeat(900)}end`, { text: 'the text' }));
    const found = (text: string) =>
      createRowView(() => 0)(long, { ...NO_FILTER, isRegex: true, text }, null).rows.length;
    expect(found('x+end')).toBe(1);
    expect(found('x+x*end')).toBe(0);
    expect(found('t[a-z]+ +te[a-z]*$')).toBe(1);
  });
});

describe('rows are sorted', () => {
  const names = (by: 'name' | 'size' | 'count', isDown = false, rows = ROWS) =>
    createRowView(() => 0)(rows, NO_FILTER, { by, isDown }).rows.map(({ name }) => name);

  it('as a person would, numbers by their value and accents aside', () => {
    expect(names('name')).toEqual([
      '1fichier.com/?abcdefghij',
      'Éclair.zip',
      'film 2.mkv',
      'film 10.mkv',
      'page.html',
    ]);
  });

  it('with what is unknown last, both ways', () => {
    const sized = rowsOf(
      link('https://x.example/unknown'),
      link('https://x.example/small', { size: 1 }),
      link('https://x.example/large', { size: 9 }),
    );
    expect(names('size', false, sized)).toEqual(['small', 'large', 'unknown']);
    expect(names('size', true, sized)).toEqual(['large', 'small', 'unknown']);
  });

  it('with equals as they stand on the page', () => {
    expect(names('count', true)).toEqual([
      'page.html',
      'film 2.mkv',
      'film 10.mkv',
      'Éclair.zip',
      '1fichier.com/?abcdefghij',
    ]);
  });
});

/** Rows that count how often they are looked into. */
function countedRows(count: number) {
  const looks = { filtered: 0, sorted: 0 };
  const [template] = rowsOf('https://a.example/f.zip');
  if (template === undefined) throw new Error('no row');
  const rows = Array.from({ length: count }, (_, place): LinkRow => {
    const row = { ...template, place, key: `k${place}` };
    const name = `f${place}.zip`;
    const counted = (kind: keyof typeof looks) => ({
      get: () => {
        looks[kind] += 1;
        return name;
      },
    });
    return Object.defineProperties(row, { haystack: counted('filtered'), name: counted('sorted') });
  });
  return { rows, looks };
}

describe('the work of a key press with 100,000 links', () => {
  const COUNT = 100_000;
  const TIMEOUT_MS = 60_000;

  it(
    'is one look at each row for the first letter, then only at what is left',
    () => {
      const { rows, looks } = countedRows(COUNT);
      const view = createRowView(() => 0);
      const looksFor = (text: string, kinds: GrabberFilter['kinds'] = []) => {
        const before = looks.filtered;
        const { rows: shown } = view(rows, { ...NO_FILTER, text, kinds }, null);
        return { looks: looks.filtered - before, shown: shown.length };
      };
      expect(looksFor('')).toEqual({ looks: 0, shown: COUNT });
      expect(looksFor('f9')).toEqual({ looks: COUNT, shown: 11_111 });
      expect(looksFor('f99')).toEqual({ looks: 11_111, shown: 1111 });
      expect(looksFor('f999')).toEqual({ looks: 1111, shown: 111 });
      expect(looksFor('f999', ['archive'])).toEqual({ looks: 0, shown: 111 });
      expect(looksFor('f99')).toEqual({ looks: COUNT, shown: 1111 });
    },
    TIMEOUT_MS,
  );

  it(
    'sorts nothing again',
    () => {
      const { rows, looks } = countedRows(COUNT);
      const view = createRowView(() => 0);
      view(rows, NO_FILTER, { by: 'name', isDown: false });
      expect(looks.sorted).toBe(COUNT);
      view(rows, { ...NO_FILTER, text: 'f1' }, { by: 'name', isDown: false });
      expect(looks.sorted).toBe(COUNT);
    },
    TIMEOUT_MS,
  );
});
