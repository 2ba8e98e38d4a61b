import { UNSURE_LIVES } from '@/utils/transfers/constants';
import { unsureLookAt } from '@/utils/transfers/intervals';
import type { Job } from '@/utils/transfers/schema';
import { type OutboxState, patchJob } from '@/utils/transfers/state';
import { conclude } from '@/utils/transfers/verdict';

/**
 * What was measured by another clock proves nothing: by one that was set since, or by that of an earlier background,
 * since nobody saw what became of the clock in between. So each job that is being verified counts as ended only now, and
 * its looks begin anew. After many beginnings it is left undecided, for it keeps all other links waiting.
 */
export function lookAnew(state: OutboxState, jobs: readonly Job[], at: number): OutboxState {
  return jobs.filter((job) => job.state === 'unsure').reduce((next, job) => beginAnew(next, job, at), state);
}

function beginAnew(state: OutboxState, job: Job, at: number): OutboxState {
  const anew = {
    endedAt: at,
    isAgeKnown: false,
    kept: null,
    looks: [],
    lookedAt: null,
    isFolderWanted: false,
    pendingIds: [],
    // A beginning without a look costs nothing: none could be made, so nothing could have been sent either.
    idleLooks: job.idleLooks + (job.looks.length > 0 ? 1 : 0),
    nextLookAt: unsureLookAt(at, []),
  };
  const next = patchJob(state, job.key, anew);
  return anew.idleLooks < UNSURE_LIVES ? next : conclude(next, { ...job, ...anew }, at);
}
