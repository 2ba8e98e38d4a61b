import { expect, it } from 'vitest';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const B = 'https://host.example/b.bin';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A world whose background is in the middle of a listing that hangs. */
async function hanging(): Promise<VirtualWorld> {
  const world = new VirtualWorld();
  world.fichier.workMs = 10 * MINUTE_MS;
  await world.add([A]);
  await world.pass(3 * SECOND_MS);
  world.fichier.hangingLists = 1;
  while (world.fichier.hangingLists > 0) await world.pass(100);
  return world;
}

it.each<[string, (world: VirtualWorld) => Promise<unknown>]>([
  ['a new link', (world) => world.add([B])],
  ['a link sent again', (world) => world.background.retry(world.transfer(B).id)],
])('does not keep %s waiting for a listing of the background that hangs', async (_, act) => {
  const world = await hanging();
  if (_ !== 'a new link') {
    await world.add([B]);
    await world.background.cancel(world.transfer(B).id);
  }
  void act(world);
  await world.pass(6 * SECOND_MS);
  expect(world.fichier.acceptedOf(B)).toBe(1);
});

it('looks at once for a page that opens while a listing of the background hangs', async () => {
  const world = await hanging();
  const before = world.fichier.calls.length;
  await world.pass(15 * SECOND_MS);
  void world.background.lookNow();
  await world.pass(3 * SECOND_MS);
  expect(world.fichier.calls.slice(before)).toEqual(['list']);
});

it('sends a new link before it reads the results of many finished jobs', async () => {
  const world = new VirtualWorld();
  world.fichier.workMs = MINUTE_MS;
  for (let index = 0; index < 8; index += 1) {
    await world.add([`https://host.example/${index}`]);
    await world.pass(2 * SECOND_MS);
  }
  while (world.disk.allJobs().filter((job) => job.finished).length < 5) await world.pass(100);
  const before = world.fichier.calls.length;
  await world.add([B]);
  await world.pass(5 * SECOND_MS);
  const sent = world.fichier.calls.slice(before).indexOf(`request ${B}`);
  expect(sent).toBeGreaterThanOrEqual(0);
  expect(sent).toBeLessThanOrEqual(1);
});
