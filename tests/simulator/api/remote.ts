import * as z from 'zod';
import { EMPTY_BODY } from '../answer.ts';
import { isPremium } from '../model/accounts.ts';
import { requireFolder } from '../model/folders.ts';
import { addJob, hasVanished, listedJobs, openSources } from '../model/jobs.ts';
import type { Account, RemoteJob } from '../model/records.ts';
import { malformed, notFound, Refusal } from '../model/refusal.ts';
import type { World } from '../model/world.ts';
import { type ApiContext, createEndpoint, folderId } from './endpoint.ts';
import { datesOf, linksOf, publicId, resultOf } from './remote-shapes.ts';

/** Words of the website's form where they are known; the others are ours. */
function checkAccount(world: World, account: Account, urls: readonly string[]): void {
  if (account.uploadForbidden !== 0) throw new Refusal(403, 'Upload forbidden #801');
  if (account.overQuota) throw new Refusal(403, 'Over quota: storage is full #802');
  const { openSources: limit } = world.limits;
  const { openSourcesOf, openLimitMessage } = world.switches;
  const isBound = openSourcesOf === 'everyone' || !isPremium(account);
  if (isBound && openSources(world, account) + urls.length > limit) {
    throw new Refusal(
      403,
      openLimitMessage ??
        `Without Premium, you can not have more than ${limit} simultaneous download requests #803`,
      // Another client's sources count too, but no client can know of them, nor of a limit of Premium.
      !isPremium(account) && openSources(world, account, 'client') + urls.length > limit,
    );
  }
}

function checkSources(world: World, account: Account, urls: readonly string[]): void {
  const { refuseSource, refuseKnownSources } = world.switches;
  if (refuseSource !== null && urls.some(refuseSource.matches)) {
    throw new Refusal(refuseSource.status, refuseSource.message);
  }
  const known = new Set(world.state.jobs.filter((job) => job.owner === account).flatMap((job) => job.urls));
  const twice = urls.find((url) => known.has(url));
  if (refuseKnownSources && twice !== undefined) {
    throw new Refusal(403, `You already requesting the download of "${twice}" #804`);
  }
}

/** Names and values, or lines as one client sends them. */
const headersSchema = z.union([
  z.record(z.string().min(1), z.string()),
  z.array(z.string().regex(/^[^:]+:/)).min(1),
]);

/** Those that 1fichier sends to the source. */
function sentHeaders(
  { switches }: World,
  headers: z.infer<typeof headersSchema>,
): Readonly<Record<string, string>> {
  const form = Array.isArray(headers) ? 'lines' : 'object';
  if (switches.headersForm !== form && switches.headersForm !== 'either') return {};
  if (!Array.isArray(headers)) return headers;
  const fields = headers.map((line): [string, string] => {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s);
    return [name.toLowerCase(), value];
  });
  return Object.fromEntries(fields);
}

export const remoteRequest = createEndpoint(
  {
    urls: z.array(z.string().min(1)),
    folder_id: folderId.optional(),
    headers: headersSchema.optional(),
  },
  (context, { urls, folder_id, headers = {} }) => {
    const { world, account } = context;
    if (urls.length === 0) throw malformed('Can not find any valid link');
    if (urls.length > world.limits.urlsPerRequest) throw malformed('too many urls');
    requireFolder(world, account, folder_id ?? 0);
    checkAccount(world, account, urls);
    checkSources(world, account, urls);
    const taken = urls.slice(0, world.switches.takesAtMost);
    const jobs = addJobs(context, taken, folder_id ?? 0, sentHeaders(world, headers));
    sendFromOtherClient(world, account, urls);
    return {
      status: 'OK',
      ...idOf(world, jobs),
      date: jobs[0]?.requestDate,
      urls: echoOf(world, urls, taken),
      headers,
    };
  },
);

function addJobs(
  { world, account, call }: ApiContext,
  urls: readonly string[],
  folder: number,
  headers: Readonly<Record<string, string>>,
): RemoteJob[] {
  const isOneEach = ['list-in-id', 'list-in-ids', 'rows-in-data'].includes(world.switches.idInRequest);
  const groups = isOneEach ? urls.map((url) => [url]) : [urls];
  return groups.map((group) =>
    addJob(world, { owner: account, urls: group, folderId: folder, headers, call }),
  );
}

