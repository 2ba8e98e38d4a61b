import { failJob } from '@/utils/transfers/close-job';
import type { EventOf } from '@/utils/transfers/events';
import { isSought, type OutboxState, patchContext, patchTransfers } from '@/utils/transfers/state';

/** The cause of the hold may be gone; whoever finds it still there holds again. */
export function reduceReleased(state: OutboxState): OutboxState {
  const { hold, reads, openLimit } = state.context;
  if (hold === null && reads.failures === 0 && openLimit === null) return state;
  return patchContext(state, { hold: null, reads: { failures: 0, notBefore: 0 }, openLimit: null });
}

/** Nothing goes out until the user resumes; what has gone out is followed and verified all the same. */
export function reducePaused(state: OutboxState, event: EventOf<'paused'>): OutboxState {
  return state.context.pausedAt === null ? patchContext(state, { pausedAt: event.at }) : state;
}

export function reduceResumed(state: OutboxState): OutboxState {
  return state.context.pausedAt === null ? state : patchContext(state, { pausedAt: null });
}

/** Nothing goes out until the user has said whose the links are; what may have gone out is sent again only by hand. */
export function reduceProfileDoubted(state: OutboxState, event: EventOf<'profileDoubted'>): OutboxState {
  const { profileDoubtedAt } = state.context;
  const doubted = patchContext(state, { profileDoubtedAt: profileDoubtedAt ?? event.at });
  return patchTransfers(doubted, event.mayBeSent, (row) =>
    row.state === 'queued'
      ? {
          state: 'failed',
          failure: { code: 'unsure', words: null },
          group: null,
          changedAt: event.at,
        }
      : null,
  );
}

/** Looked for long enough: 1fichier may have it, and only the user may send it again. */
export function reduceGaveUp(state: OutboxState, event: EventOf<'gaveUp'>): OutboxState {
  const job = state.jobs[event.key];
  if (!job || !isSought(job)) return state;
  return failJob(state, event.key, { code: 'unsure', words: job.failure?.words ?? null }, event.at);
}
