import type { LinkRow } from '@/components/grabber/link-row';
import type { SortColumn } from '@/components/grabber/sort-column';
import { sortText } from '@/components/list/sort-text';
import type { TableSort } from '@/components/list/table-column';
import { LINK_KINDS } from '@/utils/links/grab/file-kinds';

const STATES: readonly LinkRow['health'][] = ['alive', 'protected', 'dead', 'bad'];

/** Null: unknown, and last whichever way it is sorted. */
const KEYS: Readonly<Record<SortColumn, (row: LinkRow) => string | number | null>> = {
  type: ({ kind }) => LINK_KINDS.indexOf(kind),
  name: ({ name }) => sortText(name),
  host: ({ host }) => host,
  extension: ({ extension }) => extension || null,
  text: ({ text }) => sortText(text) || null,
  count: ({ link }) => link.count,
  size: ({ size }) => size,
  state: ({ health }) => (health === null ? null : STATES.indexOf(health)),
};

/** Rows that are equal stay as they stand on the page. Each row is asked for its key once. */
export function sortRows(
  rows: readonly LinkRow[],
  { by, isDown }: TableSort<SortColumn>,
): readonly LinkRow[] {
  const keyed = rows.map((row) => ({ row, key: KEYS[by](row) }));
  const sign = isDown ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.row.place - b.row.place;
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(({ row }) => row);
}