function idOf(world: World, jobs: readonly RemoteJob[]): object {
  const ids = jobs.map((job) => publicId(world, job));
  switch (world.switches.idInRequest) {
    case 'id':
      return { id: ids[0] };
    case 'nested':
      return { data: { id: ids[0] } };
    case 'zero':
      return { id: 0 };
    case 'absent':
      return {};
    case 'list-in-id':
      return { id: ids };
    case 'list-in-ids':
      return { ids };
    case 'rows-in-data':
      return { data: jobs.map((job, index) => ({ id: ids[index], url: job.urls[0] })) };
  }
}

function echoOf(world: World, asked: readonly string[], taken: readonly string[]): string[] | undefined {
  switch (world.switches.echo) {
    case 'taken':
      return linksOf(world, taken);
    case 'all':
      return linksOf(world, asked);
    case 'first-three':
      return linksOf(world, taken.slice(0, 3));
    case 'empty':
      return [];
    case 'absent':
      return undefined;
  }
}

function sendFromOtherClient(world: World, owner: Account, urls: readonly string[]): void {
  if (world.switches.otherClient === 'none') return;
  const theirs =
    world.switches.otherClient === 'identical' ? urls : [...urls, 'http://files.example/other-client.bin'];
  addJob(world, { owner, urls: theirs, by: 'other' });
}

export const remoteLs = createEndpoint({}, ({ world, account }) => {
  const jobs = listedJobs(world, account);
  if (jobs.length === 0) return emptyList(world);
  const rows: unknown[] = jobs.map((job) => ({ id: publicId(world, job), ...datesOf(world, job) }));
  const { strangeRow, listShape } = world.switches;
  if (strangeRow !== 'none') rows.splice(1, 0, STRANGE_ROWS[strangeRow]);
  switch (listShape) {
    case 'data':
      return { status: 'OK', data: rows };
    case 'other-name':
      return { status: 'OK', requests: rows };
    case 'map':
      return { status: 'OK', data: Object.fromEntries(rows.map((row, index) => [index, row])) };
    case 'bare-list':
      return rows;
  }
});

const STRANGE_ROWS = { null: null, text: 'more', 'no-id': { request_date: '2026-01-01 00:00:00' } } as const;

function emptyList({ switches }: World): object {
  switch (switches.emptyJobList) {
    case 'list':
      return switches.listShape === 'bare-list' ? [] : { status: 'OK', data: [] };
    case 'no-data':
      return { status: 'OK' };
    case 'empty-object':
      return {};
    case 'bare-list':
      return [];
    case 'map':
      return { status: 'OK', data: {} };
    case 'empty-text':
      return { status: 'OK', data: '' };
    case 'null':
      return { status: 'OK', data: null };
    case 'empty-body':
      return EMPTY_BODY;
    case 'refused':
      throw new Refusal(200, 'No request in progress #615');
    case 'not-found':
      throw notFound();
  }
}

export const remoteInfo = createEndpoint(
  // Documented as a string, in use as a number.
  { id: z.union([z.int().positive(), z.string().regex(/^\S{1,200}$/)]) },
  ({ world, account }, { id }) => {
    const job = world.state.jobs.find(
      (one) => String(publicId(world, one)) === String(id) && one.owner === account,
    );
    if (job === undefined || hasVanished(world, job, world.switches.vanishFromInfoAfterMs)) {
      throw notFound();
    }
    const { idInInfo, linkUrls } = world.switches;
    const told = {
      ...(idInInfo === 'absent' ? {} : { id: idInInfo === 'zero' ? 0 : publicId(world, job) }),
      ...datesOf(world, job),
      ...(linkUrls === 'absent' ? {} : { links: linksOf(world, job.urls) }),
      ...resultOf(world, job),
    };
    return idInInfo === 'nested' ? { status: 'OK', data: told } : { status: 'OK', ...told };
  },
);
