import type { LinkRow } from '@/components/grabber/link-row';
import { type FilterRegex, parseRegex, type RegexError } from '@/components/grabber/regex-error';
import type { SortColumn } from '@/components/grabber/sort-column';
import type { TableSort } from '@/components/list/table-column';
import { sortRows } from '@/entrypoints/grabber/sort-rows';
import type { LinkKind } from '@/utils/links/grab/file-kinds';
import type { GrabberFilter } from '@/utils/links/grab/grabber-filter';

/** What a filter lets through, in the order wanted. */
export type ShownRows = {
  readonly rows: readonly LinkRow[];
  readonly keys: readonly string[];
  /** Of the rows that text and host let through. */
  readonly kindCounts: ReadonlyMap<LinkKind, number>;
  /** Why the regular expression is none; the last good one then still counts. */
  readonly error: RegexError | null;
};

type Query = Pick<GrabberFilter, 'text' | 'isRegex' | 'host'>;
type Matched = {
  readonly from: readonly LinkRow[];
  readonly query: Query;
  readonly rows: readonly LinkRow[];
};

const LONGEST_MS = 1000;
const TOO_SLOW: RegexError = { kind: 'too-slow', index: 0 };

/**
 * Filters and sorts with as little work as may be: sorts once for each order, and looks only through what was shown
 * before when a filter is narrowed by typing on. A regular expression that takes too long is given up. `clock`: ms.
 */
export function createRowView(clock: () => number) {
  let sorted: {
    from: readonly LinkRow[];
    sort: TableSort<SortColumn> | null;
    rows: readonly LinkRow[];
  } | null = null;
  let matched: Matched | null = null;
  let goodRegex = '';
  let slowRegex: string | null = null;

  function inOrder(rows: readonly LinkRow[], sort: TableSort<SortColumn> | null): readonly LinkRow[] {
    if (sorted?.from !== rows || sorted.sort?.by !== sort?.by || sorted.sort?.isDown !== sort?.isDown)
      sorted = { from: rows, sort, rows: sort === null ? rows : sortRows(rows, sort) };
    return sorted.rows;
  }

  function matching(ordered: readonly LinkRow[], query: Query): readonly LinkRow[] | null {
    if (matched !== null && matched.from === ordered && isSame(matched.query, query)) return matched.rows;
    const narrows = matched !== null && matched.from === ordered && isNarrower(matched.query, query);
    const candidates = narrows && matched !== null ? matched.rows : ordered;
    const test = testOf(query);
    const found = test === null ? candidates : filterInTime(candidates, test, query.isRegex ? clock : null);
    if (found !== null) matched = { from: ordered, query, rows: found };
    return found;
  }

  /** One that took too long is not tried again before another has been. */
  function errorOf(pattern: string): RegexError | null {
    if (pattern === slowRegex) return TOO_SLOW;
    slowRegex = null;
    const parsed = parseRegex(pattern);
    return 'kind' in parsed ? parsed : null;
  }

  return (rows: readonly LinkRow[], filter: GrabberFilter, sort: TableSort<SortColumn> | null): ShownRows => {
    const ordered = inOrder(rows, sort);
    const host = filter.host.trim().toLowerCase();
    const find = (text: string) => matching(ordered, { text, isRegex: filter.isRegex, host });
    let error = filter.isRegex ? errorOf(filter.text) : null;
    let found = error === null ? find(filter.text) : null;
    if (found === null) {
      if (error === null) {
        slowRegex = filter.text;
        error = TOO_SLOW;
      }
      found = find(goodRegex);
      // What was quick enough for other rows.
      if (found === null) goodRegex = '';
      found ??= ordered;
    } else if (filter.isRegex) goodRegex = filter.text;
    const kindCounts = new Map<LinkKind, number>();
    for (const { kind } of found) kindCounts.set(kind, (kindCounts.get(kind) ?? 0) + 1);
    const shown = filter.kinds.length === 0 ? found : found.filter(({ kind }) => filter.kinds.includes(kind));
    return { rows: shown, keys: shown.map(({ key }) => key), kindCounts, error };
  };
}

function isSame(one: Query, other: Query): boolean {
  return one.text === other.text && one.isRegex === other.isRegex && one.host === other.host;
}

/** Does `query` let nothing through that `before` does not? */
function isNarrower(before: Query, query: Query): boolean {
  if (!query.host.includes(before.host)) return false;
  if (before.text === '') return true;
  if (query.isRegex || before.isRegex) return query.isRegex === before.isRegex && query.text === before.text;
  return query.text.startsWith(before.text);
}

/** Null when everything is let through. */
function testOf({ text, isRegex, host }: Query): ((row: LinkRow) => boolean) | null {
  const words = isRegex ? [] : text.toLowerCase().split(/\s+/).filter(Boolean);
  const parsed = isRegex && text !== '' ? parseRegex(text) : null;
  const regex = parsed === null || 'kind' in parsed ? null : parsed;
  if (words.length === 0 && regex === null && host === '') return null;
  return (row) => {
    if (host !== '' && !row.host.includes(host)) return false;
    const { haystack } = row;
    return words.every((word) => haystack.includes(word)) && (regex === null || matches(regex, haystack));
  };
}

function matches({ regex, reach }: FilterRegex, haystack: string): boolean {
  if (haystack.length <= reach) return regex.test(haystack);
  const within = haystack.split('\n').map((field) => field.slice(0, reach));
  return regex.test(within.join('\n'));
}

/** Null when it took longer than anyone would wait. Without a clock it may take as long as it takes. */
function filterInTime(
  rows: readonly LinkRow[],
  test: (row: LinkRow) => boolean,
  clock: (() => number) | null,
): readonly LinkRow[] | null {
  if (clock === null) return rows.filter(test);
  const end = clock() + LONGEST_MS;
  const found: LinkRow[] = [];
  for (const row of rows) {
    if (test(row)) found.push(row);
    if (clock() > end) return null;
  }
  return found;
}
