import { openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import type { Transfer } from '@/utils/transfers/schema';
import { EMPTY_CONTEXT } from '@/utils/transfers/state';
import { countReads } from './count-reads';
import { changes, freshName, storedJob, storedTransfer } from './outbox-bench';

afterEach(() => vi.restoreAllMocks());

const done = (id: string, more: Partial<Transfer> = {}) =>
  storedTransfer(id, { state: 'done', link: `https://1fichier.com/?${id}`, ...more });

it('hands out what was stored, without the fields of its indexes, after a restart too', async () => {
  const name = freshName();
  const [queued, job] = [storedTransfer('a'), storedJob('j', ['b'])];
  const assigned = storedTransfer('b', { state: 'assigned', jobKey: 'j' });
  const context = { ...EMPTY_CONTEXT, own: [7] };
  await openOutboxStore(name).commit(changes({ transfers: [queued, assigned], jobs: [job], context }));
  const store = openOutboxStore(name);
  expect(await store.loadOpen()).toEqual({ transfers: [queued, assigned], jobs: [job], context });
  expect(await store.get('a')).toEqual(queued);
  expect(await store.getJob('j')).toEqual(job);
  expect(await store.get('nobody')).toBeNull();
});

it('writes everything of a commit in one strict transaction, or nothing', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const store = openOutboxStore(freshName());
  await store.unreadable();
  transaction.mockClear();
  await store.commit(changes({ transfers: [storedTransfer('a')], jobs: [storedJob('j', ['a'])] }));
  expect(transaction.mock.calls).toEqual([
    [['transfers', 'jobs', 'context'], 'readwrite', { durability: 'strict' }],
  ]);
  const broken = { ...storedJob('k', ['b']), urls: [() => undefined] } as unknown as ReturnType<
    typeof storedJob
  >;
  await expect(store.commit(changes({ transfers: [storedTransfer('b')], jobs: [broken] }))).rejects.toThrow();
  expect(await store.get('b')).toBeNull();
});

it('takes a job back with its deletion', async () => {
  const store = openOutboxStore(freshName());
  await store.commit(changes({ jobs: [storedJob('j', ['a'])] }));
  await store.commit(changes({ deletedJobs: ['j'] }));
  expect(await store.getJob('j')).toBeNull();
});

it('loads what has ended only while an open job needs it', async () => {
  const store = openOutboxStore(freshName());
  await store.commit(
    changes({
      transfers: [
        done('a', { jobKey: 'j' }),
        done('b', { jobKey: 'k' }),
        storedTransfer('c', { state: 'cancelled' }),
      ],
      jobs: [
        storedJob('j', ['a'], { state: 'closed', closedAt: 5, namesWanted: true }),
        storedJob('k', ['b'], { state: 'closed', closedAt: 5 }),
      ],
    }),
  );
  const open = await store.loadOpen();
  expect(open.transfers.map((row) => row.id)).toEqual(['a']);
  expect(open.jobs.map((job) => job.key)).toEqual(['j']);
});

it('sets rows aside that it cannot read, counts them and loses nothing else', async () => {
  const name = freshName();
  const store = openOutboxStore(name);
  await store.commit(
    changes({
      transfers: [storedTransfer('a'), storedTransfer('b')],
      jobs: [storedJob('j', ['a'])],
      context: EMPTY_CONTEXT,
    }),
  );
  const db = await openDB(name);
  await db.put('transfers', { ...storedTransfer('bad'), state: 'flying', open: 1, shown: 'bad' });
  await db.put('jobs', { key: 'bad', open: 1 });
  await db.put('context', { id: 'context', context: { hold: 'yes' } });
  const open = await store.loadOpen();
  expect(open.transfers.map((row) => row.id)).toEqual(['a', 'b']);
  expect(open.jobs.map((job) => job.key)).toEqual(['j']);
  expect(open.context).toEqual(EMPTY_CONTEXT);
  expect(await store.unreadable()).toBe(3);
  expect(await db.getAll('unreadable')).toEqual(
    expect.arrayContaining([
      { from: 'transfers', row: expect.objectContaining({ id: 'bad', state: 'flying' }) },
      { from: 'jobs', row: { key: 'bad', open: 1 } },
      { from: 'context', row: { id: 'context', context: { hold: 'yes' } } },
    ]),
  );
  expect((await store.loadOpen()).transfers).toHaveLength(2);
  expect(await store.unreadable()).toBe(3);
  db.close();
});

