import { POLICY } from '@/utils/fichier/errors';
import { linkId } from '@/utils/links/link-id';
import { normaliseUrl } from '@/utils/transfers/same-url';
import type { Transfer } from '@/utils/transfers/schema';
import { TEST_KEYS } from '../../../simulator/model/accounts.ts';
import type { Call } from '../../../simulator/model/recorder.ts';
import type { RemoteJob } from '../../../simulator/model/records.ts';
import type { Attempt } from './ledger';
import { MOMENT_HEADER, type OutboxWorld } from './outbox-world';
import type { Played } from './play';
import { DISK_FULL } from './room';
import type { KeyName } from './setting';
import { inconsistencies } from './watch';

/** Sends by the machine after which a link that never arrived is given up. */
const LAST_RESEND = 4;
/** Ends after which nobody knows whether 1fichier has the link. */
const OPEN_ENDS = ['failed unsure', 'failed vanished', 'failed no-answer'];
const FULL_ENDS = ['done', 'failed source-failed'];

export const endOf = ({ state, failure }: Transfer): string =>
  failure === null ? state : `${state} ${failure.code}`;

/** Everything that is wrong once all is quiet. */
export function objections(played: Played): readonly string[] {
  const { world, wrong } = played;
  return [
    ...new Set([
      ...wrong,
      ...inconsistencies(world),
      ...world.broken.filter((error) => !isDiskFull(error)).map((error) => `broke: ${String(error)}`),
      ...onceEach(world),
      ...world.ledger.rows().flatMap((row) => [...stuck(world, row), ...wrongEnd(world, row)]),
      ...lost(played),
      ...wrongAbsences(world),
      ...leaks(played),
      ...misbehaved(world),
    ]),
  ];
}

const isDiskFull = (error: unknown): boolean => error instanceof Error && error.name === DISK_FULL;

/** How often 1fichier took one address from the calls that left between two moments. */
function taken({ host }: OutboxWorld, row: Transfer, from: number, to: number): number {
  const isBetween = (call: Call | null): boolean => {
    const left = Number(call?.headers[MOMENT_HEADER]);
    return from < left && left < to;
  };
  if (row.kind === 'remote') {
    const jobs = host.state.jobs.filter(({ call }) => isBetween(call));
    return jobs.flatMap(({ urls }) => urls).filter((url) => url === row.url).length;
  }
  return host.recorder.calls
    .filter((call) => call.path.endsWith('/file/cp.cgi') && call.worked && isBetween(call))
    .filter(({ answer, fault }) => fault !== null || answer.includes(linkId(row.url)))
    .flatMap(({ json }) => namesIn(json).filter((url) => linkId(url) === linkId(row.url))).length;
}

const namesIn = (json: unknown): readonly string[] => (json as { readonly urls: readonly string[] }).urls;

function groupOf(row: Transfer): string {
  return row.kind === 'copy' ? linkId(row.url) : addressOf(row.url);
}

/** Each is compared with every other. */
const addresses = new Map<string, string>();

function addressOf(url: string): string {
  const address = addresses.get(url) ?? normaliseUrl(url) ?? url;
  addresses.set(url, address);
  return address;
}

function onceEach(world: OutboxWorld): readonly string[] {
  const groups = Map.groupBy(world.ledger.attempts.values(), ([first]) => (first ? groupOf(first.row) : ''));
  return [...groups.values()].flatMap((group) => {
    const [only] = group;
    return group.length === 1 && only ? onceInEachAttempt(world, only) : onceInAll(world, group);
  });
}

/** One transfer of this address: each attempt has its own time. */
function onceInEachAttempt(world: OutboxWorld, attempts: readonly Attempt[]): readonly string[] {
  return attempts.flatMap(({ from, row }, index) => {
    const times = taken(world, row, from, attempts[index + 1]?.from ?? Number.POSITIVE_INFINITY);
    const end = endOf(row);
    const most = OPEN_ENDS.includes(end) || FULL_ENDS.includes(end) || row.state === 'assigned' ? 1 : 0;
    return times > most ? [`${row.url}, attempt ${row.attempt}, is ${end}: taken ${times} times`] : [];
  });
}

/** Several transfers of one address: whose a job was cannot be told, so their sum counts. */
function onceInAll(world: OutboxWorld, group: readonly (readonly Attempt[])[]): readonly string[] {
  const attempts = group.flat();
  const spellings = [
    ...new Map(attempts.map(({ row }) => [row.kind === 'copy' ? '' : row.url, row])).values(),
  ];
  const times = spellings.reduce((sum, row) => sum + taken(world, row, 0, Number.POSITIVE_INFINITY), 0);
  const ends = attempts.map(({ row }) => endOf(row));
  const most = ends.filter(
    (end) => OPEN_ENDS.includes(end) || FULL_ENDS.includes(end) || end === 'assigned',
  ).length;
  return times > most ? [`${group[0]?.[0]?.row.url} (${ends.join(', ')}): taken ${times} times`] : [];
}

