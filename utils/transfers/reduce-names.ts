import { type FailureFacts, POLICY } from '@/utils/fichier/errors';
import { linkId } from '@/utils/links/link-id';
import { NAME_TRIES, NAMES_AGAIN_MS } from '@/utils/transfers/constants';
import type { EventOf, ListedFile } from '@/utils/transfers/events';
import { afterReadFailure } from '@/utils/transfers/reduce-reads';
import type { Job } from '@/utils/transfers/schema';
import { type OutboxState, patchJob, patchTransfers } from '@/utils/transfers/state';

/** Names and sizes from one listing of the folder, found by the share link. */
export function reduceNamesRead(state: OutboxState, event: EventOf<'namesRead'>): OutboxState {
  const files = new Map(event.files.map((file) => [linkId(file.url), file]));
  return namedJobs(state, event.jobKeys).reduce((next, job) => {
    const named = nameTransfers(next, job, files, event.at);
    const isWhole = job.transferIds.every((id) => !isNameless(named, job, id));
    return isWhole ? stopNaming(named, job.key) : tryLater(named, job, event.at, null);
  }, state);
}

export function reduceNamesFailed(state: OutboxState, event: EventOf<'namesFailed'>): OutboxState {
  const { facts, at } = event;
  const hasAsked = facts.outcome !== 'not-sent' && facts.code !== 'aborted';
  return namedJobs(state, event.jobKeys).reduce(
    (next, job) => {
      if (isFinal(facts)) return stopNaming(next, job.key);
      return hasAsked ? tryLater(next, job, at, facts.until) : patchJob(next, job.key, wait(at, facts.until));
    },
    afterReadFailure(state, facts, at),
  );
}

/** A refusal of the folder itself, such as one that is gone: asking again would only be refused again. */
const isFinal = ({ code, outcome }: FailureFacts): boolean =>
  outcome === 'refused' && !POLICY[code].retry && !POLICY[code].ofAccount;

const namedJobs = (state: OutboxState, keys: readonly string[]): readonly Job[] =>
  keys.flatMap((key) => state.jobs[key] ?? []).filter((job) => job.namesWanted);

function nameTransfers(
  state: OutboxState,
  job: Job,
  files: ReadonlyMap<string, ListedFile>,
  at: number,
): OutboxState {
  return patchTransfers(state, job.transferIds, (row) => {
    if (row.link === null || !isNameless(state, job, row.id)) return null;
    const file = files.get(linkId(row.link));
    return file ? { name: file.filename, size: file.size, changedAt: at } : null;
  });
}

function isNameless(state: OutboxState, job: Job, id: string): boolean {
  const row = state.transfers[id];
  return row?.state === 'done' && row.jobKey === job.key && row.name === null;
}

/** A name is a nicety: three tries, then the link goes without. */
function tryLater(state: OutboxState, job: Job, at: number, until: number | null): OutboxState {
  const tries = job.idleLooks + 1;
  if (tries >= NAME_TRIES) return stopNaming(state, job.key);
  return patchJob(state, job.key, { idleLooks: tries, ...wait(at, until) });
}

const wait = (at: number, until: number | null) => ({
  nextLookAt: Math.max(until ?? 0, at + NAMES_AGAIN_MS),
});

function stopNaming(state: OutboxState, key: string): OutboxState {
  return patchJob(state, key, { namesWanted: false, nextLookAt: null, knownIds: [] });
}
