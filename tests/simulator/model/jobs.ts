import { addFile, linkOf } from './files.ts';
import type { Account, RemoteJob, RemoteResultRow } from './records.ts';
import type { World } from './world.ts';

export type NewJob = {
  readonly owner: Account;
  readonly urls: readonly string[];
  readonly folderId?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly by?: 'client' | 'other';
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
    urls: input.urls,
    headers: input.headers ?? {},
    folderId: input.folderId ?? 0,
    requestDate: world.clock.paris(),
    requestedAt: world.clock.now(),
    executionDate: null,
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
  for (const url of job.urls) {
    job.results.push(await fetchOne(world, job, url));
    world.recorder.changed();
  }
  job.executionDate = world.clock.paris();
  job.finishedAt = world.clock.now();
  world.recorder.changed();
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
  // The wording of a good result is not known; this one is ours.
  return { status: 'OK', url, download_link: linkOf(file), message: `${source.bytes.length} bytes received` };
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
  const newestFirst = world.state.jobs
    .filter((job) => job.owner === owner)
    .filter((job) => clock.now() - job.requestedAt >= switches.showJobAfterMs)
    .filter((job) => !hasVanished(world, job, switches.vanishFromListAfterMs))
    .toReversed()
    .slice(0, switches.listRows);
  if (switches.jobOrder === 'oldest-first') return newestFirst.toReversed();
  if (switches.jobOrder === 'shuffled') {
    return newestFirst
      .map((job) => ({ job, rank: chance.below(1_000_000) }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ job }) => job);
  }
  return newestFirst;
}

export function hasVanished(world: World, job: RemoteJob, afterMs: number | null): boolean {
  return afterMs !== null && job.finishedAt !== null && world.clock.now() - job.finishedAt >= afterMs;
}
