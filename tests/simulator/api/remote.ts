import * as z from 'zod';
import { isPremium } from '../model/accounts.ts';
import { requireFolder } from '../model/folders.ts';
import { addJob, hasVanished, listedJobs, openSources } from '../model/jobs.ts';
import type { Account, RemoteJob } from '../model/records.ts';
import { malformed, notFound, Refusal } from '../model/refusal.ts';
import type { Switches } from '../model/switches.ts';
import type { World } from '../model/world.ts';
import { createEndpoint, folderId } from './endpoint.ts';

/** What stands for a date that is not there yet. `1970` is what a client in use relies on, empty what is documented. */
const PENDING_DATES: Readonly<Record<Exclude<Switches['pendingDate'], 'absent'>, string | null>> = {
  '1970': '1970-01-01 00:00:00',
  empty: '',
  zero: '0000-00-00 00:00:00',
  null: null,
};

function dates(world: World, job: RemoteJob): object {
  const { pendingDate } = world.switches;
  if (job.executionDate !== null) {
    return { request_date: job.requestDate, execution_date: job.executionDate };
  }
  if (pendingDate === 'absent') return { request_date: job.requestDate };
  return { request_date: job.requestDate, execution_date: PENDING_DATES[pendingDate] };
}

/** The texts of these refusals are not known: all are ours. */
function checkAccount(world: World, account: Account, urls: readonly string[]): void {
  if (account.uploadForbidden !== 0) throw new Refusal(403, 'Upload forbidden #801');
  if (account.overQuota) throw new Refusal(403, 'Over quota: storage is full #802');
  const isTooMany = openSources(world, account) + urls.length > world.limits.openSources;
  if (!isPremium(account) && isTooMany) {
    throw new Refusal(
      403,
      `Without Premium, no more than ${world.limits.openSources} simultaneous remote uploads #803`,
      // Another client's sources count too, but no client can know of them.
      openSources(world, account, 'client') + urls.length > world.limits.openSources,
    );
  }
  const known = new Set(world.state.jobs.filter((job) => job.owner === account).flatMap((job) => job.urls));
  if (world.switches.refuseKnownSources && urls.some((url) => known.has(url))) {
    throw new Refusal(403, 'Link already requested #804');
  }
}

const rewritten = (world: World, urls: readonly string[]): string[] =>
  urls.map((url) => world.switches.rewriteLinks?.(url) ?? url);

export const remoteRequest = createEndpoint(
  {
    urls: z.array(z.string().min(1)),
    folder_id: folderId.optional(),
    headers: z.record(z.string().min(1), z.string()).optional(),
  },
  ({ world, account }, { urls, folder_id, headers }) => {
    if (urls.length === 0) throw malformed('urls is empty');
    if (urls.length > world.limits.urlsPerRequest) throw malformed('too many urls');
    requireFolder(world, account, folder_id ?? 0);
    checkAccount(world, account, urls);
    const job = addJob(world, { owner: account, urls, folderId: folder_id ?? 0, headers: headers ?? {} });
    sendFromOtherClient(world, account, urls);
    return {
      status: 'OK',
      id: job.id,
      date: job.requestDate,
      urls: rewritten(world, urls),
      headers: job.headers,
    };
  },
);

function sendFromOtherClient(world: World, owner: Account, urls: readonly string[]): void {
  if (world.switches.otherClient === 'none') return;
  const theirs =
    world.switches.otherClient === 'identical' ? urls : [...urls, 'http://files.example/other-client.bin'];
  addJob(world, { owner, urls: theirs, by: 'other' });
}

export const remoteLs = createEndpoint({}, ({ world, account }) => ({
  status: 'OK',
  data: listedJobs(world, account).map((job) => ({ id: job.id, ...dates(world, job) })),
}));

export const remoteInfo = createEndpoint(
  // Documented as a string, in use as a number.
  { id: z.union([z.int().positive(), z.string().regex(/^\d+$/)]) },
  ({ world, account }, { id }) => {
    const job = world.state.jobs.find((one) => one.id === Number(id) && one.owner === account);
    if (job === undefined || hasVanished(world, job, world.switches.vanishFromInfoAfterMs)) {
      throw notFound();
    }
    const isDone = job.finishedAt !== null;
    const results = world.switches.editResults?.(job.results) ?? job.results;
    return {
      status: 'OK',
      id: job.id,
      ...dates(world, job),
      links: rewritten(world, job.urls),
      ...(isDone || world.switches.progressiveResults ? { result: results } : {}),
    };
  },
);
