import { expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addJob } from '../../simulator/model/jobs.ts';
import type { Switches } from '../../simulator/model/switches.ts';
import { SURVIVAL_TABLE } from '../../simulator/model/variants.ts';
import { endOf, objections } from './support/demands';
import { OutboxWorld } from './support/outbox-world';
import { PLAIN } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';
import { watch } from './support/watch';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const TIMEOUT_MS = 60_000;

const slow = (minutes: number, name: string) =>
  `http://files.example/slow/${minutes * MINUTE_MS}/${name}?size=8`;

type Story = {
  readonly world: OutboxWorld;
  add(url: string): void;
  /** The request for it is taken, and its answer lost. */
  addLost(url: string): void;
};

/** What is wrong after a story, how the links ended, and how often each was taken. */
async function tell(switches: Partial<Switches>, story: (told: Story) => Promise<void>) {
  const world = new OutboxWorld({
    ...PLAIN,
    latencyMs: 100,
    isStoppedWhenIdle: true,
    switches: { executionDelayMs: 3 * SECOND_MS, ...switches },
  });
  return withVirtualGlobals(world.time, world.disk.factory, async () => {
    const wrong = watch(world);
    const promised: string[] = [];
    const add = (url: string) => {
      const row = {
        kind: 'remote',
        origin: 'popup',
        folderId: 0,
        folderName: null,
        isPrivate: false,
      } as const;
      void world.engine.add([{ ...row, url }]).then((ids) => promised.push(...ids));
    };
    const addLost = (url: string) => {
      world.host.faults.next({ match: 'remote/request', action: { type: 'cut-after-work' } });
      add(url);
    };
    await story({ world, add, addLost });
    const played = { world, promised, usedKeys: new Set(['premium' as const]), holds: [], wrong };
    return {
      ends: world.ledger.rows().map(endOf),
      wrong: objections(played),
      taken: world.host.state.jobs.filter(({ by }) => by !== 'other').map(({ urls }) => urls.join()),
    };
  });
}

it.each([240, 270, 285, 295])(
  'a job that is listed late is not taken for one that is listed soon after a restart at %i s',
  { timeout: TIMEOUT_MS },
  async (seconds) => {
    const first = slow(10, 'first.bin');
    const second = slow(45, 'second.bin');
    const told = await tell({ showJobAfterMs: 5 * MINUTE_MS }, async ({ world, addLost }) => {
      addLost(first);
      await world.time.pass(30 * SECOND_MS);
      world.closeBrowser();
      await world.time.pass((seconds - 30) * SECOND_MS);
      void world.engine.wake();
      await world.time.pass(40 * MINUTE_MS);
      addLost(second);
      await world.time.pass(190 * MINUTE_MS);
    });
    expect(told.wrong).toEqual([]);
    expect(told.taken.toSorted()).toEqual([first, second].toSorted());
  },
);

const CUT = Object.entries(SURVIVAL_TABLE['the list of jobs']).filter(([reading]) =>
  reading.includes('cut to'),
);

it.each(
  CUT.flatMap(([reading, variant]) =>
    [0, 7, 8, 9, 10, 11].map((others) => [reading, others, variant] as const),
  ),
)(
  'a list that %s proves no job absent beside %i of others',
  { timeout: TIMEOUT_MS },
  async (_reading, others, { switches }) => {
    const told = await tell(switches ?? {}, async ({ world, add, addLost }) => {
      const owner = world.host.state.keys.get(TEST_KEYS.premium);
      if (owner === undefined) throw new Error('No such account');
      for (let n = 0; n < others; n += 1)
        addJob(world.host, { owner, urls: [slow(0, `other-${n}.bin`)], by: 'other' });
      await world.time.pass(10 * MINUTE_MS);
      for (const name of ['a.bin', 'b.bin']) {
        add(slow(1, name));
        await world.time.pass(20 * MINUTE_MS);
      }
      addLost(slow(45, 'c.bin'));
      await world.time.pass(60 * 60 * MINUTE_MS);
    });
    expect(told.wrong).toEqual([]);
    expect(told.ends).toEqual(['done', 'done', expect.stringMatching(/^(?:done|failed unsure)$/)]);
  },
);

it.each([404, 502, 503])(
  'sources that were left out go out although the first question for them ends in HTTP %i',
  { timeout: TIMEOUT_MS },
  async (status) => {
    const told = await tell({ takesAtMost: 3 }, async ({ world, add }) => {
      const action = { type: 'answer', status, body: '<html>' } as const;
      world.host.faults.next({ match: 'remote/info', action });
      for (let n = 0; n < 7; n += 1) add(slow(0, `${n}.bin`));
      await world.time.pass(180 * MINUTE_MS);
    });
    expect(told.wrong).toEqual([]);
    expect(told.ends).toEqual(Array(7).fill('done'));
  },
);

it('a link that is sent twice is told at once when 1fichier refuses the second', {
  timeout: TIMEOUT_MS,
}, async () => {
  const told = await tell({}, async ({ world, add }) => {
    add(slow(10, 'same.bin'));
    await world.time.pass(MINUTE_MS);
    const message = 'You already requesting the download of this URL #710';
    world.host.faults.next({ match: 'remote/request', action: { type: 'ko', status: 200, message } });
    add(slow(10, 'same.bin'));
    await world.time.pass(MINUTE_MS);
    expect(world.ledger.rows().map(endOf)).toEqual(['assigned', 'failed already-requested']);
    await world.time.pass(20 * MINUTE_MS);
  });
  expect(told.wrong).toEqual([]);
  expect(told.ends).toEqual(['done', 'failed already-requested']);
});
