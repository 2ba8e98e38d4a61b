/** A range of row indexes, `end` not included. */
export type RowRange = { readonly start: number; readonly end: number };

/** What is known of the scrolled box. Pixels; every row has the same height. */
export type Viewport = {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly total: number;
};

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The rows in sight and `spare` more on each side. */
export function rowsInSight({ scrollTop, height, rowHeight, total }: Viewport, spare: number): RowRange {
  if (rowHeight <= 0 || total <= 0) return { start: 0, end: 0 };
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
  const past = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight);
  const end = clamp(past + spare, 0, total);
  return { start: clamp(first - spare, 0, Math.max(0, end - spare)), end };
}

/** The scroll position nearest to the present one at which a row is wholly in sight. */
export function scrollTopToShow(index: number, { scrollTop, height, rowHeight }: Viewport): number {
  const top = index * rowHeight;
  const bottom = top + rowHeight;
  if (top < scrollTop) return top;
  if (bottom > scrollTop + height) return bottom - height;
  return scrollTop;
}

/** The scroll position that keeps a row where it is on the screen after it moved; the top of the list stays the top. */
export function scrollTopAfterMove(from: number, to: number, { scrollTop, rowHeight }: Viewport): number {
  if (scrollTop <= 0 || to < 0) return scrollTop;
  return Math.max(0, scrollTop + (to - from) * rowHeight);
}

/** The row that a key of the keyboard leads to; null for a key that does not move. */
export function rowForKey(key: string, index: number, { height, rowHeight, total }: Viewport): number | null {
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + page,
    PageUp: index - page,
    Home: 0,
    End: total - 1,
  };
  const target = moves[key];
  return target === undefined || total === 0 ? null : clamp(target, 0, total - 1);
}
