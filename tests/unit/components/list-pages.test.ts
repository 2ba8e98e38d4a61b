import { describe, expect, it } from 'vitest';
import {
  allStale,
  type ListPages,
  loadedRows,
  NO_PAGES,
  nextRead,
  totalRows,
  withAnswer,
} from '@/entrypoints/popup/list-pages';
import { transferWith } from './samples';

const COUNTS = { waiting: 100, active: 0, done: 0, failed: 0, cancelled: 0, total: 1000 };
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, offset) => transferWith({ id: `t${from + offset}` }));
const TOP = { start: 0, end: 10 };

/** What a background with `total` rows named t0, t1, ... answers; cursors are the last id of the page before. */
function answerTo(read: { cursor: string | null; limit: number }, total = 1000) {
  const from = read.cursor === null ? 0 : Number(read.cursor.slice(1)) + 1;
  const to = Math.min(total, from + read.limit);
  const nextCursor = to < total ? `t${to - 1}` : null;
  return { items: rows(from, to), nextCursor, counts: { ...COUNTS, total }, version: 1 };
}

function readUntilThere(list: ListPages, wanted: { start: number; end: number }, total?: number) {
  const reads = [];
  for (let read = nextRead(list, wanted); read !== null; read = nextRead(list, wanted)) {
    reads.push(read);
    list = withAnswer(list, read, answerTo(read, total));
  }
  return { list, reads };
}

describe('reading the list', () => {
  it('takes one small question to open, however many are stored', () => {
    const { reads } = readUntilThere(NO_PAGES, TOP);
    expect(reads).toEqual([{ page: 0, cursor: null, limit: 60 }]);
  });

  it('reaches far rows in steps of at most 500', () => {
    const { list, reads } = readUntilThere(NO_PAGES, { start: 880, end: 900 });
    expect(reads.map(({ limit }) => limit)).toEqual([500, 450]);
    expect(loadedRows(list)[890]?.id).toBe('t890');
  });

  it('stops at the end of the list', () => {
    const { list, reads } = readUntilThere(NO_PAGES, { start: 980, end: 1000 });
    expect(reads).toHaveLength(2);
    expect(totalRows(list, 'all')).toBe(1000);
  });

  it('stops at an empty page, whatever cursor it carries', () => {
    const read = { page: 0, cursor: null, limit: 50 };
    const list = withAnswer(NO_PAGES, read, { ...answerTo(read), items: [] });
    expect(nextRead(list, TOP)).toBeNull();
    expect(totalRows(list, 'all')).toBe(0);
  });
});

describe('after a change', () => {
  const far = readUntilThere(NO_PAGES, { start: 500, end: 510 }).list;

  it('reads only the top and the pages in sight again', () => {
    const list = readUntilThere(readUntilThere(NO_PAGES, TOP).list, { start: 700, end: 710 }).list;
    const { reads } = readUntilThere(allStale(list), { start: 700, end: 710 });
    expect(reads.map(({ page }) => page)).toEqual([0, 2]);
  });

  it('keeps the pages below while nothing came or went', () => {
    const { list } = readUntilThere(allStale(far), TOP);
    expect(loadedRows(list)).toHaveLength(loadedRows(far).length);
  });

  it('reads the pages below again when rows came or went above them', () => {
    const stale = allStale(far);
    const read = nextRead(stale, TOP);
    if (read === null) throw new Error('nothing to read');
    const shifted = withAnswer(stale, read, { ...answerTo(read), nextCursor: 'another' });
    expect(shifted.pages).toHaveLength(1);
  });
});

describe('the number of rows', () => {
  it('is unknown before the first answer', () => {
    expect(totalRows(NO_PAGES, 'all')).toBeNull();
  });

  it('comes from the counts while there is more to read', () => {
    const { list } = readUntilThere(NO_PAGES, TOP);
    expect(totalRows(list, 'all')).toBe(1000);
    expect(totalRows(list, 'open')).toBe(100);
  });

  it('is never less than what is loaded', () => {
    const { list } = readUntilThere(NO_PAGES, TOP);
    expect(totalRows(list, 'failed')).toBe(61);
  });
});
