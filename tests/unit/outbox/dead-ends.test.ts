import { expect, it } from 'vitest';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { type LinkSpec, newTransfer } from './support/links';
import { OutboxWorld } from './support/outbox-world';
import { PLAIN } from './support/setting';
import { withVirtualGlobals } from './support/virtual-globals';

const HOUR_MS = 3_600_000;
/** A job without results is given up after a day, once it was asked for again. */
const HOURS = 36;
const TIMEOUT_MS = 60_000;
/** Too many of these answers lock an account. */
const COUNTED: readonly (number | null)[] = [401, 403, 404, 410];
const MANY: readonly LinkSpec[] = Array.from({ length: 30 }, (_, n) => ({ kind: 'file', n, spelling: 0 }));
const ONE = MANY.slice(0, 1);
const GONE: LinkSpec = { kind: 'trouble', n: 0, spelling: 0 };

type Case = {
  readonly name: string;
  readonly spoil: (world: OutboxWorld) => void;
  readonly links: readonly LinkSpec[];
  readonly folderId: number;
  /** What becomes of the links. */
  readonly end: string;
  /** More than one refusal, if another question follows from it. */
  readonly refusals?: number;
};

const CASES: readonly Case[] = [
  {
    name: 'a key that was revoked',
    spoil: ({ host }) => host.state.keys.delete(TEST_KEYS.premium),
    links: MANY,
    folderId: 0,
    end: 'queued',
  },
  {
    name: 'a dead account',
    spoil: ({ host }) => {
      const account = host.state.keys.get(TEST_KEYS.premium);
      if (account !== undefined) account.passwordReset = true;
    },
    links: MANY,
    folderId: 0,
    end: 'queued',
  },
  {
    name: 'a folder that is not there',
    spoil: () => undefined,
    links: MANY,
    folderId: 99,
    end: 'failed folder-not-found',
    // The folder itself is asked about once.
    refusals: 2,
  },
  {
    name: 'a file that is gone',
    spoil: () => undefined,
    links: [GONE],
    folderId: 0,
    end: 'failed not-found',
  },
  {
    name: 'a job that is neither listed nor known',
    spoil: ({ host }) =>
      Object.assign(host.switches, {
        vanishFromListAfterMs: 0,
        vanishFromInfoAfterMs: 0,
        executionDelayMs: 0,
      }),
    links: ONE,
    folderId: 0,
    end: 'failed vanished',
    // Nobody can tell it from one that is not known yet: it is asked for ever more rarely.
    refusals: 7,
  },
  {
    name: 'a folder that went after the links had been sent there',
    spoil: ({ host }) =>
      host.faults.next({
        match: 'file/ls',
        action: { type: 'ko', message: 'Resource not found #469', status: 404 },
        times: Number.POSITIVE_INFINITY,
      }),
    links: MANY.slice(0, 3),
    folderId: 0,
    end: 'done',
  },
];

it.each(CASES)(
  '$name is asked for a few times at most, however often anybody looks',
  {
    timeout: TIMEOUT_MS,
  },
  async ({ spoil, links, folderId, end, refusals = 1 }) => {
    const world = new OutboxWorld({ ...PLAIN, latencyMs: 100, isStoppedWhenIdle: true });
    spoil(world);
    await withVirtualGlobals(world.time, world.disk.factory, async () => {
      void world.engine.add(links.map((link) => newTransfer(link, { folderId, isPrivate: false })));
      for (let hour = 0; hour < HOURS; hour += 1) {
        await world.time.pass(HOUR_MS / 2);
        void world.engine.lookNow();
        void world.engine.wayOpened();
        await world.time.pass(HOUR_MS / 2);
        if (hour % 6 === 5) world.closeBrowser();
      }
    });
    const rows = world.disk.transfers();
    expect(rows).toHaveLength(links.length);
    const ends = rows.map(({ state, failure }) => (failure === null ? state : `${state} ${failure.code}`));
    expect(new Set(ends)).toEqual(new Set([end]));
    const refused = world.host.recorder.calls.filter(({ status }) => COUNTED.includes(status));
    expect(refused.map(({ path, status }) => `${path} ${status}`)).toHaveLength(refusals);
    expect(world.broken).toEqual([]);
  },
);
