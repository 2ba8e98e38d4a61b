import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { countReads } from '../store/outbox/count-reads';
import { changes, freshName, storedTransfer } from '../store/outbox/outbox-bench';
import { VirtualWorld } from './support/virtual-world';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const MANY = 5000;
const OLD = 3000;
const urls = (count: number) =>
  Array.from({ length: count }, (_, index) => `https://host.example/${String(index).padStart(5, '0')}.bin`);
const requests = (world: VirtualWorld) => world.fichier.calls.filter((call) => call.startsWith('request'));

/** The world over IndexedDB, with finished transfers in it, and what is asked of the store counted. */
async function crowdedWorld() {
  const world = new VirtualWorld();
  const store = openOutboxStore(freshName());
  const old = Array.from({ length: OLD }, (_, index) => storedTransfer(`0-${index}`, { state: 'done' }));
  await store.commit(changes({ transfers: old }));
  const commit = vi.fn(store.commit);
  Object.assign(world.disk.store, store, { commit });
  await world.background.pause();
  commit.mockClear();
  return { world, store, commit };
}

describe('5,000 links', () => {
  it('are stored and cancelled in one transaction each, whatever has ended before', async () => {
    const { world, store, commit } = await crowdedWorld();
    const reads = countReads();
    try {
      await world.add(urls(MANY));
      await vi.waitFor(async () => expect((await store.counts()).waiting).toBe(MANY), 30_000);
      expect(commit).toHaveBeenCalledTimes(1);
      expect(await world.background.overview()).toEqual({
        isPaused: true,
        progress: { ended: 0, total: MANY },
        waiting: MANY,
        retriable: 0,
      });

      await world.background.cancelRemaining();
      expect(await store.counts()).toMatchObject({ waiting: 0, cancelled: MANY, done: OLD });
      expect(commit).toHaveBeenCalledTimes(2);
      expect(reads.rows, 'all that is open is known').toBe(0);
    } finally {
      reads.stop();
    }
  }, 60_000);

  it('that failed are sent again in one transaction, reading them and no other', async () => {
    const { world, store, commit } = await crowdedWorld();
    const failed = urls(MANY).map((url, index) =>
      storedTransfer(`1-${index}`, { url, state: 'failed', failure: { code: 'gone', words: null } }),
    );
    const unsure = storedTransfer('2', { state: 'failed', failure: { code: 'unsure', words: null } });
    await store.commit(changes({ transfers: [...failed, unsure] }));
    const reads = countReads();
    try {
      expect((await world.background.overview()).retriable).toBe(MANY);
      expect(reads.rows).toBe(0);
      await world.background.retryFailed();
      expect(reads.rows).toBe(MANY);
    } finally {
      reads.stop();
    }
    expect(commit).toHaveBeenCalledTimes(1);
    expect(await store.counts()).toMatchObject({ waiting: MANY, failed: 1, done: OLD });
    expect(await store.get('1-4999')).toMatchObject({ attempt: 2, failure: null });
    expect((await world.background.overview()).progress).toEqual({ ended: 0, total: MANY });
  }, 60_000);
});

describe('a pause', () => {
  it('outlives the background, holds every link by its name, and lets them go when it is over', async () => {
    const world = new VirtualWorld();
    await world.background.pause();
    await world.add(urls(2));
    await world.pass(10 * MINUTE_MS);
    world.die();
    await world.pass(10 * MINUTE_MS);
    expect(world.fichier.calls).toEqual([]);
    expect(await world.background.hold()).toMatchObject({ reason: 'paused', code: 'paused', until: null });
    expect(await world.background.estimatedEnd()).toBeNull();
    await world.background.resume();
    await world.pass(10 * MINUTE_MS);
    expect(urls(2).map((url) => world.transfer(url).state)).toEqual(['done', 'done']);
    expect(await world.background.hold()).toBeNull();
  });

  it('stops a link that already waits for its turn at the gate', async () => {
    const world = new VirtualWorld();
    await world.add(urls(1));
    // The look before the send is over, and the send has asked for its turn.
    await world.pass(600);
    expect(world.fichier.calls).toEqual(['list']);
    await world.background.pause();
    await world.pass(MINUTE_MS);
    expect(requests(world)).toEqual([]);
    expect(world.transfer(urls(1)[0] ?? '').state).toBe('queued');
    await world.background.resume();
    await world.pass(MINUTE_MS);
    expect(requests(world)).toHaveLength(1);
  });

  it('comes after what the user has to mend, and before a lock', async () => {
    const world = new VirtualWorld();
    const until = world.time.now + MINUTE_MS;
    world.hold = { reason: 'flood', code: 'flood-ip', until, lengthMs: MINUTE_MS, words: null };
    await world.background.pause();
    expect(await world.background.hold()).toMatchObject({ code: 'paused' });
    world.hasPermission = false;
    expect(await world.background.hold()).toMatchObject({ code: 'no-permission' });
    await world.background.resume();
    world.hasPermission = true;
    expect(await world.background.hold()).toMatchObject({ code: 'flood-ip' });
  });
});

it('honours the wish to cancel what remains once a lost request proves absent', async () => {
  const world = new VirtualWorld();
  await world.becomeKnown();
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: false, lateMs: 0 });
  await world.add(urls(3));
  await world.pass(5 * SECOND_MS);
  await world.background.cancelRemaining();
  await world.pass(10 * MINUTE_MS);
  expect(urls(3).map((url) => world.transfer(url).state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  expect(requests(world)).toHaveLength(3);
});

it('forgets old transfers piece by piece, and says so once', async () => {
  const { world, store } = await crowdedWorld();
  world.changes = 0;
  await world.background.forget({ count: 100, since: null });
  expect((await store.counts()).done).toBe(100);
  expect(world.changes).toBe(1);
  await world.background.forget({ count: 100, since: null });
  expect(world.changes).toBe(1);
});
