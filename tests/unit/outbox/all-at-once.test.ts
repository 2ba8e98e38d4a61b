import { expect, it } from 'vitest';
import type { LockKind } from '../../simulator/model/locks.ts';
import { objections } from './support/demands';
import { newTransfer } from './support/links';
import { OutboxWorld } from './support/outbox-world';
import { haste } from './support/pace';
import { PLAIN } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';
import { watch } from './support/watch';

const PASTED = 500;
const HOUR_MS = 3_600_000;
const LOCK_MS = 5 * 60_000;
const TIMEOUT_MS = 60_000;
const link = (n: number) => newTransfer({ kind: 'file', n, spelling: 0 }, { folderId: 0, isPrivate: false });

/** When the lock begins: before the first call, while it is out, and while links are being sent. */
const MOMENTS: readonly [LockKind, number][] = [
  ['flood-ip', 0],
  ['ip-locked', 40],
  ['flood-key', 1_150],
  ['flood-user', 9_000],
];

it.each(MOMENTS)(
  'sends every link once when a click, an alarm, a paste of 500 and a lock (%s, after %i ms) come together',
  { timeout: TIMEOUT_MS },
  async (lock, afterMs) => {
    const world = new OutboxWorld({ ...PLAIN, latencyMs: 100, isStoppedWhenIdle: true });
    const promised: string[] = [];
    const seen = await withVirtualGlobals(world.time, world.disk.factory, async () => {
      const wrong = watch(world);
      const { engine } = world;
      const pasted = Array.from({ length: PASTED }, (_, n) => link(n));
      const works = [
        engine.add(pasted).then((ids) => promised.push(...ids)),
        engine.wake(),
        engine.add([link(PASTED)]).then((ids) => promised.push(...ids)),
        engine.lookNow(),
        engine.wake(),
      ];
      for (const work of works) work.catch((error: unknown) => wrong.push(String(error)));
      await world.time.pass(afterMs);
      world.host.locks.lock(lock, LOCK_MS, 403);
      void world.engine.wake();
      await world.time.pass(8 * HOUR_MS);
      return wrong;
    });
    const played = { world, promised, usedKeys: new Set(['premium' as const]), holds: [], wrong: seen };
    expect([...objections(played), ...haste(played)]).toEqual([]);
    expect(promised).toHaveLength(PASTED + 1);
    const states = world.disk.transfers().map(({ state }) => state);
    expect(states.filter((state) => state === 'done')).toHaveLength(PASTED + 1);
  },
);
