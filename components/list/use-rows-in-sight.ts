import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type RowRange, rowsInSight, scrollTopAfterMove, type Viewport } from '@/components/list/window';

type Options = {
  readonly box: RefObject<HTMLElement | null>;
  readonly keys: readonly string[];
  readonly total: number;
  readonly spare: number;
};

/** Used until the first row has been measured. Pixels. */
const LIKELY_ROW_HEIGHT = 60;
const LIKELY_BOX_HEIGHT = 400;

/** Follows scrolling and resizing of the box, and holds the first row in sight in place while rows come and go above it. */
export function useRowsInSight({ box, keys, total, spare }: Options) {
  const [range, setRange] = useState<RowRange>({ start: 0, end: 0 });
  const rowHeight = useRef(LIKELY_ROW_HEIGHT);
  /** Of what stays at the top of the box while the rows pass under it. */
  const headHeight = useRef(0);
  const firstKey = useRef<{ key: string; index: number } | null>(null);

  const viewport = (): Viewport => ({
    scrollTop: box.current?.scrollTop ?? 0,
    height: (box.current?.clientHeight ?? LIKELY_BOX_HEIGHT) - headHeight.current,
    rowHeight: rowHeight.current,
    total,
  });
  const latest = useRef({ viewport, keys });
  latest.current = { viewport, keys };

  const update = useRef(() => {
    const view = latest.current.viewport();
    const next = rowsInSight(view, spare);
    const index = Math.floor(view.scrollTop / view.rowHeight);
    const key = latest.current.keys[index];
    firstKey.current = key === undefined ? null : { key, index };
    setRange((old) => (old.start === next.start && old.end === next.end ? old : next));
  }).current;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const row = element.querySelector('[data-row]');
      const height = row?.getBoundingClientRect().height ?? 0;
      if (height > 0) rowHeight.current = height;
      headHeight.current = element.querySelector('[data-head]')?.getBoundingClientRect().height ?? 0;
      update();
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [box, update]);

  useLayoutEffect(() => {
    const first = firstKey.current;
    if (first && box.current && keys[first.index] !== first.key) {
      const moved = scrollTopAfterMove(first.index, keys.indexOf(first.key), viewport());
      if (moved !== box.current.scrollTop) box.current.scrollTop = moved;
    }
    update();
  });

  return { range, viewport };
}
