import type { RowRange } from '@/components/list/window';

/** The places of the rows to draw, in order: those in sight, and the one in use wherever it is. */
export function drawnRows(range: RowRange, inUse: number, total: number): readonly number[] {
  const rows = Array.from({ length: range.end - range.start }, (_, offset) => range.start + offset);
  if (inUse < total && !rows.includes(inUse)) rows.push(inUse);
  return rows.sort((a, b) => a - b);
}
