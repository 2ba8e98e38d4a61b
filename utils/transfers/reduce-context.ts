import { failJob } from '@/utils/transfers/close-job';
import {
  READ_RETRY_MAX_MS,
  RESEND_FIRST_MS,
  SENDS_PER_ATTEMPT,
  UNDECIDED_MAX_MS,
} from '@/utils/transfers/constants';
import type { EventOf } from '@/utils/transfers/events';
import { reduceInterrupted } from '@/utils/transfers/reduce-sent';
import { jobsOf, type OutboxState, patchContext, patchJob, patchTransfers } from '@/utils/transfers/state';

const LONGEST_RESEND_MS = 2 * RESEND_FIRST_MS * 2 ** SENDS_PER_ATTEMPT;

/** The background starts: what was under way is unsure, and times that a clock set back put out of reach come near. */
export function reduceStarted(state: OutboxState, event: EventOf<'started'>): OutboxState {
  const { at } = event;
  const looks = jobsOf(state)
    .filter((job) => job.nextLookAt !== null && job.nextLookAt > at + UNDECIDED_MAX_MS)
    .reduce((next, job) => patchJob(next, job.key, { nextLookAt: at }), state);
  const late = Object.values(looks.transfers).filter((row) => (row.notBefore ?? 0) > at + LONGEST_RESEND_MS);
  const sends =
    late.length === 0
      ? looks
      : patchTransfers(
          looks,
          late.map((row) => row.id),
          () => ({ notBefore: at + LONGEST_RESEND_MS }),
        );
  return reduceInterrupted(withoutOrphans(withNearTimes(sends, at), at), { ...event, type: 'interrupted' });
}

/** A transfer whose job can no longer be read: it may have been sent, so only the user may send it again. */
function withoutOrphans(state: OutboxState, at: number): OutboxState {
  const orphans = Object.values(state.transfers).filter(
    (row) => row.state === 'assigned' && (row.jobKey === null || !state.jobs[row.jobKey]),
  );
  if (orphans.length === 0) return state;
  return patchTransfers(
    state,
    orphans.map((row) => row.id),
    () => ({ state: 'failed', failure: { code: 'unsure', words: null }, group: null, changedAt: at }),
  );
}

function withNearTimes(state: OutboxState, at: number): OutboxState {
  const { hold, reads } = state.context;
  const isReadFar = reads.notBefore > at + READ_RETRY_MAX_MS;
  const isHoldFar = hold !== null && hold.until !== null && hold.since > at;
  if (!isReadFar && !isHoldFar) return state;
  const lengthMs = isHoldFar ? (hold.until ?? at) - hold.since : 0;
  return patchContext(state, {
    reads: isReadFar ? { ...reads, notBefore: at + READ_RETRY_MAX_MS } : reads,
    hold: isHoldFar ? { ...hold, since: at, until: at + lengthMs } : hold,
  });
}

/** The cause of the hold may be gone; whoever finds it still there holds again. */
export function reduceReleased(state: OutboxState): OutboxState {
  const { hold, reads } = state.context;
  if (hold === null && reads.failures === 0) return state;
  return patchContext(state, { hold: null, reads: { failures: 0, notBefore: 0 } });
}

/** Looked for long enough: 1fichier may have it, and only the user may send it again. */
export function reduceGaveUp(state: OutboxState, event: EventOf<'gaveUp'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'undecided') return state;
  return failJob(state, event.key, { code: 'unsure', words: job.failure?.words ?? null }, event.at);
}
