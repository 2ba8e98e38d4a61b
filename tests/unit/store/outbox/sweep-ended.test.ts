import { expect, it } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { Keep } from '@/utils/store/outbox/sweep-ended';
import { countReads } from './count-reads';
import { changes, freshName, storedJob, storedTransfer } from './outbox-bench';

const ended = (id: string, changedAt: number) => storedTransfer(id, { state: 'done', changedAt });

async function left(store: OutboxStore): Promise<string> {
  const { items } = await store.list({ cursor: null, limit: 50, filter: 'all' });
  return items.map((row) => row.id).join('');
}

async function swept(keep: Keep): Promise<string> {
  const store = openOutboxStore(freshName());
  await store.commit(
    changes({
      transfers: [
        // Ended in another order than they were made.
        ended('a', 40),
        storedTransfer('b', { state: 'failed', changedAt: 10 }),
        storedTransfer('c', { changedAt: 1 }),
        ended('d', 20),
        storedTransfer('e', { state: 'cancelled', changedAt: 30 }),
        storedTransfer('f', { state: 'assigned', jobKey: 'j', changedAt: 2 }),
        ended('g', 3),
      ],
      // Of this job one transfer has ended, and its result is still to be named.
      jobs: [storedJob('j', ['f', 'g'])],
    }),
  );
  while ((await store.sweepEnded(keep)) > 0);
  return left(store);
}

it.each([
  ['keeps everything without a limit', { count: null, since: null }, 'gfedcba'],
  ['keeps everything below the limit', { count: 9, since: null }, 'gfedcba'],
  ['forgets the ones that ended first beyond a count', { count: 3, since: null }, 'gfedca'],
  ['forgets the ones that ended before a time', { count: null, since: 30 }, 'gfeca'],
  ['forgets what either limit says', { count: 4, since: 25 }, 'gfeca'],
  ['never forgets what is open, or carried by an open job', { count: 1, since: 1000 }, 'gfc'],
] as const)('%s', async (_what, keep, rest) => {
  expect(await swept(keep)).toBe(rest);
});

it('deletes 500 in one transaction at most, and reads no row of what it deletes', async () => {
  const store = openOutboxStore(freshName());
  const rows = Array.from({ length: 1200 }, (_, index) => ended(`r${String(index).padStart(5, '0')}`, index));
  await store.commit(changes({ transfers: rows, jobs: [storedJob('j', ['z'])] }));
  const reads = countReads();
  try {
    const gone: number[] = [];
    do gone.push(await store.sweepEnded({ count: 100, since: null }));
    while (gone.at(-1) !== 0);
    expect(gone).toEqual([500, 500, 100, 0]);
    expect(reads.rows, 'the open job, each time').toBe(4);
  } finally {
    reads.stop();
  }
  expect((await store.counts()).total).toBe(100);
  expect(await store.get('r01100')).not.toBeNull();
});
