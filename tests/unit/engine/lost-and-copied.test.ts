import { describe, expect, it } from 'vitest';
import type { LostTransfer } from '@/utils/engine/engine';
import { VirtualWorld } from './support/virtual-world';

const MINUTE_MS = 60_000;
const urlOf = (id: string) => `https://host.example/${id}.bin`;
const requests = ({ fichier }: VirtualWorld) => fichier.calls.filter((call) => call.startsWith('request'));
const lost = (id: string, wasSent = false): LostTransfer => ({
  id,
  url: urlOf(id),
  kind: 'remote',
  origin: 'popup',
  folderId: 7,
  folderName: 'Films',
  isPrivate: false,
  wasSent,
});

describe('links of storages that do not belong together', () => {
  async function doubted(sentSince: 'none' | 'first' = 'none') {
    const world = new VirtualWorld();
    await world.background.pause();
    await world.add([urlOf('a'), urlOf('b')]);
    await world.background.resume();
    world.die();
    world.isProfileDoubted = true;
    if (sentSince === 'first') world.mayBeSent = [world.transfer(urlOf('a')).id];
    await world.background.start();
    return world;
  }

  it('do not go out before the user has said so, over any number of starts', async () => {
    const world = await doubted();
    expect(world.isProfileDoubted).toBe(false);
    await world.pass(10 * MINUTE_MS);
    world.die();
    await world.pass(10 * MINUTE_MS);
    await world.background.keyChanged();
    await world.background.releaseHold();
    await world.background.resume();
    await world.pass(10 * MINUTE_MS);
    expect(requests(world)).toEqual([]);
    expect(await world.background.hold()).toMatchObject({ reason: 'profile', code: 'other-profile' });
    await world.background.claimProfile();
    await world.pass(10 * MINUTE_MS);
    expect(world.transfer(urlOf('a')).state).toBe('done');
    expect(await world.background.hold()).toBeNull();
  });

  it('never go out when the user says so, and later ones do', async () => {
    const world = await doubted();
    await world.background.disownProfile();
    await world.add([urlOf('c')]);
    await world.pass(10 * MINUTE_MS);
    const states = ['a', 'b', 'c'].map((id) => world.transfer(urlOf(id)).state);
    expect(states).toEqual(['cancelled', 'cancelled', 'done']);
  });

  it('are answered for once: an answer of another window calls off nothing that was given since', async () => {
    const world = await doubted();
    await world.background.claimProfile();
    await world.background.disownProfile();
    await world.pass(10 * MINUTE_MS);
    expect(['a', 'b'].map((id) => world.transfer(urlOf(id)).state)).toEqual(['done', 'done']);
  });

  it('do not go out with the others when they may have gone out already', async () => {
    const world = await doubted('first');
    expect(world.transfer(urlOf('a'))).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
    await world.background.claimProfile();
    await world.background.retryFailed();
    await world.pass(10 * MINUTE_MS);
    expect(['a', 'b'].map((id) => world.fichier.acceptedOf(urlOf(id)))).toEqual([0, 1]);
    await world.background.retry(world.transfer(urlOf('a')).id);
    await world.pass(10 * MINUTE_MS);
    expect(world.transfer(urlOf('a')).state).toBe('done');
  });

  it('are asked about although the start ended before the storages were made to belong together', async () => {
    const world = new VirtualWorld();
    world.isProfileDoubted = true;
    world.dieAt = 9;
    for (let starts = 0; starts < 20 && world.isProfileDoubted; starts += 1) {
      await world.background.start().catch(() => undefined);
      await world.pass(MINUTE_MS);
      world.die();
    }
    expect(await world.background.hold()).toMatchObject({ code: 'other-profile' });
  });
});

it('looks at what is there before a start deletes any of it', async () => {
  const world = new VirtualWorld();
  const { loadOpen, sweep } = world.disk.store;
  const calls: string[] = [];
  Object.assign(world.disk.store, {
    loadOpen: () => {
      calls.push('loadOpen');
      return loadOpen();
    },
    sweep: (before: number) => {
      calls.push('sweep');
      return sweep(before);
    },
  });
  await world.background.start();
  expect(calls.slice(0, 2)).toEqual(['loadOpen', 'sweep']);
});

describe('lost links that are taken up again', () => {
  it('are sent, in their folder, but for those that 1fichier may have', async () => {
    const world = new VirtualWorld();
    await world.background.restore([lost('a'), lost('b', true)]);
    await world.pass(10 * MINUTE_MS);
    expect(world.transfer(urlOf('a'))).toMatchObject({ id: 'a', state: 'done', folderId: 7 });
    expect(world.transfer(urlOf('b'))).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
    expect(world.fichier.acceptedOf(urlOf('b'))).toBe(0);
    expect((await world.background.overview()).retriable).toBe(0);
  });

  it('are taken up once, however often that is asked for', async () => {
    const world = new VirtualWorld();
    await world.background.restore([lost('a')]);
    await world.pass(10 * MINUTE_MS);
    await world.background.restore([lost('a'), lost('b')]);
    await world.pass(10 * MINUTE_MS);
    expect(['a', 'b'].map((id) => world.fichier.acceptedOf(urlOf(id)))).toEqual([1, 1]);
  });
});
