import { expect, it } from 'vitest';
import { objections } from './support/demands';
import { newTransfer } from './support/links';
import { OutboxWorld } from './support/outbox-world';
import { haste } from './support/pace';
import { PLAIN } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';
import { watch } from './support/watch';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TIMEOUT_MS = 60_000;
const HOURS = 5;

const file = (n: number) => newTransfer({ kind: 'file', n, spelling: 0 }, { folderId: 0, isPrivate: false });

it.each([
  [200, 'Our services are in maintenance. Please come back after 10:00 #1'],
  [200, 'Software error: #2'],
  [403, 'Over quota: storage is full #802'],
  [403, 'Upload forbidden #801'],
  [403, 'Flood detected: User Locked #223'],
  [200, 'Too many requests #3'],
])(
  'every link is refused for hours with HTTP %i %s: none fails, few calls are made, and all arrive then',
  {
    timeout: TIMEOUT_MS,
  },
  async (status, message) => {
    const world = new OutboxWorld({ ...PLAIN, latencyMs: 100, isStoppedWhenIdle: true });
    await withVirtualGlobals(world.time, world.disk.factory, async () => {
      const wrong = watch(world);
      const promised: string[] = [];
      const add = (numbers: readonly number[]): void => {
        void world.engine.add(numbers.map(file)).then((ids) => promised.push(...ids));
      };
      world.host.switches.executionDelayMs = 30 * MINUTE_MS;
      add([0]);
      await world.time.pass(MINUTE_MS);
      const trouble = world.host.faults.next({
        match: 'remote/request',
        action: { type: 'ko', status, message },
        times: Number.POSITIVE_INFINITY,
      });
      add([1, 2, 3, 4, 5, 6, 7]);
      await world.time.pass(HOURS * HOUR_MS);
      const states = Map.groupBy(world.disk.transfers(), ({ state }) => state);
      expect(
        [states.get('done')?.length, states.get('queued')?.length],
        'the running one is followed',
      ).toEqual([1, 7]);
      expect(trouble.struck()).toBeGreaterThan(2);
      expect(trouble.struck()).toBeLessThan(30);
      trouble.clear();
      await world.time.pass(HOURS * HOUR_MS);
      expect(world.disk.transfers().map(({ state }) => state)).toEqual(Array(8).fill('done'));
      const played = { world, promised, usedKeys: new Set(['premium' as const]), holds: [], wrong };
      expect([...objections(played), ...haste(played)]).toEqual([]);
    });
  },
);

it.each([
  'Over quota: storage is full #802',
  'Our services are in maintenance. Please come back after 10:00 #1',
])(
  'trouble that lets one link through in between blames hardly any of the others: %s',
  { timeout: TIMEOUT_MS },
  async (message) => {
    const world = new OutboxWorld({ ...PLAIN, latencyMs: 100, isStoppedWhenIdle: true });
    await withVirtualGlobals(world.time, world.disk.factory, async () => {
      let isOpen = false;
      const trouble = world.host.faults.next({
        match: ({ path }) =>
          path.includes('remote/request') && !(isOpen && world.host.state.jobs.length === 0),
        action: { type: 'ko', status: 403, message },
        times: Number.POSITIVE_INFINITY,
      });
      void world.engine.add([1, 2, 3, 4, 5, 6, 7].map(file));
      await world.time.pass(3 * HOUR_MS);
      isOpen = true;
      await world.time.pass(HOURS * HOUR_MS);
      const count = (wanted: string) => world.disk.transfers().filter(({ state }) => state === wanted).length;
      expect(count('done')).toBe(1);
      expect(count('failed')).toBeLessThanOrEqual(1);
      trouble.clear();
      await world.time.pass(HOURS * HOUR_MS);
      expect(count('done') + count('failed')).toBe(7);
      expect(count('failed')).toBeLessThanOrEqual(1);
    });
  },
);

it('two links that nobody takes fail after a day, though each waits for the other', {
  timeout: TIMEOUT_MS,
}, async () => {
  const world = new OutboxWorld({ ...PLAIN, latencyMs: 100, isStoppedWhenIdle: true });
  await withVirtualGlobals(world.time, world.disk.factory, async () => {
    world.host.faults.next({
      match: 'remote/request',
      action: { type: 'ko', status: 200, message: 'Software error: #2' },
      times: Number.POSITIVE_INFINITY,
    });
    void world.engine.add([1, 2].map(file));
    await world.time.pass(30 * HOUR_MS);
    expect(world.disk.transfers().map(({ state }) => state)).toEqual(['failed', 'failed']);
  });
});
