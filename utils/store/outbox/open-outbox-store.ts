import { type IDBPTransaction, openDB } from 'idb';
import { listLinks, listTransfers } from '@/utils/store/outbox/list-transfers';
import { migrate, OUTBOX_VERSION } from '@/utils/store/outbox/migrations/migrate';
import {
  type NoteRow,
  type OutboxDb,
  type OutboxDbSchema,
  toJobRow,
  toTransferRow,
} from '@/utils/store/outbox/outbox-db';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import { purgePrivate, sweep } from '@/utils/store/outbox/purge';
import { peekContext, readContext, readJobs, readTransfers } from '@/utils/store/outbox/read-rows';
import { sweepEnded } from '@/utils/store/outbox/sweep-ended';
import type { OutboxChanges } from '@/utils/transfers/changes';
import type { Job, Transfer } from '@/utils/transfers/schema';
import type { Counts } from '@/utils/transfers/screen-schema';
import { EMPTY_CONTEXT } from '@/utils/transfers/state';

type WriteTransaction = IDBPTransaction<OutboxDbSchema, ('transfers' | 'jobs' | 'context')[], 'readwrite'>;

/** Opens the database at once and keeps it open; a method that comes earlier waits for it. Opened anew after a failure. */
export function openOutboxStore(name = 'outbox'): OutboxStore {
  let opening: Promise<OutboxDb> | null = null;

  function db(): Promise<OutboxDb> {
    opening ??= open(name, () => {
      opening = null;
    }).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    commit: async (changes) => write(await db(), changes),
    loadOpen: async () => loadOpen(await db()),
    context: async () => (await peekContext(await db())) ?? EMPTY_CONTEXT,
    list: async (query) => listTransfers(await db(), query),
    links: async () => listLinks(await db()),
    counts: async () => count(await db()),
    async retriable() {
      const rows: readonly unknown[] = await (await db()).getAllFromIndex('transfers', 'retriable');
      return readTransfers(await db(), rows);
    },
    countRetriable: async () => (await db()).countFromIndex('transfers', 'retriable'),
    async get(id) {
      const row: unknown = await (await db()).get('transfers', id);
      return row === undefined ? null : ((await readTransfers(await db(), [row]))[0] ?? null);
    },
    async getJob(key) {
      const row: unknown = await (await db()).get('jobs', key);
      return row === undefined ? null : ((await readJobs(await db(), [row]))[0] ?? null);
    },
    openJobs: async () => readOpenJobs(await db()),
    purgePrivate: async (ids) => purgePrivate(await db(), ids),
    sweep: async (before) => sweep(await db(), before),
    sweepEnded: async (keep) => sweepEnded(await db(), keep),
    unreadable: async () => (await db()).count('unreadable'),
    async readNote(name) {
      const row: unknown = await (await db()).get('context', name);
      return (row as { readonly note?: unknown } | undefined)?.note ?? null;
    },
    writeNote: async (name, note) => writeNote(await db(), { id: name, note }),
  };
}

function open(name: string, onClosed: () => void): Promise<OutboxDb> {
  let fault: unknown = null;
  const opening = openDB<OutboxDbSchema>(name, OUTBOX_VERSION, {
    upgrade: (db, from, _to, transaction) => {
      migrate(db, from, transaction).catch((error: unknown) => {
        fault = error;
        // The database stays as it was, and opening it rejects with the fault.
        transaction.done.catch(() => undefined);
        abort(transaction);
      });
    },
    // A newer version of the extension waits for this connection to go.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
  return opening.catch((error: unknown) => {
    throw fault ?? error;
  });
}

async function write(db: OutboxDb, changes: OutboxChanges): Promise<void> {
  const transaction = db.transaction(['transfers', 'jobs', 'context'], 'readwrite', { durability: 'strict' });
  try {
    await Promise.all([...puts(transaction, changes), transaction.done]);
  } catch (error) {
    // A row that cannot be stored does not end the transaction: what else was put would be committed without it.
    abort(transaction);
    // The reason of the transaction, such as a full disk, before that of a row that went down with it.
    throw transaction.error ?? error;
  }
}

async function writeNote(db: OutboxDb, row: NoteRow): Promise<void> {
  const transaction = db.transaction('context', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(row), transaction.done]);
}

/** Each in a function of its own, so that a row that throws at once is one rejection among the others. */
function puts(transaction: WriteTransaction, changes: OutboxChanges): Promise<unknown>[] {
  const transfers = transaction.objectStore('transfers');
  const jobs = transaction.objectStore('jobs');
  const { context } = changes;
  return [
    ...changes.transfers.map(async (row) => transfers.put(toTransferRow(row))),
    ...changes.jobs.map(async (row) => jobs.put(toJobRow(row))),
    ...changes.deletedJobs.map((key) => jobs.delete(key)),
    ...(context === null ? [] : [transaction.objectStore('context').put({ id: 'context', context })]),
  ];
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already: nothing was written.
  }
}

async function loadOpen(db: OutboxDb) {
  const [openTransfers, openJobs, context] = await Promise.all([
    db.getAllFromIndex('transfers', 'open').then((rows) => readTransfers(db, rows)),
    readOpenJobs(db),
    readContext(db),
  ]);
  const rest = await readMissing(db, openTransfers, openJobs);
  return { transfers: [...openTransfers, ...rest], jobs: openJobs, context: context ?? EMPTY_CONTEXT };
}

async function readOpenJobs(db: OutboxDb): Promise<readonly Job[]> {
  const rows: readonly unknown[] = await db.getAllFromIndex('jobs', 'open');
  return readJobs(db, rows);
}

/** Transfers that have ended while their job is still needed. */
async function readMissing(
  db: OutboxDb,
  transfers: readonly Transfer[],
  jobs: readonly Job[],
): Promise<readonly Transfer[]> {
  const here = new Set(transfers.map((row) => row.id));
  const ids = jobs.flatMap((job) => job.transferIds).filter((id) => !here.has(id));
  const rows = await Promise.all(ids.map((id) => db.get('transfers', id)));
  return readTransfers(
    db,
    rows.filter((row) => row !== undefined),
  );
}

async function count(db: OutboxDb): Promise<Counts> {
  const of = (state: Transfer['state']) =>
    db.countFromIndex('transfers', 'shownState', IDBKeyRange.bound([state], [state, []]));
  const [waiting, active, done, failed, cancelled] = await Promise.all([
    of('queued'),
    of('assigned'),
    of('done'),
    of('failed'),
    of('cancelled'),
  ]);
  return { waiting, active, done, failed, cancelled, total: waiting + active + done + failed + cancelled };
}
