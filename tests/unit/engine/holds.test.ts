import { expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

it('does not try a bad key again because the browser is online again', async () => {
  const world = new VirtualWorld();
  world.fichier.listFailure = new FichierError({
    code: 'not-authenticated',
    outcome: 'refused',
    status: 401,
  });
  await world.add([A]);
  await world.pass(MINUTE_MS);
  expect(world.fichier.calls).toEqual(['list']);
  for (let times = 0; times < 5; times += 1) {
    await world.background.wayOpened();
    await world.pass(MINUTE_MS);
  }
  expect(world.fichier.calls).toEqual(['list']);
  expect(await world.background.hold()).toMatchObject({ reason: 'key' });
});

it('asks at once when the browser is online again after listings that failed', async () => {
  const world = new VirtualWorld();
  world.fichier.listFailure = new FichierError({ code: 'network', outcome: 'unknown' });
  await world.add([A]);
  await world.pass(5 * MINUTE_MS);
  world.fichier.listFailure = null;
  await world.background.wayOpened();
  await world.pass(3 * SECOND_MS);
  expect(world.transfer(A).state).toBe('assigned');
});
