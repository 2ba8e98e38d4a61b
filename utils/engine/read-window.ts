import type { TransferWindow } from '@/utils/engine/engine';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { Job, Transfer } from '@/utils/transfers/schema';
import { mayBeThere } from '@/utils/transfers/state';

/** A window with the jobs of its transfers, and nothing else: a page must not wait until all that is open is loaded. */
export async function readWindow(
  store: OutboxStore,
  query: Parameters<OutboxStore['list']>[0],
): Promise<TransferWindow> {
  const [{ items, nextCursor }, counts] = await Promise.all([store.list(query), store.counts()]);
  const jobs = await readJobs(store, items);
  return {
    items: items.map((transfer) => ({ transfer, job: jobs.get(transfer.jobKey ?? '') ?? null })),
    nextCursor,
    counts,
  };
}

/** Of a transfer that has ended, its job says nothing more, unless it is in doubt how. */
async function readJobs(store: OutboxStore, items: readonly Transfer[]): Promise<ReadonlyMap<string, Job>> {
  const carried = items
    .filter((row) => row.state === 'assigned' || mayBeThere(row))
    .flatMap((row) => row.jobKey ?? []);
  const jobs = await Promise.all([...new Set(carried)].map((key) => store.getJob(key)));
  return new Map(jobs.flatMap((job) => (job === null ? [] : [[job.key, job] as const])));
}
