import type { Conditions } from '@/utils/transfers/conditions';
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
    ...resultSteps(remote, open),
    ...listSteps(remote, conditions, open),
  ];
}

/** What may wait until all else is done: results that nobody has told of, twins and names. */
export function lateSteps(state: OutboxState, accountId: string, gates: Gates): readonly Step[] {
  const open = openForReads(state, gates);
  const isKnown = state.context.known?.accountId === accountId;
  const jobs = jobsOfAccount(state, accountId).filter((job) => job.kind === 'remote');
  return [
    ...jobs.filter(isAskedLate).flatMap((job) => resultStep(job, open)),
    ...checkSteps(jobs, open),
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

/** Are results read by `info` alone? Those of a job that has a date, and of one that is not listed. */
const isByInfo = (job: Job): boolean => job.finished || job.isMissing;

/** A date is a reason to ask once, before links go out; with a date from the start, each job would hold them up for long. */
const isAskedLate = (job: Job): boolean =>
  job.state === 'accepted' && !job.isEchoShort && job.finished && job.idleLooks > 0;

/** Accepted jobs whose results may be there, and those of whose sources some may have been left out. */
function resultSteps(jobs: readonly Job[], open: Gates): readonly Step[] {
  return jobs
    .filter((job) => job.state === 'accepted' && (job.isEchoShort || isByInfo(job)) && !isAskedLate(job))
    .flatMap((job) => resultStep(job, open));
}

function resultStep(job: Job, open: Gates): readonly Step[] {
  const id = job.pendingIds[0] ?? job.remoteId;
  if (id === null) return [];
  if (job.isEchoShort) return [step(open.user, id, 'user')];
  return [step(Math.max(infoAt(job, open), job.nextLookAt ?? 0), id)];
}

/** Of the others, `info` is read now and then whatever `remote/ls` says. */
function checkSteps(jobs: readonly Job[], open: Gates): readonly Step[] {
  return jobs
    .filter((job) => job.state === 'accepted' && !job.isEchoShort && !isByInfo(job))
    .flatMap((job) => job.pendingIds.slice(0, 1).map((id) => step(infoAt(job, open), id)));
}

/** After one that failed, the next is not made until its pause is over. */
const infoAt = ({ unread }: Job, open: Gates): number => Math.max(open.background, unread?.until ?? 0);

/** One listing for all jobs, due when the first of them is. */
function listSteps(jobs: readonly Job[], conditions: Conditions, open: Gates): readonly Step[] {
  return jobs
    .filter((job) => job.nextLookAt !== null)
    .filter((job) => (job.state === 'accepted' ? !isByInfo(job) : isSought(job) && job.lookedAt === null))
    .map((job) => {
      const lane = job.state === 'unsure' || conditions.isWatched ? 'user' : 'background';
      return { at: Math.max(open[lane], job.nextLookAt ?? 0), action: { type: 'list', lane } };
    });
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
