import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { linkOf } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const URLS = Array.from({ length: 7 }, (_, index) => `https://host.example/${index}.bin`);
const STEPS = 2000;

it('brings links from the click to their names over IndexedDB, through a restart', async () => {
  const world = new VirtualWorld();
  const store = openOutboxStore('engine-outbox');
  Object.assign(world.disk.store, store);
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: true, lateMs: 3_000 });
  await world.add(URLS);
  const window = { cursor: null, limit: 20, filter: 'all' } as const;
  let isNamed = false;
  for (let step = 0; step < STEPS && !isNamed; step += 1) {
    if (step === 100) world.die();
    await world.pass(250);
    const { items } = await store.list(window);
    isNamed = items.length === URLS.length && items.every((row) => row.name !== null);
  }
  const { items } = await store.list(window);
  expect(items.map((row) => [row.url, row.state, row.link])).toEqual(
    URLS.toReversed().map((url) => [url, 'done', linkOf(url)]),
  );
  expect(URLS.map((url) => world.fichier.acceptedOf(url))).toEqual(URLS.map(() => 1));
  expect(await store.links()).toEqual(URLS.toReversed().map(linkOf));
  expect(world.broken).toEqual([]);
});
