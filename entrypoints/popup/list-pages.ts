import type { RowRange } from '@/components/list/window';
import { countUnder } from '@/components/popup/count-under';
import type { TransferView, ValueOf } from '@/utils/messaging/protocol';
import type { Counts, TransferFilter } from '@/utils/transfers/screen-schema';

/**
 * The stored transfers as far as they have been read: pages that follow one another from the top. The background hands
 * them out by cursor, so row 5,000 is reached by reading what lies before it, in large steps.
 */
export type ListPage = {
  readonly cursor: string | null;
  readonly items: readonly TransferView[];
  readonly nextCursor: string | null;
  /** Something has changed since it was read. */
  readonly stale: boolean;
};

export type ListPages = { readonly pages: readonly ListPage[]; readonly counts: Counts | null };

/** One question: which page it reads, from where, how many rows. */
export type PageRead = { readonly page: number; readonly cursor: string | null; readonly limit: number };

export const NO_PAGES: ListPages = { pages: [], counts: null };

const FEWEST_ROWS = 50;
/** Rows read beyond the wanted ones, so that scrolling on, or a few new rows at the top, finds them there. */
const ROWS_AHEAD = 50;
const MOST_ROWS = 500;
const limitFor = (rows: number) => Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, rows));

export function loadedRows({ pages }: ListPages): readonly TransferView[] {
  return pages.flatMap((page) => page.items);
}

/** How many rows there are: known for sure once the last page is read, until then by the counts. */
export function totalRows(list: ListPages, filter: TransferFilter): number | null {
  if (list.counts === null) return null;
  const loaded = loadedRows(list).length;
  if (list.pages.at(-1)?.nextCursor === null) return loaded;
  return Math.max(countUnder(filter, list.counts), loaded + 1);
}

/** What to read next so that the wanted rows are there and fresh; null when they are. The top is always kept fresh. */
export function nextRead({ pages }: ListPages, wanted: RowRange): PageRead | null {
  let start = 0;
  for (const [index, page] of pages.entries()) {
    const end = start + page.items.length;
    const inSight = start < wanted.end && wanted.start < end;
    if (page.stale && (index === 0 || inSight)) {
      return { page: index, cursor: page.cursor, limit: limitFor(page.items.length) };
    }
    start = end;
  }
  const last = pages.at(-1);
  const end = wanted.end + ROWS_AHEAD;
  if (last === undefined) return { page: 0, cursor: null, limit: limitFor(end) };
  if (last.nextCursor === null || start >= end) return null;
  return { page: pages.length, cursor: last.nextCursor, limit: limitFor(end - start) };
}

/** The pages with one more answer. Where rows came or went, the pages below no longer fit and are read again. */
export function withAnswer(list: ListPages, read: PageRead, answer: ValueOf<'listTransfers'>): ListPages {
  const { items, counts } = answer;
  // An empty page ends the list, whatever cursor it carries: asking on would never end.
  const nextCursor = items.length > 0 ? answer.nextCursor : null;
  const fresh: ListPage = { cursor: read.cursor, items, nextCursor, stale: false };
  const below = list.pages.slice(read.page + 1);
  const fits = nextCursor !== null && below[0]?.cursor === nextCursor;
  return { pages: [...list.pages.slice(0, read.page), fresh, ...(fits ? below : [])], counts };
}

export function allStale({ pages, counts }: ListPages): ListPages {
  return { pages: pages.map((page) => ({ ...page, stale: true })), counts };
}