function stuck(world: OutboxWorld, row: Transfer): readonly string[] {
  const isOpen = row.state === 'queued' || row.state === 'assigned';
  return isOpen && world.disk.transfers().some(({ id }) => id === row.id)
    ? [
        `${row.url} is ${row.state} for ever (job ${world.ledger.jobs.get(row.jobKey ?? '')?.job.state ?? 'none'})`,
      ]
    : [];
}

/** The end of a transfer says what 1fichier did. */
function wrongEnd(world: OutboxWorld, row: Transfer): readonly string[] {
  const end = endOf(row);
  const label = `${row.url} is ${end} (attempt ${row.attempt})`;
  if (row.kind === 'remote' && FULL_ENDS.includes(end)) return wrongResult(world, row, label);
  if (row.state !== 'failed' || row.failure === null || OPEN_ENDS.includes(end)) return [];
  if (row.resends >= LAST_RESEND) return [];
  if (POLICY[row.failure.code].ofAccount) return [`${label}: that speaks of the account`];
  if (row.failure.code === 'folder-not-found')
    return lacksFolder(world, row) ? [] : [`${label}: that folder is there`];
  return wasRefusedAlone(world, row) ? [] : [`${label}: it was never refused alone`];
}

function wrongResult(world: OutboxWorld, row: Transfer, label: string): readonly string[] {
  const record = world.ledger.jobs.get(row.jobKey ?? '');
  const theirs = jobsBehind(world, row);
  if (record === undefined || theirs.length === 0) return [`${label}: by no job of 1fichier`];
  const isShared = wasAlreadyRequested(world, row);
  const sharers = (isShared ? [] : world.ledger.rows())
    .filter((other) => other.id !== row.id && groupOf(other) === groupOf(row))
    .filter((other) => jobsBehind(world, other).some((job) => theirs.includes(job)));
  const isFromBefore = theirs.some(
    ({ by, id }) => !isShared && by === 'other' && wasListedBefore(world, id, record.startedAt),
  );
  return [
    ...sharers.map((other) => `${label}: shares its job with ${other.url}`),
    ...(isFromBefore ? [`${label}: by a job of another client from before`] : []),
    ...(theirs.some((job) => hasResult(job, row)) ? [] : [`${label}: 1fichier says otherwise`]),
  ];
}

/** 1fichier itself says that another job brings the same: then the link of that one is right. */
function wasAlreadyRequested({ host }: OutboxWorld, row: Transfer): boolean {
  return host.recorder.calls.some(
    ({ path, json, answer }) =>
      path.endsWith('/remote/request.cgi') &&
      /already requesting|demandez déjà/.test(answer) &&
      namesIn(json).some((url) => groupOf({ ...row, url }) === groupOf(row)),
  );
}

/** The jobs of 1fichier that a transfer was sent with: one, or one for each source. */
function jobsBehind(world: OutboxWorld, row: Transfer): readonly RemoteJob[] {
  const job = world.ledger.jobs.get(row.jobKey ?? '')?.job;
  const ids = job === undefined ? [] : [job.remoteId, ...job.otherIds];
  return ids.flatMap((id) => world.jobAt1fichier(id) ?? []);
}

/** Did the last listing before that moment show the job? */
function wasListedBefore({ host }: OutboxWorld, id: number, moment: number): boolean {
  const listing = host.recorder.calls.findLast(
    (call) => call.path.endsWith('/remote/ls.cgi') && call.at < moment,
  );
  return listing?.fault === null && new RegExp(`"id":"?(?:r-)?${id}\\b`).test(listing.answer);
}

function hasResult(theirs: RemoteJob, row: Transfer): boolean {
  return theirs.results.some(
    ({ url, status, download_link }) =>
      normaliseUrl(url) === normaliseUrl(row.url) &&
      (row.state === 'done' ? download_link === row.link : status === 'KO'),
  );
}

/** Somebody asked for that folder with the key of an account that does not have it. */
function lacksFolder({ host }: OutboxWorld, { folderId }: Transfer): boolean {
  return host.recorder.calls.some(({ headers, json, path }) => {
    const account = host.state.keys.get(headers.authorization?.replace('Bearer ', '') ?? '');
    const isAsked = path.endsWith('/remote/request.cgi') || path.endsWith('/file/cp.cgi');
    if (!isAsked || (json as { readonly folder_id?: number }).folder_id !== folderId) return false;
    return host.state.folders.get(folderId)?.owner !== account;
  });
}

