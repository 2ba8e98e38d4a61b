import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { drawnRows } from '@/components/list/drawn-rows';
import { isTyping } from '@/components/list/is-typing';
import { useListFocus } from '@/components/list/use-list-focus';
import { useRowsInSight } from '@/components/list/use-rows-in-sight';
import { type RowRange, rowForKey, scrollTopToShow } from '@/components/list/window';

export type RowState = {
  /** The one row whose buttons are in the tab order. */
  readonly active: boolean;
  readonly index: number;
};

type VirtualListProps<T> = {
  readonly label: string;
  /** Rows from the top that are loaded; the rest, up to `total`, shows as blank rows until it is. */
  readonly items: readonly T[];
  readonly total: number;
  readonly keyOf: (item: T) => string;
  readonly renderRow: (item: T, state: RowState) => ComponentChildren;
  /** Told whenever other rows come into sight, so that the page can load them. */
  readonly onSight?: (range: RowRange) => void;
};

const SPARE_ROWS = 4;

/**
 * A list of any length that draws only the rows in sight. Rows are one height (`--row`). The arrow keys, Page Up and
 * Down, Home and End move between rows; the row in use is always drawn, so that scrolling never takes the focus away.
 */
export function VirtualList<T>({ label, items, total, keyOf, renderRow, onSight }: VirtualListProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  const { range, viewport } = useRowsInSight({ box, keys, total, spare: SPARE_ROWS });
  const focus = useListFocus({ box, keys, total });

  useLayoutEffect(() => onSight?.(range), [range.start, range.end, onSight]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLUListElement>) => {
    const target = rowForKey(event.key, focus.index, viewport());
    if (target === null || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    if (box.current) box.current.scrollTop = scrollTopToShow(target, viewport());
    focus.moveTo(target);
  };

  return (
    <div class="list-box" ref={box}>
      <ul
        class="list"
        aria-label={label}
        style={{ '--total': total }}
        onKeyDown={onKeyDown}
        onFocusIn={focus.onFocusIn}
        onFocusOut={focus.onFocusOut}
      >
        {drawnRows(range, focus.index, total).map((index) => {
          const item = items[index];
          const active = index === focus.index;
          return (
            <li
              key={keys[index] ?? `#${index}`}
              class="list-row"
              data-row={index}
              style={{ '--index': index }}
              tabIndex={active ? 0 : -1}
              aria-posinset={index + 1}
              aria-setsize={total}
            >
              {item === undefined ? <span class="row-blank" /> : renderRow(item, { active, index })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