it('lists a window of the visible transfers, newest first, filter by filter', async () => {
  const store = openOutboxStore(freshName());
  await store.commit(
    changes({
      transfers: [
        storedTransfer('1'),
        done('2'),
        storedTransfer('3', { state: 'assigned', jobKey: 'j' }),
        storedTransfer('4', { state: 'failed' }),
        done('5'),
        storedTransfer('6', { state: 'cancelled' }),
        done('7', { hidden: true }),
        storedTransfer('8', { hidden: true, state: 'assigned', jobKey: 'j' }),
      ],
    }),
  );
  const list = async (
    filter: 'all' | 'open' | 'done' | 'failed',
    limit: number,
    cursor: string | null = null,
  ) => {
    const { items, nextCursor } = await store.list({ filter, limit, cursor });
    return `${items.map((row) => row.id).join('')} ${nextCursor}`;
  };
  expect(await list('all', 4)).toBe('6543 3');
  expect(await list('all', 4, '3')).toBe('21 null');
  expect(await list('all', 6)).toBe('654321 null');
  expect(await list('open', 9)).toBe('31 null');
  expect(await list('open', 1)).toBe('3 3');
  expect(await list('done', 1)).toBe('5 5');
  expect(await list('done', 1, '5')).toBe('2 null');
  expect(await list('failed', 9)).toBe('4 null');
  expect(await store.counts()).toEqual({ waiting: 1, active: 1, done: 2, failed: 1, cancelled: 1, total: 6 });
  expect(await store.links()).toEqual(['https://1fichier.com/?5', 'https://1fichier.com/?2']);
});

it('reads only what is open or shown, whatever the number of finished transfers', async () => {
  const name = freshName();
  const finished = Array.from({ length: 10_000 }, (_, index) => done(`f${String(index).padStart(6, '0')}`));
  await openOutboxStore(name).commit(
    changes({
      transfers: [
        ...finished,
        storedTransfer('z1'),
        storedTransfer('z2', { state: 'assigned', jobKey: 'j' }),
      ],
      jobs: [storedJob('j', ['z2'])],
      context: EMPTY_CONTEXT,
    }),
  );
  const reads = countReads();
  try {
    const store = openOutboxStore(name);
    await store.loadOpen();
    expect(reads.rows).toBe(4);
    reads.rows = 0;
    const { items } = await store.list({ cursor: null, limit: 20, filter: 'all' });
    expect(items).toHaveLength(20);
    expect(reads.rows).toBe(20);
    reads.rows = 0;
    await store.list({ cursor: 'f005000', limit: 7, filter: 'done' });
    expect(reads.rows).toBe(7);
    reads.rows = 0;
    expect(await store.counts()).toMatchObject({ done: 10_000, total: 10_002 });
    await store.sweep(1e15);
    await store.purgePrivate(null);
    expect(reads.rows).toBe(0);
  } finally {
    reads.stop();
  }
}, 60_000);

it('deletes ended private transfers with every job that carried them, and no other', async () => {
  const store = openOutboxStore(freshName());
  const isPrivate = true;
  await store.commit(
    changes({
      transfers: [
        done('a', { isPrivate, jobKey: 'j2' }),
        done('b', { isPrivate }),
        storedTransfer('c', { isPrivate }),
        done('d'),
      ],
      jobs: [
        storedJob('j1', ['a'], { state: 'absent', closedAt: 5 }),
        storedJob('j2', ['a'], { state: 'closed', closedAt: 9, namesWanted: true }),
        storedJob('j3', ['d'], { state: 'closed', closedAt: 9 }),
      ],
    }),
  );
  expect(await store.purgePrivate(['a', 'c'])).toBe(1);
  const left = async () =>
    (await store.list({ cursor: null, limit: 9, filter: 'all' })).items.map((row) => row.id);
  expect(await left()).toEqual(['d', 'c', 'b']);
  expect([await store.getJob('j1'), await store.getJob('j2')]).toEqual([null, null]);
  expect(await store.getJob('j3')).not.toBeNull();
  expect(await store.purgePrivate(null)).toBe(1);
  expect(await left()).toEqual(['d', 'c']);
});

it('sweeps what nobody sees or needs any more once it is old', async () => {
  const store = openOutboxStore(freshName());
  await store.commit(
    changes({
      transfers: [
        done('a', { hidden: true, changedAt: 10 }),
        done('b', { hidden: true, changedAt: 90 }),
        storedTransfer('c', { hidden: true, state: 'assigned', jobKey: 'j3', changedAt: 10 }),
        done('d', { changedAt: 10 }),
      ],
      jobs: [
        storedJob('j1', ['a'], { state: 'closed', closedAt: 10 }),
        storedJob('j2', ['b'], { state: 'closed', closedAt: 90 }),
        storedJob('j3', ['c']),
      ],
    }),
  );
  await store.sweep(50);
  const here = async (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await store.get(id))?.id ?? '-'));
  expect(await here(['a', 'b', 'c', 'd'])).toEqual(['-', 'b', 'c', 'd']);
  expect(await store.getJob('j1')).toBeNull();
  expect([await store.getJob('j2'), await store.getJob('j3')]).not.toContain(null);
});

it('lets go of the database when a newer version of the extension asks for it', async () => {
  const name = freshName();
  const store = openOutboxStore(name);
  await store.commit(changes({ transfers: [storedTransfer('a')] }));
  const newer = await openDB(name, 99);
  expect(await newer.get('transfers', 'a')).toMatchObject({ id: 'a' });
  newer.close();
  await expect(store.get('a')).rejects.toMatchObject({ name: 'VersionError' });
});

it('tries again to open a database that could not be opened', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new Error('The disk is full');
  });
  const store = openOutboxStore(freshName());
  await expect(store.unreadable()).rejects.toThrow('The disk is full');
  expect(await store.unreadable()).toBe(0);
});
