import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { countReads } from '../store/outbox/count-reads';
import { changes, freshName, storedTransfer } from '../store/outbox/outbox-bench';
import { VirtualWorld } from './support/virtual-world';

const FIRST = { cursor: null, limit: 50, filter: 'all' } as const;

it('shows the first of many waiting links before it reads the others', async () => {
  const world = new VirtualWorld();
  const store = openOutboxStore(freshName());
  const many = Array.from({ length: 2_000 }, (_, index) => storedTransfer(`1-${index + 1_000}`));
  await store.commit(changes({ transfers: many }));
  // The start is under way and does not get on.
  Object.assign(world.disk.store, store, { loadOpen: () => new Promise(() => undefined) });
  const reads = countReads();
  try {
    const { background } = world;
    const [window, hold] = await Promise.all([background.list(FIRST), background.hold()]);
    expect(window.items).toHaveLength(50);
    expect(window.counts).toMatchObject({ waiting: 2_000 });
    expect(hold).toBeNull();
    expect(reads.rows).toBeLessThan(60);
  } finally {
    reads.stop();
  }
});

it('shows with each link the job that carries it', async () => {
  const world = new VirtualWorld();
  world.fichier.workMs = 60_000;
  await world.add(['https://host.example/a.bin']);
  await world.pass(5_000);
  const { items } = await world.background.list(FIRST);
  expect(items.map(({ transfer, job }) => [transfer.state, job?.state])).toEqual([['assigned', 'accepted']]);
});
