import { describe, expect, it } from 'vitest';
import { isFichierError } from '@/utils/fichier/errors';
import { linkOf } from './support/fake-fichier';
import { VirtualWorld } from './support/virtual-world';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const LOCKED = 'https://1fichier.com/?lockedlocked1';
const PASSWORD = 'open sesame 7';

/** A world in which a protected file has been refused. */
async function refused(): Promise<VirtualWorld> {
  const world = new VirtualWorld();
  world.fichier.passwords.set(LOCKED, PASSWORD);
  await world.add([LOCKED], { kind: 'copy' });
  await world.pass(10 * SECOND_MS);
  expect(world.transfer(LOCKED).failure?.code).toBe('password-required');
  return world;
}

/** What the page hears: null, or the code of a failure. */
async function enter(world: VirtualWorld, password = PASSWORD): Promise<string | null> {
  const reply = world.background.copyWithPassword(world.transfer(LOCKED).id, password).then(
    () => null,
    (error: unknown) => (isFichierError(error) ? error.facts.code : String(error)),
  );
  await world.pass(10 * SECOND_MS);
  return reply;
}

/** All that is stored, and all that anybody was told. */
const traces = ({ disk, broken, ended }: VirtualWorld) =>
  JSON.stringify([disk.allTransfers(), disk.allJobs(), disk.context(), broken.map(String), ended]);

describe('a protected file', () => {
  it('is copied with the password that the user enters, in one call', async () => {
    const world = await refused();
    expect(await enter(world)).toBeNull();
    expect(world.transfer(LOCKED)).toMatchObject({ state: 'done', link: linkOf(LOCKED), attempt: 2 });
    expect(world.fichier.calls.filter((call) => call.startsWith('copy'))).toHaveLength(2);
    expect(world.fichier.passwordsSent).toEqual([PASSWORD]);
    expect(traces(world)).not.toContain(PASSWORD);
  });

  it('is not copied when its row was removed while the password waited for its turn', async () => {
    const world = await refused();
    const { id } = world.transfer(LOCKED);
    const entered = enter(world);
    await world.background.remove(id);
    expect(await entered).toBe('aborted');
    expect(world.fichier.passwordsSent).toEqual([]);
  });

  it('asks again after a wrong password, and sends nothing by itself', async () => {
    const world = await refused();
    expect(await enter(world, 'wrong')).toBeNull();
    expect(world.transfer(LOCKED)).toMatchObject({ state: 'failed', failure: { code: 'password-wrong' } });
    await world.background.retryFailed();
    await world.pass(HOUR_MS);
    expect(world.fichier.passwordsSent).toEqual(['wrong']);
    expect(world.fichier.calls.filter((call) => call.startsWith('copy'))).toHaveLength(2);
    expect(await enter(world)).toBeNull();
    expect(world.transfer(LOCKED).state).toBe('done');
  });

  it.each([true, false])('asks again when the call never left (stored: %s)', async (isStored) => {
    const world = await refused();
    world.fichier.answers.push({ kind: 'return', isStored });
    expect(await enter(world)).toBe(isStored ? 'offline' : 'held');
    expect(world.transfer(LOCKED)).toMatchObject({ state: 'failed', failure: { code: 'password-required' } });
    await world.pass(HOUR_MS);
    expect(world.fichier.passwordsSent).toEqual([]);
  });

  it('tells the page what is in the way of everything, and asks again', async () => {
    const world = await refused();
    world.fichier.answers.push({ kind: 'refuse', code: 'flood-ip' });
    expect(await enter(world)).toBe('flood-ip');
    expect(world.transfer(LOCKED).failure?.code).toBe('password-required');
    await world.pass(HOUR_MS);
    expect(world.fichier.passwordsSent).toEqual([PASSWORD]);
  });

  it('is not kept waiting with its password while nothing is sent', async () => {
    const world = await refused();
    await world.background.pause();
    expect(await enter(world)).toBe('paused');
    await world.background.resume();
    await world.pass(HOUR_MS);
    expect([world.transfer(LOCKED).failure?.code, world.fichier.passwordsSent]).toEqual([
      'password-required',
      [],
    ]);
  });

  it('may be there when the answer was lost, which the user decides without a password', async () => {
    const world = await refused();
    world.fichier.answers.push({ kind: 'lose', code: 'timeout', isTaken: true, lateMs: 0 });
    expect(await enter(world)).toBeNull();
    await world.pass(HOUR_MS);
    expect(world.transfer(LOCKED)).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
    expect(world.fichier.copied).toHaveLength(1);
    expect(world.fichier.passwordsSent).toEqual([PASSWORD]);
  });

  it('is copied once, however often the button is pressed', async () => {
    const world = await refused();
    expect(await Promise.all([enter(world), enter(world), enter(world)])).toEqual([null, null, null]);
    expect(world.fichier.passwordsSent).toEqual([PASSWORD]);
    expect(world.transfer(LOCKED).state).toBe('done');
  });

  it('asks for its password though it went out with others, which are copied once', async () => {
    const world = new VirtualWorld();
    const urls = [
      LOCKED,
      ...Array.from({ length: 7 }, (_, index) => `https://1fichier.com/?openopenope${index}`),
    ];
    world.fichier.passwords.set(LOCKED, PASSWORD);
    await world.add(urls, { kind: 'copy' });
    await world.pass(120 * SECOND_MS);
    expect(urls.map((url) => world.transfer(url).failure?.code ?? world.transfer(url).state)).toEqual([
      'password-required',
      ...urls.slice(1).map(() => 'done'),
    ]);
    expect(world.fichier.copied.map(({ from }) => from).toSorted()).toEqual(urls.slice(1).toSorted());
    expect(await enter(world)).toBeNull();
    expect(world.transfer(LOCKED).state).toBe('done');
  });

  it('lets the links beside it go, and follows them', async () => {
    const world = await refused();
    await world.add(['https://host.example/a.bin']);
    await enter(world);
    await world.pass(120 * SECOND_MS);
    expect(world.transfer('https://host.example/a.bin').state).toBe('done');
    expect(world.transfer(LOCKED).state).toBe('done');
  });
});

it('wherever the background dies, the password goes out once at most and is stored nowhere', async () => {
  let last = 0;
  for (let dieAt = 1; ; dieAt += 1) {
    const world = await refused();
    world.calls = 0;
    world.dieAt = dieAt;
    void enter(world);
    await world.pass(60 * SECOND_MS);
    last = world.calls;
    world.dieAt = Number.POSITIVE_INFINITY;
    world.die();
    await world.background.wake();
    await world.pass(HOUR_MS);
    const { state, failure } = world.transfer(LOCKED);
    const sent = world.fichier.passwordsSent.length;
    const ends = sent === 0 ? ['password-required', 'unsure'] : ['done', 'unsure'];
    expect(ends, `died at call ${dieAt}`).toContain(failure?.code ?? state);
    expect(sent, `died at call ${dieAt}`).toBeLessThanOrEqual(1);
    expect(traces(world)).not.toContain(PASSWORD);
    if (last < dieAt) return;
  }
});
