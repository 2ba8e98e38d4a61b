import type { OutboxDb } from '@/utils/store/outbox/outbox-db';

/** How many finished transfers are kept, and since when. */
export type Keep = {
  /** Null: however many there are. */
  readonly count: number | null;
  /** Those that ended before this go, epoch ms; null: however old they are. */
  readonly since: number | null;
};

const ROWS_PER_PIECE = 500;

/**
 * Deletes visible, finished transfers that need not be kept, the oldest first, a limited number in one transaction.
 * Reads keys alone, and the jobs that are open: what they carry stays. Resolves with the number that went; 0: all is done.
 */
export async function sweepEnded(db: OutboxDb, keep: Keep): Promise<number> {
  const transaction = db.transaction(['transfers', 'jobs'], 'readwrite');
  const transfers = transaction.objectStore('transfers');
  const ended = transfers.index('endedAt');
  const [open, count, old] = await Promise.all([
    transaction.objectStore('jobs').index('open').getAll(),
    keep.count === null ? 0 : ended.count(),
    keep.since === null ? 0 : ended.count(IDBKeyRange.upperBound(keep.since, true)),
  ]);
  const needed = new Set(open.flatMap((job) => job.transferIds));
  const due = Math.max(keep.count === null ? 0 : count - keep.count, old);
  const piece = Math.min(due, ROWS_PER_PIECE + needed.size);
  const oldest = piece > 0 ? await ended.getAllKeys(null, piece) : [];
  const gone = oldest.filter((id) => !needed.has(id)).slice(0, ROWS_PER_PIECE);
  await Promise.all([...gone.map((id) => transfers.delete(id)), transaction.done]);
  return gone.length;
}
