import type { LinkRow } from '@/components/grabber/link-row';
import type { SortColumn } from '@/components/grabber/sort-column';
import { compareValues, type SortValue } from '@/components/list/compare-values';
import type { TableSort } from '@/components/list/table-column';
import { LINK_KINDS } from '@/utils/links/grab/file-kinds';

const STATES: readonly LinkRow['health'][] = ['alive', 'protected', 'dead', 'bad'];

const VALUES: Readonly<Record<SortColumn, (row: LinkRow) => SortValue>> = {
  type: ({ kind }) => LINK_KINDS.indexOf(kind),
  name: ({ name }) => name,
  host: ({ host }) => host,
  extension: ({ extension }) => extension || null,
  text: ({ text }) => text || null,
  count: ({ link }) => link.count,
  size: ({ size }) => size,
  state: ({ health }) => (health === null ? null : STATES.indexOf(health)),
};

/** Rows that are equal stay as they stand on the page. Each row is asked for its value once. */
export function sortRows(
  rows: readonly LinkRow[],
  { by, isDown }: TableSort<SortColumn>,
  order: Intl.Collator,
): readonly LinkRow[] {
  const valued = rows.map((row) => ({ row, value: VALUES[by](row) }));
  valued.sort((a, b) => compareValues(a.value, b.value, isDown, order) || a.row.place - b.row.place);
  return valued.map(({ row }) => row);
}
