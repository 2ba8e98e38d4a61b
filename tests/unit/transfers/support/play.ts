import type { ErrorCode, FailureFacts } from '@/utils/fichier/errors';
import type { JobResult, OutboxEvent } from '@/utils/transfers/events';
import { reduce } from '@/utils/transfers/reduce';
import type { Job, Transfer } from '@/utils/transfers/schema';
import { jobsOf, type OutboxState, patchContext } from '@/utils/transfers/state';
import { EMPTY_STATE } from './empty-state';

/** Time zero of the transcripts, epoch ms. */
export const T0 = 1_000_000_000_000;
const SECOND_MS = 1000;
export const at = (seconds: number): number => T0 + seconds * SECOND_MS;
export const urlOf = (id: string): string => `https://host.example/${id}.bin`;

export function transfer(id: string, more: Partial<Transfer> = {}): Transfer {
  return {
    id,
    url: urlOf(id),
    kind: 'remote',
    origin: 'link',
    folderId: 0,
    folderName: null,
    createdAt: T0,
    changedAt: T0,
    state: 'queued',
    attempt: 1,
    jobKey: null,
    group: null,
    cancelWished: false,
    failure: null,
    link: null,
    name: null,
    size: null,
    twin: false,
    isPrivate: false,
    hidden: false,
    resends: 0,
    notBefore: null,
    ...more,
  };
}

export function facts(code: ErrorCode, more: Partial<FailureFacts> = {}): FailureFacts {
  return { code, outcome: 'refused', words: null, number: null, status: null, until: null, ...more };
}

export const lost = (code: ErrorCode = 'timeout'): FailureFacts => facts(code, { outcome: 'unknown' });

export const row = (id: number, finished = false) => ({ id, requestDate: `date-${id}`, finished });

export const listed = (seconds: number, ...rows: readonly ReturnType<typeof row>[]): OutboxEvent => ({
  type: 'listRead',
  at: at(seconds),
  accountId: 'me',
  rows,
  isList: true,
  isWhole: true,
  askedAt: at(seconds),
});

export const read = (
  seconds: number,
  id: number,
  links: readonly string[],
  results: readonly JobResult[] | null = null,
): OutboxEvent => ({
  type: 'infoRead',
  at: at(seconds),
  accountId: 'me',
  info: { ...row(id, results !== null), links, results: results ?? [] },
});

export const good = (id: string) => ({
  url: urlOf(id),
  ok: true,
  link: `https://1fichier.com/?${id}00000`,
  message: null,
});

export const started = (seconds: number, key: string, ...transferIds: readonly string[]): OutboxEvent => ({
  type: 'sendStarted',
  at: at(seconds),
  key,
  kind: 'remote',
  accountId: 'me',
  transferIds,
});

export const accepted = (seconds: number, key: string, remoteId: number): OutboxEvent => ({
  type: 'sendAccepted',
  at: at(seconds),
  key,
  remoteIds: [remoteId],
  date: `date-${remoteId}`,
  accepted: null,
});

export const play = (state: OutboxState, ...events: readonly OutboxEvent[]): OutboxState =>
  events.reduce(reduce, state);

/** A state with these transfers queued, and with the ids that `remote/ls` showed at time zero. */
export function queued(ids: readonly string[], known: readonly number[] = [1, 2]): OutboxState {
  return play(
    EMPTY_STATE,
    { type: 'added', at: T0, transfers: ids.map((id) => transfer(id)) },
    listed(0, ...known.map((id) => row(id, true))),
  );
}

/** The same once lists of the account have shown that they hold the open and the ended jobs of ours, newest first. */
export function trusted(state: OutboxState): OutboxState {
  const own = (state.context.known?.ids ?? []).toReversed();
  return patchContext(state, { own, ended: own, showsOpenJobs: 'me' });
}

/** The folder of a job holds these files. */
export const holds = (seconds: number, key: string, ...names: readonly string[]): OutboxEvent => ({
  type: 'filesRead',
  at: at(seconds),
  key,
  files: names.map((filename) => ({ url: 'https://1fichier.com/?held000000', filename, size: 1 })),
  isWhole: true,
  readAt: at(seconds),
});

/** The whole state in words: one line for each transfer and job, then the context; fields at rest are left out. */
export function print(state: OutboxState): string {
  return [
    ...Object.values(state.transfers).map(printTransfer),
    ...jobsOf(state).map(printJob),
    printContext(state),
  ].join('\n');
}

const seconds = (time: number) => (time - T0) / SECOND_MS;

function words(parts: Readonly<Record<string, unknown>>): string {
  return Object.entries(parts)
    .filter(([, value]) => value !== null && value !== false && value !== 0 && String(value) !== '')
    .map(([name, value]) => (value === true ? name : `${name}=${String(value)}`))
    .join(' ');
}

function printTransfer(it: Transfer): string {
  const more = words({
    job: it.jobKey,
    link: it.link,
    name: it.name,
    failure: it.failure?.code ?? null,
    group: it.group,
    cancelWished: it.cancelWished,
    twin: it.twin,
    hidden: it.hidden,
    attempt: it.attempt === 1 ? null : it.attempt,
    resends: it.resends,
    notBefore: it.notBefore === null ? null : seconds(it.notBefore),
  });
  return `${it.id} ${it.state} ${more}`.trim();
}

function printJob(job: Job): string {
  const more = words({
    id: [job.remoteId ?? [], ...job.otherIds].flat().join(','),
    carries: job.transferIds.join(','),
    next: job.nextLookAt === null ? null : seconds(job.nextLookAt),
    looks: job.looks.map((look) => `${seconds(look.at)}${look.conclusive ? '+' : '-'}`).join(','),
    pending: job.pendingIds.join(','),
    foreign: job.foreignIds.join(','),
    part: job.partId,
    similar: job.hasSimilar,
    finished: job.finished,
    missing: job.isMissing,
    echoShort: job.isEchoShort,
    folderWanted: job.isFolderWanted,
    namesWanted: job.namesWanted,
    failure: job.failure?.code ?? null,
  });
  return `${job.key} ${job.state} ${more}`;
}

function printContext({ context }: OutboxState): string {
  const groups = Object.entries(context.groups).map(
    ([key, group]) => `${key}(limit ${group.limit}, suspect ${group.suspect}, held ${group.wasHeld})`,
  );
  return `known ${context.known?.ids.join(',') ?? '-'} ${words({
    own: context.own.join(','),
    ended: context.ended.join(','),
    openJobs: context.showsOpenJobs,
    openLimit: context.openLimit,
    strangers: context.strangers.join(','),
    hold: context.hold?.reason ?? null,
    groups: groups.join(' '),
    readFailures: context.reads.failures,
  })}`.trim();
}
