import { createIds } from '@/entrypoints/background/create-ids';
import { createTryNow, type TryNow } from '@/entrypoints/background/try-now';
import { createEngine } from '@/utils/engine/create-engine';
import type { Engine } from '@/utils/engine/engine';
import { createFichier } from '@/utils/fichier/create-fichier';
import { createGovernor } from '@/utils/fichier/create-governor';
import type { Fichier, Governor, Plan } from '@/utils/fichier/fichier';
import { createClientCache, createGovernorStore } from '@/utils/store/client-stores';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import { createLastTryStore } from '@/utils/store/small-values';
import { TEST_KEYS } from '../../../simulator/model/accounts.ts';
import type { Life } from './life';
import type { OutboxWorld } from './outbox-world';

export type Background = {
  readonly engine: Engine;
  readonly tryNow: TryNow;
  readonly fichier: Fichier;
};

/** The parts that ship, put together as in the extension, with everything outside them played by the world. */
export function createBackground(world: OutboxWorld, life: Life): Background {
  const now = world.wallNow;
  const bornAt = world.time.now;
  const bornWallAt = now();
  const monotonic = () => bornWallAt + world.time.now - bornAt;
  const clock = { now, monotonic, sleep: sleepIn(world, life) };
  const area = life.guardAll({
    get: (name: string | null) => world.area.get(name),
    set: (items: Record<string, unknown>) => world.area.set(items),
    remove: (names: string | string[]) => world.area.remove(names),
  });
  const readKey = life.guard(async () =>
    world.key === null ? null : { key: TEST_KEYS[world.key], accountId: `account-${world.key}` },
  );
  const plan = async (): Promise<Plan> =>
    world.key === null ? 'unknown' : (world.setting.plan ?? world.key);
  const isOnline = () => world.isOnline;
  const hasHostPermission = async () => world.hasPermission;
  const governor = withLanes(
    world,
    createGovernor({
      store: createGovernorStore(area, now),
      clock,
      plan,
      onHoldChanged: () => undefined,
    }),
  );
  const fichier = createFichier({
    governor,
    readKey,
    cache: createClientCache(area, life.guardAll(world.answers), async () => world.key !== null),
    clock,
    hasHostPermission,
    isOnline,
    fetch: life.guard((input: string | URL | Request, init?: RequestInit) => world.send(input, init)),
  });
  const engine = createEngine({
    fichier,
    governor,
    store: storeIn(world, life),
    events: {
      changed: () => undefined,
      ended: () => undefined,
      broke: (error) => {
        if (life.isAlive) world.broken.push(error);
      },
    },
    clock,
    timer: { after: (ms, run) => life.owns(world.time.after(ms, run)) },
    alarm: { arm: life.guard(async (atMs: number) => world.arm(atMs)) },
    ids: createIds(() => world.nextChance()),
    account: async () => (await readKey())?.accountId ?? null,
    plan,
    batchSize: async () => world.setting.batchSize,
    isOnline,
    hasHostPermission,
    isBrowserStart: async () => world.takeBrowserStart(),
    profile: { doubted: async () => null, settle: async () => undefined },
  });
  const lastTry = createLastTryStore(area, now);
  return { engine, fichier, tryNow: createTryNow({ fichier, governor, engine, lastTry, now }) };
}

function sleepIn({ time }: OutboxWorld, life: Life) {
  return (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const stop = life.owns(time.after(ms, resolve));
      signal?.addEventListener('abort', () => {
        stop();
        resolve();
      });
    });
}

/** The gate itself; each call is noted with its lane. */
function withLanes(world: OutboxWorld, gate: Governor): Governor {
  return {
    ...gate,
    run: (request, send) =>
      gate.run(request, (signal) => {
        world.lane = request.lane;
        return send(signal);
      }),
  };
}

type Method = (...given: readonly unknown[]) => Promise<unknown>;

/** The store itself, on a connection that dies with the background; what was committed is noted. */
function storeIn(world: OutboxWorld, life: Life): OutboxStore {
  const owner = { isAlive: () => life.isAlive, reach: life.reach };
  const owned = Object.entries(openOutboxStore()).map(([name, method]): [string, Method] => [
    name,
    (...given) => {
      world.disk.owner = owner;
      return (method as Method)(...given);
    },
  ]);
  const store = Object.fromEntries(owned) as OutboxStore;
  return life.guardAll({
    ...store,
    commit: async (changes) => {
      await store.commit(changes);
      world.ledger.note(changes, world.nextMoment());
      world.onCommit();
    },
  });
}
