import type { Conditions } from '@/utils/transfers/conditions';
import { checkedAt, isListed, isPrompted, listedAt } from '@/utils/transfers/follow';
import type { Job, RemoteId } from '@/utils/transfers/schema';
import { isSought, jobsOf, type OutboxState } from '@/utils/transfers/state';
import type { Gates, Step, Urgency } from '@/utils/transfers/step';

/**
 * Looks at jobs of this key. Verifying an unsure job is a user's business, since it keeps all else waiting; following is
 * background work. Results come before new looks.
 */
export function followSteps(
  state: OutboxState,
  conditions: Conditions,
  accountId: string,
  gates: Gates,
): readonly Step[] {
  const remote = jobsOfAccount(state, accountId).filter((job) => job.kind === 'remote');
  const open = openForReads(state, gates);
  return [
    ...candidateSteps(remote, open),
    ...folderSteps(remote, open),
    ...promptedSteps(remote, open),
    ...listSteps(state, remote, conditions, open),
  ];
}

/** What may wait until all else is done: results for which no list gave a reason, twins and names. */
export function lateSteps(
  state: OutboxState,
  conditions: Conditions,
  accountId: string,
  gates: Gates,
): readonly Step[] {
  const open = openForReads(state, gates);
  const isKnown = state.context.known?.accountId === accountId;
  const jobs = jobsOfAccount(state, accountId).filter((job) => job.kind === 'remote');
  return [
    ...checkSteps(state, jobs, conditions, open),
    ...(isKnown ? state.context.strangers.map((id) => step(open.background, id)) : []),
    ...nameSteps(jobsOfAccount(state, accountId), open),
  ];
}

const jobsOfAccount = (state: OutboxState, accountId: string): readonly Job[] =>
  jobsOf(state).filter((job) => job.accountId === accountId);

function openForReads({ context }: OutboxState, gates: Gates): Gates {
  const { notBefore } = context.reads;
  return { user: Math.max(gates.user, notBefore), background: Math.max(gates.background, notBefore) };
}

function step(at: number, id: RemoteId, lane: Urgency = 'background'): Step {
  return { at, action: { type: 'info', id, lane } };
}

function candidateSteps(jobs: readonly Job[], open: Gates): readonly Step[] {
  return jobs
    .filter((job) => isSought(job))
    .flatMap((job) => {
      const lane = job.state === 'unsure' ? 'user' : 'background';
      return job.pendingIds.slice(0, 1).map((id) => step(open[lane], id, lane));
    });
}

/** What a folder is asked: whether it holds the file of a job that no look found, and whether it is there at all. */
function folderSteps(jobs: readonly Job[], open: Gates): readonly Step[] {
  return jobs.flatMap(({ key, folderId, nextLookAt, ...job }): readonly Step[] => {
    const at = Math.max(open.user, nextLookAt ?? 0);
    if (job.state === 'refused' && job.closedAt === null)
      return [{ at, action: { type: 'folder', key, folderId, lane: 'user' } }];
    if (job.state !== 'unsure' || !job.isFolderWanted || job.lookedAt !== null) return [];
    return [
      { at, action: { type: 'files', key, folderId, sentAfter: sentAfter(job.knownDate), lane: 'user' } },
    ];
  });
}

/** In the night in which clocks are set back, 1fichier's dates go through the hour from two to three twice. */
const sentAfter = (date: string | null): string | null => date?.replace(/ 02:.*/, ' 02:00:00') ?? null;

/** Accepted jobs for whose `info` there is a reason. With a date from the start, each would have one but once. */
const promptedSteps = (jobs: readonly Job[], open: Gates): readonly Step[] =>
  jobs.filter((job) => job.state === 'accepted' && isPrompted(job)).flatMap((job) => infoStep(job, open));

/** Of the others, `info` is read now and then whatever `remote/ls` says: of the one first that has waited longest. */
function checkSteps(state: OutboxState, jobs: readonly Job[], conditions: Conditions, open: Gates) {
  const allowed = checkedAt(state.context, conditions);
  return jobs
    .filter((job) => job.state === 'accepted' && !isPrompted(job))
    .flatMap((job) => infoStep(job, open))
    .sort((one, other) => one.at - other.at)
    .slice(0, 1)
    .map((first) => ({ ...first, at: Math.max(first.at, allowed) }));
}

/** After one that failed, the next is not made until its pause is over. */
function infoStep(job: Job, open: Gates): readonly Step[] {
  const id = job.pendingIds[0] ?? job.remoteId;
  if (id === null) return [];
  if (job.isEchoShort) return [step(Math.max(open.user, job.unread?.until ?? 0), id, 'user')];
  return [step(Math.max(open.background, job.unread?.until ?? 0, job.nextLookAt ?? 0), id)];
}

/** One listing for all jobs: by the schedule of the accepted ones, or when it is time to look for another. */
function listSteps(
  state: OutboxState,
  jobs: readonly Job[],
  conditions: Conditions,
  open: Gates,
): readonly Step[] {
  const listStep = (time: number, lane: Urgency): Step => ({
    at: Math.max(open[lane], time),
    action: { type: 'list', lane },
  });
  const watched = conditions.isWatched ? 'user' : 'background';
  const sought = jobs.flatMap((job): readonly Step[] => {
    if (!isSought(job) || job.nextLookAt === null || job.lookedAt !== null) return [];
    return [listStep(job.nextLookAt, job.state === 'unsure' ? 'user' : watched)];
  });
  const listed = jobs.filter(isListed);
  return listed.length === 0
    ? sought
    : [...sought, listStep(listedAt(state.context, listed, conditions), watched)];
}

/** One listing per folder for all its jobs without names, from the earliest request of them on. */
function nameSteps(jobs: readonly Job[], open: Gates): readonly Step[] {
  const wanted = jobs.filter((job) => job.namesWanted);
  return [...new Set(wanted.map((job) => job.folderId))].map((folderId) => {
    const here = wanted.filter((job) => job.folderId === folderId);
    const dates = here.map((job) => job.requestDate ?? '').sort();
    return {
      at: Math.max(open.background, ...here.map((job) => job.nextLookAt ?? 0)),
      action: { type: 'names', folderId, sentAfter: dates[0] || null, jobKeys: here.map((job) => job.key) },
    };
  });
}
