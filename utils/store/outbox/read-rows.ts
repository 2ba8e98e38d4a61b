import type { OutboxDb, UnreadableRow } from '@/utils/store/outbox/outbox-db';
import {
  type Job,
  jobSchema,
  type OutboxContext,
  outboxContextSchema,
  type Transfer,
  transferSchema,
} from '@/utils/transfers/schema';

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false };
type RowKey = { readonly from: UnreadableRow['from']; readonly key: string; readonly row: unknown };

const PARSERS = {
  transfers: (row: unknown): Parsed<Transfer> => transferSchema.safeParse(row),
  jobs: (row: unknown): Parsed<Job> => jobSchema.safeParse(row),
};

/** The rows that fit their schema, without the fields of the indexes. The others are set aside. */
export async function readTransfers(db: OutboxDb, rows: readonly unknown[]): Promise<readonly Transfer[]> {
  return readRows(db, 'transfers', rows, PARSERS.transfers);
}

export async function readJobs(db: OutboxDb, rows: readonly unknown[]): Promise<readonly Job[]> {
  return readRows(db, 'jobs', rows, PARSERS.jobs);
}

/** The context; null when there is none, or none that can be read, which is then set aside. */
export async function readContext(db: OutboxDb): Promise<OutboxContext | null> {
  const row: unknown = await db.get('context', 'context');
  const context = parseContext(row);
  if (context === null && row !== undefined) await setAside(db, [{ from: 'context', key: 'context', row }]);
  return context;
}

/** The same for who only looks: nothing is set aside. */
export async function peekContext(db: OutboxDb): Promise<OutboxContext | null> {
  return parseContext(await db.get('context', 'context'));
}

function parseContext(row: unknown): OutboxContext | null {
  const stored = row as { readonly context?: unknown } | undefined;
  return outboxContextSchema.safeParse(stored?.context).data ?? null;
}

async function readRows<T>(
  db: OutboxDb,
  from: 'transfers' | 'jobs',
  rows: readonly unknown[],
  parse: (row: unknown) => Parsed<T>,
): Promise<readonly T[]> {
  const good: T[] = [];
  const bad: RowKey[] = [];
  for (const row of rows) {
    const parsed = parse(row);
    if (parsed.success) good.push(parsed.data);
    else bad.push({ from, key: keyOf(from, row), row });
  }
  if (bad.length > 0) await setAside(db, bad);
  return good;
}

/** The key of a row is its path in the store, so every stored row has one. */
function keyOf(from: 'transfers' | 'jobs', row: unknown): string {
  const keyed = row as { readonly id?: string; readonly key?: string };
  return (from === 'transfers' ? keyed.id : keyed.key) ?? '';
}

/** Moves rows to `unreadable`, in one transaction: never in both places, never in none. */
async function setAside(db: OutboxDb, rows: readonly RowKey[]): Promise<void> {
  const transaction = db.transaction(['transfers', 'jobs', 'context', 'unreadable'], 'readwrite', {
    durability: 'strict',
  });
  await Promise.all([
    ...rows.flatMap(({ from, key, row }) => [
      transaction.objectStore('unreadable').add({ from, row }),
      transaction.objectStore(from).delete(key),
    ]),
    transaction.done,
  ]);
}
