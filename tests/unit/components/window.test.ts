import { describe, expect, it } from 'vitest';
import { rowForKey, rowsInSight, scrollTopAfterMove, scrollTopToShow } from '@/components/list/window';

const view = { scrollTop: 0, height: 400, rowHeight: 60, total: 10_000 };

describe('rowsInSight', () => {
  it.each([
    ['at the top', { scrollTop: 0 }, { start: 0, end: 9 }],
    ['in the middle of a row', { scrollTop: 90 }, { start: 0, end: 11 }],
    ['far down', { scrollTop: 300_000 }, { start: 4998, end: 5009 }],
    ['at the very end', { scrollTop: 599_600 }, { start: 9991, end: 10_000 }],
    ['past the end, after rows went away', { scrollTop: 900_000 }, { start: 9998, end: 10_000 }],
    ['bounced above the top', { scrollTop: -50 }, { start: 0, end: 9 }],
    ['in a list shorter than the box', { total: 3 }, { start: 0, end: 3 }],
    ['in an empty list', { total: 0 }, { start: 0, end: 0 }],
    ['before the rows are measured', { rowHeight: 0 }, { start: 0, end: 0 }],
  ])('covers the box and two rows more on each side, %s', (_, change, range) => {
    const spare = 2;
    expect(rowsInSight({ ...view, ...change }, spare)).toEqual(range);
  });
});

describe('scrollTopToShow', () => {
  it('does not move for a row that is in sight', () => {
    expect(scrollTopToShow(3, view)).toBe(0);
  });

  it('moves just far enough, up and down', () => {
    expect(scrollTopToShow(7, view)).toBe(80);
    expect(scrollTopToShow(2, { ...view, scrollTop: 300 })).toBe(120);
  });
});

describe('scrollTopAfterMove', () => {
  it('follows a row that moved by the rows that came or went above it', () => {
    expect(scrollTopAfterMove(10, 12, { ...view, scrollTop: 600 })).toBe(720);
    expect(scrollTopAfterMove(10, 9, { ...view, scrollTop: 600 })).toBe(540);
  });

  it('stays at the top, where new rows are to be seen', () => {
    expect(scrollTopAfterMove(0, 1, view)).toBe(0);
  });

  it('stays when the row is gone', () => {
    expect(scrollTopAfterMove(10, -1, { ...view, scrollTop: 600 })).toBe(600);
  });
});

describe('rowForKey', () => {
  it.each([
    ['ArrowDown', 6],
    ['ArrowUp', 4],
    ['PageDown', 10],
    ['PageUp', 0],
    ['Home', 0],
    ['End', 9999],
    ['Enter', null],
  ])('leads %s from row 5 to row %s', (key, row) => {
    expect(rowForKey(key, 5, view)).toBe(row);
  });

  it('stays inside the list', () => {
    expect(rowForKey('ArrowUp', 0, view)).toBe(0);
    expect(rowForKey('ArrowDown', 9999, view)).toBe(9999);
    expect(rowForKey('End', 0, { ...view, total: 0 })).toBeNull();
  });
});
