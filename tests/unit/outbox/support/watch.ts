import type { ErrorCode } from '@/utils/fichier/errors';
import { linkId } from '@/utils/links/link-id';
import { isSameUrl } from '@/utils/transfers/same-url';
import type { Job } from '@/utils/transfers/schema';
import { isUnsettled } from '@/utils/transfers/state';
import type { RemoteJob } from '../../../simulator/model/records.ts';
import type { OutboxWorld, Outgoing } from './outbox-world';

/** Looks on while a world runs; yields what was wrong, as it happens. */
export function watch(world: OutboxWorld): string[] {
  const wrong: string[] = [];
  const begun = new Set<string>();
  world.onCommit = () => {
    wrong.push(...inconsistencies(world), ...begunInPause(world, begun), ...failedTooSoon(world));
    for (const { key } of world.disk.jobs()) begun.add(key);
  };
  world.onCall = (call) => wrong.push(...objectionsTo(world, call));
  return wrong;
}

/** A pause that is stored lets no request begin. */
function begunInPause({ disk }: OutboxWorld, begun: ReadonlySet<string>): readonly string[] {
  if (disk.context()?.pausedAt == null) return [];
  const fresh = disk.jobs().filter((job) => job.state === 'sending' && !begun.has(job.key));
  return fresh.map((job) => `${job.urls.join(' ')} is sent in a pause`);
}

/** Whoever reads that a link failed sends it again, so it must have ended at 1fichier. */
function failedTooSoon(world: OutboxWorld): readonly string[] {
  return world.disk.transfers().flatMap((row) => {
    if (row.kind !== 'remote' || row.failure === null || !OPEN_ENDS.has(row.failure.code)) return [];
    const isRunning = jobsOf(world, row.jobKey ?? '').some(
      ({ finishedAt, urls, results }) =>
        finishedAt === null && urls.includes(row.url) && !results.some(({ url }) => url === row.url),
    );
    return isRunning ? [`${row.url} is failed ${row.failure.code} while it is being fetched`] : [];
  });
}

/** Ends of links that 1fichier has or may have taken. */
const OPEN_ENDS = new Set<ErrorCode>(['source-failed', 'no-answer', 'vanished', 'unsure']);

/** The jobs of 1fichier that this one is; of one that was never found, those that its request made. */
function jobsOf(world: OutboxWorld, key: string): readonly RemoteJob[] {
  const record = world.ledger.jobs.get(key);
  if (record === undefined) return [];
  const { job, startedAt, endedAt } = record;
  if (job.remoteId !== null) {
    return [job.remoteId, ...job.otherIds].flatMap((id) => world.jobAt1fichier(id) ?? []);
  }
  return world.host.state.jobs.filter(
    ({ call, urls }) =>
      call !== null &&
      startedAt <= call.at &&
      call.at <= (endedAt ?? call.at) &&
      urls.every((url) => job.urls.includes(url)),
  );
}

/** Transfers and jobs change together, so at any moment each fits the other. */
export function inconsistencies({ disk }: OutboxWorld): readonly string[] {
  const jobs = new Map(disk.jobs().map((job) => [job.key, job]));
  const rows = new Map(disk.transfers().map((row) => [row.id, row]));
  const wrong: string[] = [];
  for (const row of rows.values()) {
    const job = row.jobKey === null ? undefined : jobs.get(row.jobKey);
    if (row.state === 'queued' && row.jobKey !== null) wrong.push(`${row.url} is queued with a job`);
    if (row.state !== 'assigned') continue;
    if (job === undefined) wrong.push(`${row.url} is assigned to nothing`);
    else if (!job.transferIds.includes(row.id)) wrong.push(`${row.url} is assigned to a stranger`);
    else if (job.closedAt !== null) wrong.push(`${row.url} is assigned to a job that is ${job.state}`);
  }
  for (const job of jobs.values()) {
    if (job.state !== 'sending') continue;
    const isWhole = job.transferIds.every((id) => {
      const row = rows.get(id);
      return row?.state === 'assigned' && row.jobKey === job.key;
    });
    if (!isWhole) wrong.push(`job ${job.key} is sending what is not assigned to it`);
  }
  return wrong;
}

/** What was wrong about a call at the moment at which it left. */
function objectionsTo(world: OutboxWorld, { endpoint, body }: Outgoing): readonly string[] {
  if (endpoint !== 'remote/request' && endpoint !== 'file/cp') return [];
  const { urls } = body as { readonly urls: readonly string[] };
  const wrong = inconsistencies(world).map((each) => `at a send: ${each}`);
  const sending = world.disk.jobs().filter((job) => job.state === 'sending');
  const own = sending.find((job) => isFor(job, endpoint, urls));
  if (own === undefined) wrong.push(`${endpoint} ${urls.join(' ')} leaves before it is stored`);
  const others = world.disk
    .jobs()
    .filter(
      (job) => job !== own && job.kind === 'remote' && isUnsettled(job) && job.accountId === own?.accountId,
    );
  if (endpoint === 'remote/request' && others.length > 0) wrong.push('a send while another is unsure');
  const isDoubled = urls.some((url, index) => urls.slice(0, index).some((other) => isSameUrl(url, other)));
  if (isDoubled) wrong.push(`one request holds the same link twice: ${urls.join(' ')}`);
  return wrong;
}

function isFor(job: Job, endpoint: string, urls: readonly string[]): boolean {
  const isRemote = endpoint === 'remote/request';
  if ((job.kind === 'remote') !== isRemote || job.urls.length !== urls.length) return false;
  return job.urls.every((url, index) =>
    isRemote ? url === urls[index] : linkId(url) === linkId(urls[index] ?? ''),
  );
}
