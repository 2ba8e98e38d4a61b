import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectOnce } from './support/expect-once';
import { VirtualWorld } from './support/virtual-world';

const A = 'https://host.example/a.bin';
const B = 'https://host.example/b.bin';
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A link whose answer is lost; 1fichier has it, and lists it `lateMs` later. */
async function lost(answer: { readonly isTaken: boolean; readonly lateMs: number }): Promise<VirtualWorld> {
  const world = new VirtualWorld();
  world.fichier.take(['https://before.example/old.zip'], false);
  await world.becomeKnown();
  world.fichier.answers.push({ kind: 'lose', code: 'timeout', ...answer });
  await world.add([A]);
  return world;
}

it.each([
  ['forward between two looks', 8 * SECOND_MS, 5 * MINUTE_MS],
  ['forward while a look is made', 7.2 * SECOND_MS, 5 * MINUTE_MS],
  ['back between two looks', 8 * SECOND_MS, -HOUR_MS],
  ['forward before the first look', 3 * SECOND_MS, DAY_MS],
])('does not take a job for absent because the clock was set %s', async (_, afterMs, byMs) => {
  const world = await lost({ isTaken: true, lateMs: 40 * SECOND_MS });
  await world.pass(afterMs);
  world.setClock(byMs);
  void world.background.wake();
  await world.pass(5 * MINUTE_MS);
  expectOnce(world);
  expect(world.transfer(A).state).toBe('done');
});

it.each([5 * MINUTE_MS, -HOUR_MS, DAY_MS])(
  'does not take a job for absent because the clock was set by %i ms while no background lived',
  async (byMs) => {
    const world = await lost({ isTaken: true, lateMs: 40 * SECOND_MS });
    await world.pass(8 * SECOND_MS);
    world.die();
    world.setClock(byMs);
    void world.background.wake();
    await world.pass(5 * MINUTE_MS);
    expectOnce(world);
    expect(world.transfer(A).state).toBe('done');
  },
);

it.each([DAY_MS, -DAY_MS])(
  'sends the next link within minutes of the clock being set by %i ms',
  async (byMs) => {
    for (const isAlive of [true, false]) {
      const world = await lost({ isTaken: false, lateMs: 0 });
      await world.pass(8 * SECOND_MS);
      if (!isAlive) world.die();
      world.setClock(byMs);
      await world.add([B]);
      await world.pass(10 * MINUTE_MS);
      expect([world.transfer(A).state, world.transfer(B).state]).toEqual(['done', 'done']);
      expectOnce(world);
    }
  },
);

it('follows a job on through a clock that is set back', async () => {
  const world = new VirtualWorld();
  await world.add([A]);
  await world.pass(8 * SECOND_MS);
  world.setClock(-DAY_MS);
  await world.pass(5 * MINUTE_MS);
  expect(world.transfer(A).state).toBe('done');
});

it('proves a lost request absent in one life, however long the browser lets idle backgrounds live', async () => {
  const world = await lost({ isTaken: false, lateMs: 0 });
  await world.pass(3 * SECOND_MS);
  const signs: number[] = [];
  while (world.disk.allJobs().some((job) => job.state === 'unsure')) {
    if (signs.at(-1) !== world.armedAt) signs.push(world.armedAt);
    await world.pass(100);
  }
  expect(world.transfer(A)).toMatchObject({ state: 'queued', resends: 1 });
  const pauses = signs.slice(1).map((sign, index) => sign - (signs[index] ?? 0));
  expect(pauses.length).toBeGreaterThan(3);
  expect(Math.max(...pauses)).toBeLessThan(25 * SECOND_MS);
});

it('leaves a job undecided that ten backgrounds died over, so that others go out', async () => {
  const world = await lost({ isTaken: false, lateMs: 0 });
  await world.add([B]);
  for (let life = 0; life < 10; life += 1) {
    await world.pass(20 * SECOND_MS);
    world.die();
    void world.background.wake();
  }
  await world.pass(MINUTE_MS);
  expect(world.disk.allJobs().filter((job) => job.state === 'undecided')).toHaveLength(1);
  expect(world.transfer(B).state).toBe('done');
  expectOnceSoFar(world);
});

function expectOnceSoFar(world: VirtualWorld): void {
  expect([A, B].map((url) => world.fichier.acceptedOf(url))).toEqual([0, 1]);
}

const moves = fc.array(
  fc.record({
    afterMs: fc.integer({ min: 0, max: 45 * SECOND_MS }),
    byMs: fc.constantFrom(0, 30_000, MINUTE_MS, 5 * MINUTE_MS, DAY_MS, -30_000, -5 * MINUTE_MS, -DAY_MS),
    /** The background dies before or after the clock is set, or not at all. */
    dies: fc.constantFrom('before', 'after', 'not', 'not'),
    isWoken: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6, size: 'max' },
);
const losses = fc.array(
  fc.record({ isTaken: fc.boolean(), lateMs: fc.constantFrom(3_000, 40_000, 40_000) }),
  { minLength: 1, maxLength: 3 },
);

it('sends once and loses nothing however the clock is set and whenever the background dies', async () => {
  await fc.assert(
    fc.asyncProperty(losses, moves, fc.boolean(), async (answers, steps, hasOld) => {
      const world = new VirtualWorld();
      if (hasOld) world.fichier.take(['https://before.example/old.zip'], false);
      for (const answer of answers) world.fichier.answers.push({ kind: 'lose', code: 'timeout', ...answer });
      await world.add([A, B]);
      for (const { afterMs, byMs, dies, isWoken } of steps) {
        await world.pass(afterMs);
        if (dies === 'before') world.die();
        world.setClock(byMs);
        if (dies === 'after') world.die();
        if (isWoken) void world.background.wake();
      }
      await world.pass(50 * HOUR_MS);
      expectOnce(world);
    }),
    { numRuns: 300 },
  );
}, 60_000);
