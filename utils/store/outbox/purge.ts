import type { IDBPObjectStore } from 'idb';
import type { JobRow, OutboxDb, OutboxDbSchema, TransferRow } from '@/utils/store/outbox/outbox-db';
import { isOpenTransfer } from '@/utils/transfers/state';

const ROWS_PER_SWEEP = 500;

/** Deletes ended private transfers and every job that carried them: a job holds the URLs too. Resolves with their number. */
export async function purgePrivate(db: OutboxDb, ids: readonly string[] | null): Promise<number> {
  const transaction = db.transaction(['transfers', 'jobs'], 'readwrite', { durability: 'strict' });
  const transfers = transaction.objectStore('transfers');
  const jobs = transaction.objectStore('jobs');
  const rows: readonly TransferRow[] = await transfers.index('isolated').getAll();
  const gone = new Set(
    rows.filter((row) => !isOpenTransfer(row) && (ids === null || ids.includes(row.id))).map((row) => row.id),
  );
  const carried: readonly JobRow[] = gone.size === 0 ? [] : await readJobsOf(jobs);
  await Promise.all([
    ...[...gone].map((id) => transfers.delete(id)),
    ...carried
      .filter((job) => job.transferIds.length > 0 && job.transferIds.every((id) => gone.has(id)))
      .map((job) => jobs.delete(job.key)),
    transaction.done,
  ]);
  return gone.size;
}

/** Jobs that are open or were closed lately: others have been swept. */
async function readJobsOf(
  jobs: IDBPObjectStore<OutboxDbSchema, ('transfers' | 'jobs')[], 'jobs', 'readwrite'>,
): Promise<readonly JobRow[]> {
  const [open, closed] = await Promise.all([jobs.index('open').getAll(), jobs.index('doneAt').getAll()]);
  return [...open, ...closed];
}

/** Deletes what nobody sees or needs any more, a limited number at a time. `before` is epoch ms. */
export async function sweep(db: OutboxDb, before: number): Promise<void> {
  const transaction = db.transaction(['transfers', 'jobs'], 'readwrite');
  const old = IDBKeyRange.upperBound(before);
  const transfers = transaction.objectStore('transfers');
  const jobs = transaction.objectStore('jobs');
  const [hidden, closed] = await Promise.all([
    transfers.index('hiddenAt').getAllKeys(old, ROWS_PER_SWEEP),
    jobs.index('doneAt').getAllKeys(old, ROWS_PER_SWEEP),
  ]);
  await Promise.all([
    ...hidden.map((id) => transfers.delete(id)),
    ...closed.map((key) => jobs.delete(key)),
    transaction.done,
  ]);
}
