import { expect, it } from 'vitest';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const SECOND_MS = 1000;
const requests = (world: VirtualWorld) => world.fichier.calls.filter((call) => call.startsWith('request'));

it('survives a bug: it is reported, nothing is sent twice, and the outbox goes on', async () => {
  const world = new VirtualWorld();
  const { remoteLs } = world.fichier.client;
  let isBroken = true;
  Object.assign(world.fichier.client, {
    remoteLs: (...given: Parameters<typeof remoteLs>) => {
      if (isBroken) throw new TypeError('undefined is not a function');
      return remoteLs(...given);
    },
  });
  await world.add([A]);
  await world.pass(10 * SECOND_MS);
  expect(world.broken).toEqual([new TypeError('undefined is not a function')]);
  isBroken = false;
  await world.pass(5 * 60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(requests(world)).toHaveLength(1);
});

it('sends nothing that could not be stored first', async () => {
  const world = new VirtualWorld();
  const { commit } = world.disk.store;
  let isFull = false;
  world.disk.store.commit = async (changes) => {
    if (isFull && changes.jobs.length > 0) throw new Error('The disk is full');
    return commit(changes);
  };
  isFull = true;
  await world.add([A]);
  await world.pass(90 * SECOND_MS);
  expect(requests(world)).toEqual([]);
  expect(world.broken[0]).toEqual(new Error('The disk is full'));
  isFull = false;
  await world.pass(5 * 60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
});

it('believes the disk when a commit is said to have failed', async () => {
  const world = new VirtualWorld();
  const { commit } = world.disk.store;
  let hasFailed = true;
  world.disk.store.commit = async (changes) => {
    await commit(changes);
    if (hasFailed || !changes.jobs.some((job) => job.state === 'sending')) return;
    hasFailed = true;
    throw new Error('The disk went away');
  };
  await world.becomeKnown();
  hasFailed = false;
  await world.add([A]);
  await world.pass(10 * 60 * SECOND_MS);
  expect(world.transfer(A)).toMatchObject({ state: 'done', resends: 1 });
  expect(
    world.disk
      .allJobs()
      .slice(2)
      .map((job) => job.state),
  ).toEqual(['absent', 'closed']);
});

it('looks for a job whose outcome could not be stored', async () => {
  const world = new VirtualWorld();
  const { commit } = world.disk.store;
  let hasFailed = false;
  world.disk.store.commit = async (changes) => {
    if (!hasFailed && changes.jobs.some((job) => job.state === 'accepted')) {
      hasFailed = true;
      throw new Error('The disk is full');
    }
    return commit(changes);
  };
  await world.add([A]);
  await world.pass(10 * 60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(world.fichier.acceptedOf(A)).toBe(1);
});

it('starts again by itself when the store failed at the start', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  world.die();
  const { loadOpen } = world.disk.store;
  let failures = 2;
  world.disk.store.loadOpen = async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('The disk is away');
    return loadOpen();
  };
  await world.pass(10 * 60 * SECOND_MS);
  expect(world.transfer(A).state).toBe('done');
  expect(world.fichier.acceptedOf(A)).toBe(1);
});

it('says so while it cannot start, and goes on at once when it can', async () => {
  const world = new VirtualWorld();
  const { loadOpen } = world.disk.store;
  let isAway = true;
  world.disk.store.loadOpen = async () => {
    if (isAway) throw new Error('The disk is away');
    return loadOpen();
  };
  await world.add([A]);
  expect(await world.background.hold()).toMatchObject({ reason: 'storage', code: 'storage' });
  isAway = false;
  await world.add([A]);
  expect(await world.background.hold()).toBeNull();
  await world.pass(10 * SECOND_MS);
  expect(requests(world)).toHaveLength(1);
});

it('asks the user about a link whose job cannot be read any more, without waiting for the next start', async () => {
  const world = new VirtualWorld();
  const { commit, loadOpen } = world.disk.store;
  let isTorn = false;
  world.disk.store.commit = async (changes) => {
    if (isTorn) return commit(changes);
    await commit(changes);
    if (!changes.jobs.some((job) => job.state === 'accepted')) return;
    isTorn = true;
    throw new Error('The disk is torn');
  };
  world.disk.store.loadOpen = async () => {
    const rows = await loadOpen();
    return isTorn ? { ...rows, jobs: [] } : rows;
  };
  await world.add([A]);
  await world.pass(5 * 60 * SECOND_MS);
  expect(world.transfer(A)).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
  expect(requests(world)).toHaveLength(1);
});
