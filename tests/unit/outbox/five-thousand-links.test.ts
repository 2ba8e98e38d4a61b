import { expect, it } from 'vitest';
import { STRICTEST_LIMITS } from '../../simulator/model/switches.ts';
import { OutboxWorld } from './support/outbox-world';
import { haste } from './support/pace';
import { PLAIN } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';

const LINKS = 5_000;
const BATCH = 20;
const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 12;

it('brings 5,000 links to their end without a single flood answer', { timeout: 300_000 }, async () => {
  const world = new OutboxWorld({
    ...PLAIN,
    limits: STRICTEST_LIMITS,
    switches: { executionDelayMs: 30_000 },
    latencyMs: 300,
    isStoppedWhenIdle: true,
  });
  await withVirtualGlobals(world.time, world.disk.factory, async () => {
    const urls = Array.from({ length: LINKS }, (_, n) => `http://files.example/many/part-${n}.bin?size=8`);
    const links = urls.map((url) => ({
      url,
      kind: 'remote' as const,
      origin: 'popup' as const,
      folderId: 0,
      folderName: null,
      isPrivate: false,
    }));
    void world.engine.add(links);
    for (let hour = 0; hour < LONGEST_HOURS && !isOver(world); hour += 1) await world.time.pass(HOUR_MS);
  });
  report(world);
  expect(world.broken).toEqual([]);
  expect(haste({ world, usedKeys: new Set(['premium']) })).toEqual([]);
  expect(world.disk.transfers().filter((row) => row.state === 'done')).toHaveLength(LINKS);
  const ours = world.host.state.jobs.flatMap((job) => job.urls);
  expect(new Set(ours).size).toBe(LINKS);
  expect(ours).toHaveLength(LINKS);
  expect(world.host.recorder.calls.filter((call) => call.rejected !== null)).toEqual([]);
});

function isOver(world: OutboxWorld): boolean {
  const rows = world.disk.transfers();
  return rows.length === LINKS && rows.every((row) => row.state === 'done' && row.name !== null);
}

function report(world: OutboxWorld): void {
  const counts = Map.groupBy(world.outgoing, (call) => call.endpoint);
  const perThousand = (calls: number) => Math.round((calls * 1_000) / LINKS);
  const floor = (2 * LINKS) / BATCH;
  const each = [...counts].map(([endpoint, calls]) => `${endpoint} ${perThousand(calls.length)}`).join(', ');
  const [first, last] = [world.outgoing[0], world.outgoing.at(-1)];
  const hours = ((last?.at ?? 0) - (first?.at ?? 0)) / HOUR_MS;
  console.log(
    `Calls per 1,000 links: ${perThousand(world.outgoing.length)} (${each}); floor ${perThousand(floor)}; ${hours.toFixed(1)} h`,
  );
}
