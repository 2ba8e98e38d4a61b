import { addFile, linkOf } from './files.ts';
import type { Call } from './recorder.ts';
import type { Account, RemoteJob, RemoteResultRow } from './records.ts';
import type { World } from './world.ts';

export type NewJob = {
  readonly owner: Account;
  readonly urls: readonly string[];
  readonly folderId?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly by?: 'client' | 'other';
  readonly call?: Call;
};

const FIRST_ID = 4_000_000;

function nextId(world: World): number {
  const { jobs } = world.state;
  if (world.switches.jobIds === 'growing') return FIRST_ID + jobs.length * 7 + 1;
  if (world.switches.jobIds === 'falling') return FIRST_ID - jobs.length * 7 - 1;
  let id = 0;
  do id = 1 + world.chance.below(9_000_000);
  while (jobs.some((job) => job.id === id));
  return id;
}

/** Takes a request in and has it executed after the delay that the switches say. */
export function addJob(world: World, input: NewJob): RemoteJob {
  const job: RemoteJob = {
    id: nextId(world),
    owner: input.owner,
    by: input.by ?? 'client',
    call: input.call ?? null,
    urls: input.urls,
    headers: input.headers ?? {},
    folderId: input.folderId ?? 0,
    requestDate: world.clock.paris(),
    requestedAt: world.clock.now(),
    executionDate: null,
    executedAt: null,
    finishedAt: null,
    results: [],
    started: false,
  };
  world.state.jobs.push(job);
  const delayMs = world.switches.executionDelayMs;
  if (delayMs !== null) world.clock.setTimeout(() => void runJob(world, job), delayMs);
  return job;
}

/** Fetches the sources of a job one after the other and stores what came. Does nothing the second time. */
export async function runJob(world: World, job: RemoteJob): Promise<void> {
  if (job.started) return;
  job.started = true;
  const { executionDate } = world.switches;
  if (executionDate === 'at-start') setDate(world, job);
  for (const url of job.urls) {
    job.results.push(await fetchOne(world, job, url));
    world.recorder.changed();
  }
  if (executionDate === 'at-end') setDate(world, job);
  job.finishedAt = world.clock.now();
  world.recorder.changed();
}

function setDate(world: World, job: RemoteJob): void {
  job.executionDate = world.clock.paris();
  job.executedAt = world.clock.wallNow();
}

async function fetchOne(world: World, job: RemoteJob, url: string): Promise<RemoteResultRow> {
  const source = await world.fetchSource(url, job.headers);
  if (!source.ok) return { status: 'KO', url, message: source.message };
  const file = addFile(world, {
    owner: job.owner,
    folderId: world.state.folders.has(job.folderId) ? job.folderId : 0,
    filename: source.name,
    bytes: source.bytes,
    contentType: source.contentType,
  });
  // Words of the website; those of the API are not known.
  const message = `OK - ${source.bytes.length} bytes downloaded in 1s (1.00 MB/s)`;
  return { status: 'OK', url, download_link: linkOf(file), message };
}

/** Sources the account has asked for (or one of its clients) that are not fetched yet. */
export function openSources(world: World, owner: Account, by?: RemoteJob['by']): number {
  return world.state.jobs
    .filter((job) => job.owner === owner && job.finishedAt === null)
    .filter((job) => by === undefined || job.by === by)
    .reduce((sum, job) => sum + job.urls.length - job.results.length, 0);
}

/** The jobs that `remote/ls` shows now, in the order the switches ask for. */
export function listedJobs(world: World, owner: Account): RemoteJob[] {
  const { switches, clock, chance } = world;
  const shown = world.state.jobs
    .filter((job) => job.owner === owner)
    .filter((job) => clock.now() - job.requestedAt >= switches.showJobAfterMs)
    .filter((job) => !hasVanished(world, job, switches.vanishFromListAfterMs))
    .filter(
      (job) => switches.listShows === 'all' || (switches.listShows === 'open') === (job.finishedAt === null),
    );
  const { listRows } = switches;
  const oldestFirst =
    switches.listKeeps === 'oldest'
      ? shown.slice(0, listRows)
      : shown.toReversed().slice(0, listRows).toReversed();
  if (switches.jobOrder === 'oldest-first') return oldestFirst;
  if (switches.jobOrder === 'newest-first') return oldestFirst.toReversed();
  return oldestFirst
    .map((job) => ({ job, rank: chance.below(1_000_000) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ job }) => job);
}

export function hasVanished(world: World, job: RemoteJob, afterMs: number | null): boolean {
  return afterMs !== null && job.finishedAt !== null && world.clock.now() - job.finishedAt >= afterMs;
}
