import { describe, expect, it } from 'vitest';
import type { NewTransfer } from '@/utils/engine/engine';
import type { Switches } from '../../simulator/model/switches.ts';
import { OutboxWorld } from './support/outbox-world';
import { haste } from './support/pace';
import { type KeyName, PLAIN } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** On a machine that is busy with other things. */
const TIMEOUT_MS = 60_000;

type Load = {
  readonly key: KeyName;
  readonly count: number;
  /** How long the fetching of each takes. */
  readonly lengthMs: (n: number) => number;
  readonly switches?: Partial<Switches>;
};

const linksOf = ({ count, lengthMs }: Load): NewTransfer[] =>
  Array.from({ length: count }, (_, n) => ({
    url: `http://files.example/slow/${lengthMs(n)}/f${n}.bin?size=8`,
    kind: 'remote',
    origin: 'popup',
    folderId: 0,
    folderName: null,
    isPrivate: false,
  }));

/** Sends them with the popup closed, each alone; `during` runs once a minute. */
async function follow(load: Load, forMs: number, during: (world: OutboxWorld) => void = () => undefined) {
  const { key, switches = {} } = load;
  const world = new OutboxWorld({
    ...PLAIN,
    key,
    batchSize: 1,
    latencyMs: 100,
    isStoppedWhenIdle: true,
    switches,
  });
  await withVirtualGlobals(world.time, world.disk.factory, async () => {
    void world.engine.add(linksOf(load));
    for (let passed = 0; passed < forMs; passed += MINUTE_MS) {
      await world.time.pass(MINUTE_MS);
      during(world);
    }
  });
  expect(world.broken).toEqual([]);
  expect(haste({ world, usedKeys: new Set([key]) })).toEqual([]);
  return world;
}

const timesOf = ({ outgoing }: OutboxWorld, endpoint: string): number[] =>
  outgoing.filter((call) => call.endpoint === endpoint).map(({ at }) => at);

/** The most calls of a kind in any hour. */
function mostInAnHour(world: OutboxWorld, endpoint: string): number {
  const times = timesOf(world, endpoint);
  return Math.max(0, ...times.map((from) => times.filter((at) => from <= at && at < from + HOUR_MS).length));
}

const openJobs = ({ disk }: OutboxWorld): number =>
  disk.jobs().filter(({ state }) => state === 'accepted').length;

const MOST = { premium: { looks: 120, checks: 150 }, free: { looks: 20, checks: 15 } } as const;

describe('jobs that take long, with the popup closed', { timeout: TIMEOUT_MS }, () => {
  const lengthMs = () => 5 * HOUR_MS;

  it.each<[string, 'premium' | 'free', number, Partial<Switches>]>([
    ['as documented, of Premium', 'premium', 200, {}],
    ['as documented, of a free account', 'free', 10, {}],
    ['with a date from the start, of Premium', 'premium', 200, { executionDate: 'at-start' }],
    ['with a date from the start, of a free account', 'free', 10, { executionDate: 'at-start' }],
    ['in no list, of Premium', 'premium', 200, { listShows: 'ended' }],
  ])('leave enough of each hour: %s', async (_, key, open, switches) => {
    let most = 0;
    const world = await follow({ key, count: 200, lengthMs, switches }, 3 * HOUR_MS, (now) => {
      most = Math.max(most, openJobs(now));
    });
    expect(most).toBe(open);
    expect(mostInAnHour(world, 'remote/ls')).toBeLessThanOrEqual(MOST[key].looks);
    // A date, or none in the list, is a reason to ask for each once.
    const withReason = Object.keys(switches).length === 0 ? 0 : open;
    expect(mostInAnHour(world, 'remote/info')).toBeLessThanOrEqual(MOST[key].checks + withReason);
    const late = timesOf(world, 'remote/ls').filter((at) => at > world.time.now - HOUR_MS);
    expect(late.length, 'while nothing changes').toBeLessThanOrEqual(12);
  });
});

it.each<['premium' | 'free', number]>([
  ['premium', 200],
  ['free', 40],
])(
  'looks at jobs that end one after another no more often, of %s',
  { timeout: TIMEOUT_MS },
  async (key, count) => {
    const lengthMs = (n: number) => 10 * MINUTE_MS + (key === 'free' ? 0 : n * 12 * SECOND_MS);
    const world = await follow({ key, count, lengthMs }, 8 * HOUR_MS);
    expect(mostInAnHour(world, 'remote/ls')).toBeLessThanOrEqual(MOST[key].looks);
    const times = timesOf(world, 'remote/ls');
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    const quick = pauses.filter((pause) => pause < 30 * SECOND_MS);
    expect(quick.length, 'but for the first and the last few').toBeLessThan(12);
    expect(world.disk.transfers().filter(({ state }) => state === 'done')).toHaveLength(count);
  },
);

it.each<KeyName>(['premium', 'free'])('finds a single short link of %s quickly', async (key) => {
  const world = await follow({ key, count: 1, lengthMs: () => 10 * SECOND_MS }, 5 * MINUTE_MS);
  const sentAt = timesOf(world, 'remote/request')[0] ?? 0;
  const looks = timesOf(world, 'remote/ls').map((at) => Math.round((at - sentAt) / SECOND_MS));
  expect(looks.filter((seconds) => seconds > 0)).toEqual([6, 16]);
  expect(world.disk.transfers()[0]?.state).toBe('done');
});

it('looks when the popup opens, however many looks the hour has seen, but never within 15 s of the last', async () => {
  const load: Load = { key: 'free', count: 3, lengthMs: () => 5 * HOUR_MS };
  let opened = 0;
  const world = await follow(load, 2 * HOUR_MS, (now) => {
    if (now.time.now % (10 * MINUTE_MS) !== 0) return;
    opened += 1;
    // Twice in the same breath.
    void now.engine.lookNow();
    void now.engine.lookNow();
  });
  const times = timesOf(world, 'remote/ls');
  const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
  expect(opened).toBeGreaterThan(10);
  expect(times.length).toBeGreaterThanOrEqual(opened);
  expect(pauses.slice(4).every((pause) => pause >= 15 * SECOND_MS)).toBe(true);
  expect(mostInAnHour(world, 'remote/ls')).toBeLessThanOrEqual(MOST.free.looks + 6);
});
