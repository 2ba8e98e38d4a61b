import { describe, expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { objections } from './support/demands';
import { newTransfer } from './support/links';
import { OutboxWorld } from './support/outbox-world';
import { haste } from './support/pace';
import { play } from './support/play';
import { PLAIN, type Setting } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';

const LINKS = 16;
const PASTES = 5;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** On a machine that is busy with other things. */
const TIMEOUT_MS = 60_000;

it('sends more links than an hour allows to a free account without ever going beyond it', {
  timeout: TIMEOUT_MS,
}, async () => {
  const links = Array.from({ length: LINKS }, (_, n) => ({ kind: 'file' as const, n, spelling: 0 }));
  const paste = { do: 'add' as const, links, folderId: 0, isPrivate: false };
  const played = await play({
    setting: { ...PLAIN, key: 'free', batchSize: 1, latencyMs: 100, isStoppedWhenIdle: true },
    earlier: 0,
    answers: [],
    commands: [
      ...Array.from({ length: PASTES }, () => paste),
      { do: 'pass', ms: HOUR_MS },
      { do: 'closeBrowser' },
      { do: 'lookNow' },
      { do: 'pass', ms: 5 * HOUR_MS },
    ],
    isMended: true,
  });
  expect(played.world.outgoing.length).toBeGreaterThan(2 * LINKS * PASTES);
  expect([...objections(played), ...haste(played)]).toEqual([]);
});

describe('sixty links', () => {
  const SIXTY = Array.from({ length: 60 }, (_, n) => ({ kind: 'file' as const, n, spelling: 0 }));
  const account = (world: OutboxWorld) => {
    const found = world.host.state.keys.get(TEST_KEYS.premium);
    if (found === undefined) throw new Error('No such account');
    return found;
  };

  /** Plays five hours from the moment they are added; `before` runs first. Tells how long it took to send them, min. */
  async function send(more: Partial<Setting>, before?: (world: OutboxWorld) => Promise<unknown>) {
    const world = new OutboxWorld({ ...PLAIN, latencyMs: 100, isStoppedWhenIdle: true, ...more });
    let addedAt = 0;
    let estimate: number | null = null;
    await withVirtualGlobals(world.time, world.disk.factory, async () => {
      void before?.(world).catch(() => undefined);
      await world.time.pass(MINUTE_MS);
      addedAt = world.time.now;
      void world.engine.add(SIXTY.map((link) => newTransfer(link, { folderId: 0, isPrivate: false })));
      await world.time.pass(MINUTE_MS);
      void world.engine.estimatedEnd().then((end) => {
        estimate = end === null ? null : end - addedAt;
      });
      await world.time.pass(5 * HOUR_MS);
    });
    const sends = world.outgoing.filter(({ endpoint }) => endpoint === 'remote/request');
    expect(sends.flatMap(({ body }) => (body as { readonly urls: readonly string[] }).urls)).toHaveLength(60);
    expect(world.disk.transfers().filter(({ state }) => state === 'done')).toHaveLength(60);
    expect(world.broken).toEqual([]);
    const takenMin = ((sends.at(-1)?.at ?? 0) - addedAt) / MINUTE_MS;
    return { world, sends, takenMin, estimate };
  }

  it.each([1, 20])(
    'of a plan that nobody could ask for, since user/info was locked, are sent in minutes, %i in a request',
    async (batchSize) => {
      const { world, sends, takenMin, estimate } = await send(
        { plan: 'unknown', batchSize },
        async (world) => {
          // Another program with the same key has just asked.
          world.host.locks.checkUserInfo(account(world));
          await world.fichier.userInfo({ lane: 'user' });
        },
      );
      expect(world.host.recorder.calls.filter(({ status }) => status === 403)).toHaveLength(1);
      expect(takenMin).toBeLessThan(5);
      expect(sends.every(({ lane }) => lane === 'user')).toBe(true);
      expect(estimate).toBeNull();
      expect(haste({ world, usedKeys: new Set(['premium']) })).toEqual([]);
    },
  );

  const FLOODED = async (world: OutboxWorld) => world.host.locks.lock('flood-ip', 2 * MINUTE_MS);
  it.each([
    ['a plan that is not known, once 1fichier has answered a flood', { plan: 'unknown' as const }, FLOODED],
    ['a free account', { key: 'free' as const }, undefined],
  ])('of %s keep to the budget of a free one', async (_, more, before) => {
    const { world, takenMin, estimate } = await send({ ...more, batchSize: 1 }, before);
    expect(haste({ world, usedKeys: new Set(['free']) })).toEqual([]);
    expect(takenMin).toBeGreaterThan(60);
    expect(estimate).toBeGreaterThan(HOUR_MS);
  });
});
