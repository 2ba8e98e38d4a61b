import { describe, expect, it } from 'vitest';
import type { LinkRow } from '@/components/grabber/link-row';
import { createRowView } from '@/entrypoints/grabber/row-view';
import { type GrabberFilter, NO_FILTER } from '@/utils/links/grab/grabber-filter';
import { foldName } from '@/utils/names/fold-name';
import { nameOrder } from '@/utils/names/name-order';
import { link, rowsOf } from './rows';

const ROWS = rowsOf(
  'https://a.example/film%202.mkv',
  link('https://a.example/film%2010.mkv', { text: 'The Tenth' }),
  'https://b.example/Éclair.zip',
  'https://1fichier.com/?abcdefghij',
  link('https://b.example/page.html', { text: 'see film two', count: 3 }),
);
const shownNames = (filter: Partial<GrabberFilter>, rows = ROWS) =>
  createRowView(nameOrder('en'))(rows, { ...NO_FILTER, ...filter }, null, null).rows.map(({ name }) => name);

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
    ['all at once', { text: 'film', host: 'b', kinds: ['other'] }, ['page.html']],
  ])('by %s', (_what, filter, names) => {
    expect(shownNames(filter)).toEqual(names);
  });

  it('looks through everything again when it lets other rows through', () => {
    const view = createRowView(nameOrder('en'));
    const names = (filter: Partial<GrabberFilter>) =>
      view(ROWS, { ...NO_FILTER, ...filter }, null, null).rows.map(({ name }) => name);
    expect(names({ host: 'a.ex', text: 'film' })).toEqual(['film 2.mkv', 'film 10.mkv']);
    expect(names({ host: 'b.ex', text: 'film' })).toEqual(['page.html']);
    expect(names({ host: 'b.ex', text: 'cla' })).toEqual(['Éclair.zip']);
  });

  it('counts every kind that text and host let through, chosen or not', () => {
    const { kindCounts } = createRowView(nameOrder('en'))(
      ROWS,
      { ...NO_FILTER, text: 'film', kinds: ['video'] },
      null,
      null,
    );
    expect(Object.fromEntries(kindCounts)).toEqual({ video: 2, other: 1 });
  });

  it('lets through what a regular expression found, and what it has not seen yet', () => {
    const view = createRowView(nameOrder('en'));
    const names = (found: Uint8Array | null, filter: Partial<GrabberFilter> = {}) =>
      view(ROWS, { ...NO_FILTER, isRegex: true, text: '(', ...filter }, found, {
        by: 'name',
        isDown: true,
      }).rows.map(({ name }) => name);
    expect(names(null)).toHaveLength(5);
    expect(names(Uint8Array.of(1, 0, 0, 1))).toEqual(['page.html', 'film 2.mkv', '1fichier.com/?abcdefghij']);
    expect(names(Uint8Array.of(0, 1, 1, 0, 0))).toEqual(['film 10.mkv', 'Éclair.zip']);
    expect(names(Uint8Array.of(0, 1, 1, 0, 0), { host: 'b.' })).toEqual(['Éclair.zip']);
  });
});

describe('a name in another form of writing', () => {
  const rows = rowsOf(
    'https://a.example/M%C3%BCller.zip',
    'https://a.example/Mu%CC%88ller.zip',
    'https://a.example/%C5%81%C3%B3d%C5%BA.pdf',
    'https://a.example/Stra%C3%9Fe.pdf',
    'https://a.example/%E6%98%A0%E7%94%BB/b.zip',
    link('https://xn--bcher-kva.example:8080/c.zip'),
    link('https://xn--r8jz45g.example/d.zip'),
    link('https://a.example/e.zip', { text: 'Die ＡＢＣ' }),
  );
  it.each<[Partial<GrabberFilter>, readonly string[]]>([
    [{ text: 'mül' }, ['Müller.zip', 'Mu\u0308ller.zip']],
    [{ text: 'mu\u0308l' }, ['Müller.zip', 'Mu\u0308ller.zip']],
    [{ text: 'lodz' }, ['Łódź.pdf']],
    [{ text: 'strasse' }, ['Straße.pdf']],
    [{ text: '映画' }, ['b.zip']],
    [{ text: '%E6%98%A0' }, ['b.zip']],
    [{ text: 'abc die' }, ['e.zip']],
    [{ text: 'bücher' }, ['c.zip']],
    [{ text: 'xn--bcher' }, ['c.zip']],
    [{ host: 'bücher' }, ['c.zip']],
    [{ host: 'BU\u0308CH' }, ['c.zip']],
    [{ host: 'büch' }, ['c.zip']],
    [{ host: 'xn--b' }, ['c.zip']],
    [{ host: 'bücher.example:8080' }, ['c.zip']],
    [{ host: '例え。ex' }, ['d.zip']],
  ])('is found by %j', (filter, names) => {
    expect(shownNames(filter, rows)).toEqual(names);
  });
});

describe('rows are sorted', () => {
  const names = (by: 'name' | 'size' | 'count', isDown = false, rows = ROWS) =>
    createRowView(nameOrder('en'))(rows, NO_FILTER, null, { by, isDown }).rows.map(({ name }) => name);

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
    const counted = (kind: keyof typeof looks, value: string) => ({
      get: () => {
        looks[kind] += 1;
        return value;
      },
    });
    return Object.defineProperties(row, {
      haystack: counted('filtered', foldName(name)),
      name: counted('sorted', name),
    });
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
      const view = createRowView(nameOrder('en'));
      const looksFor = (text: string, kinds: GrabberFilter['kinds'] = []) => {
        const before = looks.filtered;
        const { rows: shown } = view(rows, { ...NO_FILTER, text, kinds }, null, null);
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
      const view = createRowView(nameOrder('en'));
      view(rows, NO_FILTER, null, { by: 'name', isDown: false });
      expect(looks.sorted).toBe(COUNT);
      view(rows, { ...NO_FILTER, text: 'f1' }, null, { by: 'name', isDown: false });
      expect(looks.sorted).toBe(COUNT);
    },
    TIMEOUT_MS,
  );
});
