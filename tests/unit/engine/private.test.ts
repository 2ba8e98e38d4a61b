import { expect, it } from 'vitest';
import { settled } from './support/virtual-time';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const MINUTE_MS = 60_000;
const ALL = { cursor: null, limit: 9, filter: 'all' } as const;

async function done(): Promise<VirtualWorld> {
  const world = new VirtualWorld();
  await world.add([A], { isPrivate: true });
  await world.pass(MINUTE_MS);
  expect(world.transfer(A).state).toBe('done');
  return world;
}

it('keeps a private link that is done until a page has shown it', async () => {
  const world = await done();
  world.die();
  await world.background.lookNow();
  expect(world.disk.allTransfers()).toHaveLength(1);
});

it('does not take a private link from the page that shows it', async () => {
  const world = await done();
  await world.background.list(ALL);
  await world.background.lookNow();
  const { items } = await world.background.list(ALL);
  expect(items.map((item) => item.transfer.url)).toEqual([A]);
});

it('does not delete a private link after a mere glance', async () => {
  const world = await done();
  await world.background.list(ALL);
  for (const ms of [20_000, MINUTE_MS, 3 * MINUTE_MS]) {
    await world.pass(ms);
    world.die();
    await world.background.lookNow();
    expect(world.disk.allTransfers()).toHaveLength(1);
  }
});

it('deletes a private link at once when its row is removed', async () => {
  const world = await done();
  await world.background.remove(world.transfer(A).id);
  expect(world.disk.allTransfers()).toEqual([]);
});

it('deletes a private link that was seen when a page opens later', async () => {
  const world = await done();
  await world.background.list(ALL);
  await world.pass(4 * MINUTE_MS);
  await world.background.list(ALL);
  await world.pass(MINUTE_MS);
  await world.background.lookNow();
  expect(world.disk.allTransfers()).toEqual([]);
  expect(world.disk.context().seen).toEqual([]);
});

it('keeps a private link that an open page shows when the background starts again', async () => {
  const world = await done();
  await world.background.list(ALL);
  await world.pass(6 * MINUTE_MS);
  world.die();
  await world.background.start();
  expect(world.disk.allTransfers()).toHaveLength(1);
});

it('deletes what a private window left when the browser starts again, and sends what is on its way', async () => {
  const world = await done();
  world.fichier.accountId = null;
  await world.add(['https://host.example/b.bin'], { isPrivate: true });
  world.die();
  world.isBrowserStart = true;
  await world.background.start();
  await settled();
  expect(world.disk.allTransfers().map((row) => [row.url, row.state])).toEqual([
    ['https://host.example/b.bin', 'queued'],
  ]);
});
