import type { OutboxDb } from '@/utils/store/outbox/outbox-db';
import { readTransfers } from '@/utils/store/outbox/read-rows';
import type { Transfer } from '@/utils/transfers/schema';
import type { TransferFilter } from '@/utils/transfers/screen-schema';

type Query = { readonly cursor: string | null; readonly limit: number; readonly filter: TransferFilter };
type Window = { readonly items: readonly Transfer[]; readonly nextCursor: string | null };

const LINKS_PER_READ = 500;

/** A window of the visible transfers, newest first. Reads only the rows that it returns. */
export async function listTransfers(db: OutboxDb, { cursor, limit, filter }: Query): Promise<Window> {
  const rows: unknown[] = [];
  let lastId: string | null = null;
  let hasMore = false;
  for (let at = await openCursor(db, filter, cursor); at !== null; at = await at.continue()) {
    hasMore = rows.length >= limit;
    if (hasMore) break;
    rows.push(await at.source.objectStore.get(at.primaryKey));
    lastId = at.primaryKey;
  }
  return { items: await readTransfers(db, rows), nextCursor: hasMore ? lastId : null };
}

/** A cursor over keys alone: to learn that there is more costs no row. */
function openCursor(db: OutboxDb, filter: TransferFilter, cursor: string | null) {
  const transfers = db.transaction('transfers').store;
  if (filter === 'all' || filter === 'open') {
    const before = cursor === null ? null : IDBKeyRange.upperBound(cursor, true);
    return transfers.index(filter === 'all' ? 'shown' : 'shownOpen').openKeyCursor(before, 'prev');
  }
  const upper = cursor === null ? [filter, []] : [filter, cursor];
  const range = IDBKeyRange.bound([filter], upper, false, true);
  return transfers.index('shownState').openKeyCursor(range, 'prev');
}

/** Share links of the visible done transfers, newest first. */
export async function listLinks(db: OutboxDb): Promise<readonly string[]> {
  const links: string[] = [];
  let cursor: string | null = null;
  do {
    const window: Window = await listTransfers(db, { cursor, limit: LINKS_PER_READ, filter: 'done' });
    links.push(...window.items.flatMap((row) => row.link ?? []));
    cursor = window.nextCursor;
  } while (cursor !== null);
  return links;
}
