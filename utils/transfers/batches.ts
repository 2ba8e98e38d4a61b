import { linkId } from '@/utils/links/link-id';
import type { Conditions } from '@/utils/transfers/conditions';
import {
  FEW_WAITING,
  FREE_OPEN_SOURCES,
  OPEN_LIMIT_FOR_MS,
  SOME_BATCH,
  SOME_WAITING,
} from '@/utils/transfers/constants';
import { lastPart } from '@/utils/transfers/fold-url';
import { isPassing } from '@/utils/transfers/hold';
import { queuesOf } from '@/utils/transfers/queues';
import { mixUpKey } from '@/utils/transfers/same-url';
import type { OutboxHold, Transfer, TransferKind } from '@/utils/transfers/schema';
import { isBlockedBy, isUnsettled, type OutboxState, patchContext } from '@/utils/transfers/state';
import { firstToSend } from '@/utils/transfers/suspects';

/** Links that look like one of the batch: after so many, it goes out as it is. */
const PASSED_OVER_MOST = 500;
const SCRIPT = /^[^.]+$|\.(?:php\d?|aspx?|jsp|cgi|pl|html?)$/i;

export type Batch = {
  readonly transfers: readonly Transfer[];
  /** Transfers of the kind that wait, these included. */
  readonly waiting: number;
};

/** Links per request: a huge file hides the finished links beside it, so few waiting links go alone. */
export function batchLimit(waiting: number, option: number): number {
  if (waiting < FEW_WAITING) return 1;
  return waiting <= SOME_WAITING ? Math.min(SOME_BATCH, option) : option;
}

/** What may go out next in one request; null when nothing may. */
export function nextBatch(
  state: OutboxState,
  conditions: Conditions,
  kind: TransferKind,
  accountId: string,
): Batch | null {
  const queued = queuesOf(state)[kind];
  const isReady = (row: Transfer) => (row.notBefore ?? 0) <= conditions.now;
  const free = kind === 'remote' ? freeSources(state, conditions, accountId) : Number.POSITIVE_INFINITY;
  const isBlocked = kind === 'remote' && Object.values(state.jobs).some((job) => isBlockedBy(job, accountId));
  const { suspects } = state.context;
  const head = free < 1 || isBlocked ? undefined : firstToSend(queued, suspects, isReady);
  if (!head) return null;
  const waiting = queued.length;
  const apart = new Set(suspects.map(({ id }) => id));
  if (apart.has(head.id)) return { transfers: [head], waiting };
  const mayJoin = (row: Transfer) => isReady(row) && !apart.has(row.id);
  const limit = Math.min(free, batchLimit(waiting, conditions.batchSize));
  const transfers = isGrouped(state, head)
    ? ofGroup(state, queued.filter(mayJoin), head, free)
    : alike(queued, head, limit, mayJoin);
  return { transfers, waiting };
}

/**
 * Sources that may still be opened: without Premium, 1fichier fetches ten at once, else as many as it has not refused. After
 * such a refusal one alone tells whether there is room again, and some time later whether there is more.
 */
function freeSources(state: OutboxState, conditions: Conditions, accountId: string): number {
  const { openLimit, hold } = state.context;
  const most = conditions.isLimited ? FREE_OPEN_SOURCES : (openLimit ?? Number.POSITIVE_INFINITY);
  const left = most - openSources(state, accountId);
  const isTriedAgain = !conditions.isLimited && openLimitUntil(state, conditions.now) === null;
  const free = isTriedAgain ? Math.max(left, 1) : left;
  return isPassing(hold) ? Math.min(free, 1) : free;
}

/** Until when no more may be open than 1fichier took; null: that is not known any more. A clock set back makes it old. */
export function openLimitUntil({ context }: OutboxState, now: number): number | null {
  const { openLimit, openLimitAt } = context;
  const until = openLimitAt + OPEN_LIMIT_FOR_MS;
  return openLimit === null || openLimitAt > now || until <= now ? null : until;
}

/** Does nothing go out because 1fichier once refused more than are open now? Then that is what holds the links. */
export function limitHold(state: OutboxState, now: number, accountId: string): OutboxHold | null {
  const { openLimit, openLimitAt: since } = state.context;
  const until = openLimitUntil(state, now);
  if (openLimit === null || until === null || queuesOf(state).remote.length === 0) return null;
  if (openSources(state, accountId) < openLimit) return null;
  return { reason: 'limit', code: 'open-limit', words: null, since, until };
}

/** 1fichier has taken more than it once refused: that was of another time. */
export function withoutRefutedLimit(state: OutboxState, accountId: string): OutboxState {
  const { openLimit } = state.context;
  if (openLimit === null || openSources(state, accountId) <= openLimit) return state;
  return patchContext(state, { openLimit: null });
}

/** Sources that 1fichier has, or may have, and of which it has not told an end. */
export function openSources(state: OutboxState, accountId: string): number {
  return Object.values(state.jobs)
    .filter((job) => job.kind === 'remote' && job.accountId === accountId)
    .filter((job) => isUnsettled(job) || job.state === 'accepted')
    .flatMap((job) => job.transferIds.filter((id) => state.transfers[id]?.state === 'assigned')).length;
}

const isGrouped = (state: OutboxState, row: Transfer): boolean =>
  row.group !== null && state.context.groups[row.group] !== undefined;

/** Of a refused batch: one alone until one was accepted, then parts of the size that was set then. */
function ofGroup(
  state: OutboxState,
  ready: readonly Transfer[],
  head: Transfer,
  free: number,
): readonly Transfer[] {
  const group = head.group === null ? undefined : state.context.groups[head.group];
  const members = ready.filter((row) => row.group === head.group);
  if (group?.limit != null) return alike(members, head, Math.min(free, group.limit), () => true);
  return [members.find((row) => row.id !== group?.suspect) ?? head];
}

/**
 * As many as may share a request with the first: same folder, same privacy, same group, and no two that look alike, not even
 * by the file name, which may be all that a result tells.
 */
function alike(
  rows: readonly Transfer[],
  head: Transfer,
  limit: number,
  isReady: (row: Transfer) => boolean,
): readonly Transfer[] {
  const batch: Transfer[] = [];
  const taken = new Set<string>();
  let passedOver = 0;
  for (const row of rows) {
    if (batch.length >= limit || passedOver >= PASSED_OVER_MOST) break;
    const fits =
      row.folderId === head.folderId && row.isPrivate === head.isPrivate && row.group === head.group;
    if (!fits || !isReady(row)) continue;
    const keys = likenessOf(row);
    if (keys.some((key) => taken.has(key))) {
      passedOver += 1;
      continue;
    }
    batch.push(row);
    for (const key of keys) taken.add(key);
  }
  return batch;
}

/**
 * By what an answer may name a source: of a file to be copied its id, however the link is spelled. A script that takes a query
 * gives every file its own name, and not the script's.
 */
function likenessOf({ kind, url }: Transfer): readonly string[] {
  if (kind === 'copy') return [linkId(url)];
  const name = lastPart(url);
  const isFileName = name !== '' && !(url.includes('?') && SCRIPT.test(name));
  return isFileName ? [mixUpKey(url), `/${name}`] : [mixUpKey(url)];
}
