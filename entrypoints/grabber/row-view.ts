import type { LinkRow } from '@/components/grabber/link-row';
import type { SortColumn } from '@/components/grabber/sort-column';
import type { TableSort } from '@/components/list/table-column';
import { sortRows } from '@/entrypoints/grabber/sort-rows';
import type { LinkKind } from '@/utils/links/grab/file-kinds';
import type { GrabberFilter } from '@/utils/links/grab/grabber-filter';
import { foldedWords, foldName } from '@/utils/names/fold-name';
import { unicodeHost } from '@/utils/names/unicode-host';

/** What a filter lets through, in the order wanted. */
export type ShownRows = {
  readonly rows: readonly LinkRow[];
  readonly keys: readonly string[];
  /** Of the rows that text and host let through. */
  readonly kindCounts: ReadonlyMap<LinkKind, number>;
};

/** Folded. */
type Query = {
  readonly words: string;
  readonly host: string;
  /** What a regular expression found: 0 for each row that does not match, by place. */
  readonly found: Uint8Array | null;
};
type Matched = {
  readonly from: readonly LinkRow[];
  readonly query: Query;
  readonly rows: readonly LinkRow[];
};

/**
 * Filters and sorts with as little work as may be: sorts once for each order, and looks only through what was shown
 * before when a filter is narrowed by typing on.
 */
export function createRowView(order: Intl.Collator) {
  let sorted: {
    from: readonly LinkRow[];
    sort: TableSort<SortColumn> | null;
    rows: readonly LinkRow[];
  } | null = null;
  let matched: Matched | null = null;
  /** Each host as it is searched: thousands of links are of a few. */
  const hosts = new Map<string, string>();

  function inOrder(rows: readonly LinkRow[], sort: TableSort<SortColumn> | null): readonly LinkRow[] {
    if (sorted?.from !== rows || sorted.sort?.by !== sort?.by || sorted.sort?.isDown !== sort?.isDown)
      sorted = { from: rows, sort, rows: sort === null ? rows : sortRows(rows, sort, order) };
    return sorted.rows;
  }

  function searchedHost(host: string): string {
    const known = hosts.get(host) ?? foldHost(`${host}\n${unicodeHost(host)}`);
    hosts.set(host, known);
    return known;
  }

  function matching(ordered: readonly LinkRow[], query: Query): readonly LinkRow[] {
    const before = matched !== null && matched.from === ordered ? matched : null;
    if (before !== null && isSame(before.query, query)) return before.rows;
    const candidates = before !== null && isNarrower(before.query, query) ? before.rows : ordered;
    const { host, found } = query;
    const words = foldedWords(query.words);
    const isOpen = host === '' && found === null && words.length === 0;
    const rows = isOpen
      ? candidates
      : candidates.filter((row) => {
          if (host !== '' && !searchedHost(row.host).includes(host)) return false;
          // Rows that it has not seen yet are let through.
          if (found?.[row.place] === 0) return false;
          if (words.length === 0) return true;
          const { haystack } = row;
          return words.every((word) => haystack.includes(word));
        });
    matched = { from: ordered, query, rows };
    return rows;
  }

  return (
    rows: readonly LinkRow[],
    filter: GrabberFilter,
    found: Uint8Array | null,
    sort: TableSort<SortColumn> | null,
  ): ShownRows => {
    const words = filter.isRegex ? '' : foldName(filter.text);
    const fitting = matching(inOrder(rows, sort), { words, host: foldHost(filter.host), found });
    const kindCounts = new Map<LinkKind, number>();
    for (const { kind } of fitting) kindCounts.set(kind, (kindCounts.get(kind) ?? 0) + 1);
    const shown =
      filter.kinds.length === 0 ? fitting : fitting.filter(({ kind }) => filter.kinds.includes(kind));
    return { rows: shown, keys: shown.map(({ key }) => key), kindCounts };
  };
}

/** Hosts may be typed with the full stop of China and Japan. */
const foldHost = (host: string): string => foldName(host).replaceAll('。', '.');

function isSame(one: Query, other: Query): boolean {
  return one.words === other.words && one.host === other.host && one.found === other.found;
}

/** Does `query` let nothing through that `before` does not? */
function isNarrower(before: Query, query: Query): boolean {
  const isFoundIn = before.found === null || before.found === query.found;
  return isFoundIn && query.host.includes(before.host) && query.words.startsWith(before.words);
}
