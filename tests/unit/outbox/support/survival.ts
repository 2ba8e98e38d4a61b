import { TEST_KEYS } from '../../../simulator/model/accounts.ts';
import type { FaultAction } from '../../../simulator/model/faults.ts';
import { addFolder } from '../../../simulator/model/folders.ts';
import { addJob } from '../../../simulator/model/jobs.ts';
import { UNWANTED_PATH, type Variant } from '../../../simulator/model/variants.ts';
import { endOf, objections } from './demands';
import { OutboxWorld } from './outbox-world';
import { haste } from './pace';
import { PLAIN } from './setting';
import { withVirtualGlobals } from './virtual-globals';
import { watch } from './watch';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Longer than anything is looked for. */
const LONGEST_HOURS = 60;
/** A job waits so long at 1fichier before it begins. */
const QUEUED_MS = 3 * SECOND_MS;

/** What becomes of the first request: it is answered; it is taken and its answer lost; it never arrives. */
export type Run = 'plain' | 'answer lost' | 'request lost';

const FAULTS: Readonly<Record<Run, FaultAction | null>> = {
  plain: null,
  'answer lost': { type: 'cut-after-work' },
  'request lost': { type: 'cut-before-work' },
};

export type Load = {
  readonly urls: readonly string[];
  /** Sent into a folder of the account instead of its root. */
  readonly hasFolder?: boolean;
  /** Another program of the same account fetches so many sources for half an hour. */
  readonly elsewhere?: number;
};

const slow = (ms: number, name: string): string => `http://files.example/slow/${ms}/${name}`;
const LONG_NAME = `${'a-long-name-'.repeat(24)}.bin`;

/** One link whose fetching takes so long. */
export const oneLink = (ms = 10 * SECOND_MS): Load => ({ urls: [slow(ms, 'one.bin?size=8')] });

/** Enough for a request of several, with all that an address can have, of different lengths; the fourth fails. */
export const SEVEN_LINKS: Load = {
  urls: [
    slow(10 * SECOND_MS, 'z%20first%5D.bin?size=8&x=1'),
    slow(40 * SECOND_MS, 'd%C3%A9j%C3%A0%20vu.bin?size=9'),
    slow(0, `${LONG_NAME}?size=10`),
    'http://files.example/missing/gone.bin',
    slow(3 * MINUTE_MS, 'b.bin?size=11'),
    slow(SECOND_MS, 'a+c.bin?size=12&name=%26'),
    slow(0, 'm.bin?size=13'),
  ],
};

export const WITH_AN_UNWANTED_LINK: Load = {
  urls: SEVEN_LINKS.urls.with(3, `http://files.example${UNWANTED_PATH}x.bin`),
  hasFolder: true,
};

/** How each link ended, and what was wrong on the way. */
export type Survival = { readonly ends: readonly string[]; readonly wrong: readonly string[] };

/** Sends these links to a 1fichier of that kind, from an account that never had a job. */
export async function survive(variant: Variant, run: Run, load: Load): Promise<Survival> {
  const world = new OutboxWorld({
    ...PLAIN,
    latencyMs: 100,
    isStoppedWhenIdle: true,
    limits: variant.limits ?? {},
    switches: { executionDelayMs: QUEUED_MS, ...variant.switches },
  });
  const folderId = furnish(world, run, load);
  const promised: string[] = [];
  return withVirtualGlobals(world.time, world.disk.factory, async () => {
    const wrong = watch(world);
    const doneAt = noteEnds(world);
    const transfers = load.urls.map((url) => ({
      url,
      kind: 'remote' as const,
      origin: 'popup' as const,
      folderId,
      folderName: folderId === 0 ? null : 'Folder',
      isPrivate: false,
    }));
    const adding = world.engine.add(transfers).then((ids) => promised.push(...ids));
    adding.catch((error: unknown) => wrong.push(`rejected: ${String(error)}`));
    for (let hour = 0; hour < LONGEST_HOURS && !isOver(world, load); hour += 1)
      await world.time.pass(HOUR_MS);
    const played = { world, promised, usedKeys: new Set(['premium' as const]), holds: [], wrong };
    return {
      ends: load.urls.map((url) => endOfUrl(world, url)),
      wrong: [...objections(played), ...haste(played), ...tooLate(world, variant, doneAt)],
    };
  });
}

function furnish({ host }: OutboxWorld, run: Run, { hasFolder, elsewhere = 0 }: Load): number {
  const owner = host.state.keys.get(TEST_KEYS.premium);
  if (owner === undefined) throw new Error('No such account');
  const action = FAULTS[run];
  if (action !== null) host.faults.next({ match: 'remote/request', action });
  for (let n = 0; n < elsewhere; n += 1) {
    addJob(host, { owner, urls: [slow(30 * MINUTE_MS, `theirs-${n}.bin`)], by: 'other' });
  }
  return hasFolder === true ? addFolder(host, owner, 'Folder').id : 0;
}

/** When each link was first stored as done. */
function noteEnds(world: OutboxWorld): ReadonlyMap<string, number> {
  const doneAt = new Map<string, number>();
  const { onCommit } = world;
  world.onCommit = () => {
    onCommit();
    for (const row of world.disk.transfers()) {
      if (row.state === 'done' && !doneAt.has(row.url)) doneAt.set(row.url, world.time.now);
    }
  };
  return doneAt;
}

function isOver({ disk, host }: OutboxWorld, load: Load): boolean {
  const rows = disk.transfers();
  const isEnded = rows.every(({ state }) => state === 'done' || state === 'failed');
  return (
    rows.length === load.urls.length &&
    isEnded &&
    host.state.jobs.every(({ finishedAt }) => finishedAt !== null)
  );
}

function endOfUrl({ disk }: OutboxWorld, url: string): string {
  const row = disk.transfers().find((one) => one.url === url);
  return row === undefined ? 'lost' : endOf(row);
}

/** A link is told within the hour in which 1fichier tells it. */
function tooLate(
  { host }: OutboxWorld,
  { switches }: Variant,
  doneAt: ReadonlyMap<string, number>,
): readonly string[] {
  return host.state.jobs.flatMap(({ urls, finishedAt }) =>
    urls.flatMap((url, index) => {
      const parts = index * (switches.resultPartsMs ?? 0);
      const toldAt =
        (finishedAt ?? 0) + (switches.resultDelayMs ?? 0) + parts + (switches.showJobAfterMs ?? 0);
      const lateMs = (doneAt.get(url) ?? 0) - toldAt;
      return lateMs > HOUR_MS ? [`${url} is done ${Math.round(lateMs / MINUTE_MS)} minutes late`] : [];
    }),
  );
}