function wasRefusedAlone({ host }: OutboxWorld, row: Transfer): boolean {
  return host.recorder.calls.some(({ json, answer, path }) => {
    if (!/\/(?:remote\/request|file\/cp)\.cgi$/.test(path) || !/"KO"/.test(answer)) return false;
    const urls = namesIn(json);
    return urls.length === 1 && groupOf({ ...row, url: urls[0] ?? '' }) === groupOf(row);
  });
}

function lost({ world, promised }: Played): readonly string[] {
  const rows = new Map(world.disk.transfers().map((row) => [row.id, row]));
  const never = promised.filter((id) => !world.ledger.attempts.has(id));
  const gone = world.ledger
    .rows()
    .filter(
      (row) =>
        !row.hidden &&
        !row.isPrivate &&
        JSON.stringify(rows.get(row.id)?.state) !== JSON.stringify(row.state),
    );
  return [
    ...never.map((id) => `${id} was promised and is not stored`),
    ...gone.map((row) => `${row.url} was ${endOf(row)} and is lost`),
  ];
}

/**
 * Calls that no client should ever make. Two calls that meet because the clock was set forward between them, or because
 * one was under way for long, are nobody's fault.
 */
function misbehaved({ host, outgoing }: OutboxWorld): readonly string[] {
  return host.recorder.calls.flatMap(({ rejected, path, at }) => {
    if (rejected === null) return [];
    const within = outgoing.filter((call) => at - LONGEST_DELAY_MS < call.at && call.at <= at);
    const isAfterJump = within.some((call) => call.jumps !== within[0]?.jumps);
    const isMeeting = host.recorder.calls.some(
      (call) => call.fault === 'delay-before-work' && at - LONGEST_DELAY_MS <= call.at && call.at <= at,
    );
    return isAfterJump || isMeeting ? [] : [`1fichier says of ${path}: ${rejected}`];
  });
}

const LONGEST_DELAY_MS = 42_000;
const ownerOf = ({ host }: OutboxWorld, accountId: string) =>
  host.state.keys.get(TEST_KEYS[accountId.replace('account-', '') as KeyName]);

/** No true time is told more exactly than this. */
const CLOCK_ROUGH_MS = 50;
const APART_MS = 60_000;
const AFTER_MS = 90_000;

/**
 * A job is called absent only if it is (or its own was taken for another of ours with the same links), and after two
 * looks far enough apart, in true time.
 */
function wrongAbsences(world: OutboxWorld): readonly string[] {
  const owned = new Set(
    [...world.ledger.jobs.values()].flatMap(({ job }) =>
      [job.remoteId, ...job.otherIds].map((id) => world.jobAt1fichier(id)),
    ),
  );
  return [...world.ledger.jobs.values()].flatMap(({ job, startedAt, endedAt, absentAt }) => {
    if (absentAt === null || endedAt === null) return [];
    const isThere = world.host.state.jobs.some(
      (theirs) =>
        theirs.by === 'client' &&
        !owned.has(theirs) &&
        theirs.owner === ownerOf(world, job.accountId) &&
        startedAt <= theirs.requestedAt &&
        theirs.requestedAt < absentAt &&
        theirs.urls.every((url) => job.urls.includes(url)),
    );
    if (isThere) return [`job of ${job.urls.join(' ')} is called absent and is not`];
    const looks = world.outgoing.filter(
      ({ endpoint, at }) => endpoint === 'remote/ls' && endedAt <= at && at <= absentAt,
    );
    const [first, last] = [looks[0], looks.at(-1)];
    const isProven =
      first !== undefined &&
      last !== undefined &&
      last.at - (first.end ?? first.at) >= APART_MS - CLOCK_ROUGH_MS &&
      last.at - endedAt >= AFTER_MS - CLOCK_ROUGH_MS;
    return isProven ? [] : [`job of ${job.urls.join(' ')} is called absent after ${looks.length} looks`];
  });
}

/** 1fichier may repeat the key of a call, and that must not be kept; of a key that it was not given it cannot speak. */
function leaks({ world, usedKeys }: Played): readonly string[] {
  const stored = world.disk.dump() + JSON.stringify([...world.area.items]);
  return [...usedKeys].filter((key) => usedKeys.size === 1 && stored.includes(TEST_KEYS[key]));
}
