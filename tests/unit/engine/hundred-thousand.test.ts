import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { countReads } from '../store/outbox/count-reads';
import { fillFinished } from '../store/outbox/fill-finished';
import { freshName } from '../store/outbox/outbox-bench';
import { VirtualWorld } from './support/virtual-world';

const FINISHED = 100_000;
const PAGE = 50;
const TIMEOUT_MS = 120_000;
const LINK = 'https://host.example/new.bin';
const STEP_MS = 250;
const STEPS = 600;

it(
  'reads a handful of rows at a start, for a page and for a send, though 100,000 transfers have ended',
  async () => {
    const name = freshName();
    await fillFinished(name, FINISHED);
    const world = new VirtualWorld();
    Object.assign(world.disk.store, openOutboxStore(name));
    const reads = countReads();
    const rowsOf = async (work: () => Promise<unknown>): Promise<number> => {
      reads.rows = 0;
      await work();
      return reads.rows;
    };
    try {
      expect(await rowsOf(() => world.background.start()), 'a start').toBeLessThanOrEqual(1);

      const page = () => world.background.list({ cursor: null, limit: PAGE, filter: 'all' });
      expect(await rowsOf(page), 'the list of the popup').toBe(PAGE);
      expect((await page()).counts.done).toBe(FINISHED);
      const status = () =>
        Promise.all([
          world.background.overview(),
          world.background.counts(),
          world.background.hold(),
          world.background.estimatedEnd(),
          world.background.unreadable(),
        ]);
      expect(await rowsOf(status), 'the status of the popup').toBe(0);

      const send = async () => {
        await world.add([LINK]);
        for (let step = 0; step < STEPS; step += 1) await world.pass(STEP_MS);
      };
      expect(await rowsOf(send), 'a send to its end: all that is open is known').toBe(0);
      const { items } = await page();
      expect(items[0]?.transfer).toMatchObject({ url: LINK, state: 'done', name: 'new.bin' });

      world.die();
      expect(await rowsOf(() => world.background.start()), 'the start after it').toBeLessThanOrEqual(2);
    } finally {
      reads.stop();
    }
  },
  TIMEOUT_MS,
);
