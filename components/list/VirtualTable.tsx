import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { drawnRows } from '@/components/list/drawn-rows';
import { isTyping } from '@/components/list/is-typing';
import { pickForKey } from '@/components/list/pick-keys';
import type { PickGesture } from '@/components/list/selection';
import { TableHead } from '@/components/list/TableHead';
import type { TableColumn, TableSort } from '@/components/list/table-column';
import { useListFocus } from '@/components/list/use-list-focus';
import { useRowsInSight } from '@/components/list/use-rows-in-sight';
import { rowForKey, scrollTopToShow } from '@/components/list/window';

type VirtualTableProps<T> = {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What a row is called, for its checkbox. */
  readonly nameOf: (item: T) => string;
  readonly columns: readonly TableColumn<T>[];
  readonly sort: TableSort | null;
  readonly picked: ReadonlySet<string>;
  /** Changes when other rows are asked for: the table then starts at its top again. */
  readonly question: string;
  readonly onSort: (by: string) => void;
  readonly onPick: (gesture: PickGesture) => void;
  /** The row that is in use before any has been. */
  readonly startKey?: string | null;
  /** What a row is called when it has the focus; else what its cells say. */
  readonly rowLabel?: (item: T) => string;
  /** A key pressed in the row in use that the table itself does not know; true when it did something. */
  readonly onRowKey?: (key: string, item: T, isOnRow: boolean) => boolean;
  readonly onRowOpen?: (item: T) => void;
};

const SPARE_ROWS = 6;
const CONTROLS = 'a, button, input, select, textarea';

/**
 * A table of any length that draws only the rows in sight, each of one height (`--row`). Space or a click picks a row,
 * with Shift a range; Ctrl+A picks all, Escape none; the keys of `VirtualList` move. Rows in between are one empty row
 * as high as they.
 */
export function VirtualTable<T>(props: VirtualTableProps<T>) {
  const { items, keyOf, columns, picked, question, onPick } = props;
  const box = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => items.map(keyOf), [items, keyOf]);
  const total = items.length;
  const { range, viewport } = useRowsInSight({ box, keys, total, spare: SPARE_ROWS });
  const start = useMemo(() => Math.max(0, keys.indexOf(props.startKey ?? '')), []);
  const focus = useListFocus({ box, keys, total, start });
  const asked = useRef(question);
  const isAllPicked = useMemo(
    () => total > 0 && picked.size >= total && keys.every((key) => picked.has(key)),
    [keys, picked, total],
  );

  useLayoutEffect(() => {
    if (start > 0 && box.current) box.current.scrollTop = scrollTopToShow(start, viewport());
  }, [start]);
  useLayoutEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    if (box.current) box.current.scrollTop = 0;
  }, [question]);

  const move = (target: number, isRange: boolean) => {
    if (box.current) box.current.scrollTop = scrollTopToShow(target, viewport());
    focus.moveTo(target);
    onPick(isRange ? { kind: 'extend', from: focus.index, to: target } : { kind: 'stand', index: target });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTableSectionElement>) => {
    if (isTyping(event.target) || event.altKey) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const target = isCommand ? null : rowForKey(event.key, focus.index, viewport());
    const isOnRow = event.target instanceof HTMLTableRowElement;
    if (target !== null) move(target, event.shiftKey);
    else if (event.key === ' ' && isOnRow && total > 0) pick(focus.index, event.shiftKey);
    else if (isCommand || !isKnown(event.key, isOnRow)) return;
    event.preventDefault();
  };
  const isKnown = (key: string, isOnRow: boolean) => {
    const item = items[focus.index];
    return item !== undefined && props.onRowKey?.(key, item, isOnRow) === true;
  };
  const latestPick = useRef(onPick);
  latestPick.current = onPick;
  useEffect(() => {
    // Wherever the focus is, as on a page of text: else the browser would select the words around the table.
    const pickByKey = (event: KeyboardEvent) => {
      const gesture = event.defaultPrevented ? null : pickForKey(event);
      if (gesture === null || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      latestPick.current(gesture);
    };
    document.addEventListener('keydown', pickByKey);
    return () => document.removeEventListener('keydown', pickByKey);
  }, []);
  const pick = (index: number, isRange: boolean) =>
    onPick(isRange ? { kind: 'extend', from: index, to: index } : { kind: 'toggle', index });
  const onRowClick = (event: TargetedMouseEvent<HTMLTableRowElement>, index: number) => {
    if (event.target instanceof Element && event.target.closest(CONTROLS) !== null) return;
    pick(index, event.shiftKey);
  };

  const row = (index: number) => {
    const item = items[index];
    const key = keys[index];
    if (item === undefined || key === undefined) return null;
    const active = index === focus.index;
    const isPicked = picked.has(key);
    return (
      <tr
        key={key}
        class={isPicked ? 'table-row table-picked' : 'table-row'}
        data-row={index}
        tabIndex={active ? 0 : -1}
        aria-rowindex={index + 2}
        aria-label={props.rowLabel?.(item)}
        onDblClick={(event) => {
          if (event.target instanceof Element && event.target.closest(CONTROLS) === null)
            props.onRowOpen?.(item);
        }}
        onClick={(event) => onRowClick(event, index)}
      >
        <td class="col-pick">
          <input
            type="checkbox"
            aria-label={props.nameOf(item)}
            tabIndex={-1}
            checked={isPicked}
            onClick={(event) => pick(index, event.shiftKey)}
          />
        </td>
        {columns.map((column) => (
          <td key={column.id} class={column.class}>
            {column.cell(item, { active, index })}
          </td>
        ))}
      </tr>
    );
  };

  const rows = [];
  let next = 0;
  for (const index of drawnRows(range, focus.index, total)) {
    rows.push(<Gap key={`before ${index}`} rows={index - next} />, row(index));
    next = index + 1;
  }
  return (
    <div class="table-box" ref={box}>
      <table class="table" aria-label={props.label} aria-rowcount={total + 1}>
        <TableHead
          columns={columns}
          sort={props.sort}
          isAllPicked={isAllPicked}
          onSort={props.onSort}
          onPick={onPick}
        />
        <tbody onKeyDown={onKeyDown} onFocusIn={focus.onFocusIn} onFocusOut={focus.onFocusOut}>
          {rows}
          <Gap key="after" rows={total - next} />
        </tbody>
      </table>
    </div>
  );
}

function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row is no focusable element
    <tr class="table-gap" aria-hidden="true">
      <td style={{ '--rows': rows }} />
    </tr>
  );
}
