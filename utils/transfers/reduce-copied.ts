import { linkId } from '@/utils/links/link-id';
import { settleGroups } from '@/utils/transfers/accept-job';
import { closeJob } from '@/utils/transfers/close-job';
import type { EventOf } from '@/utils/transfers/events';
import { type OutboxState, patchTransfers } from '@/utils/transfers/state';

/** 1fichier has copied: each link that it names is done, one that it does not name got no answer. */
export function reduceCopied(state: OutboxState, event: EventOf<'copied'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'sending' || job.kind !== 'copy') return state;
  const links = new Map(event.copies.map((copy) => [linkId(copy.from), copy.to]));
  const settled = settleGroups(state, job, event.at);
  const ended = patchTransfers(settled, job.transferIds, (row) => {
    const link = links.get(linkId(row.url));
    if (link !== undefined) return { state: 'done', link, changedAt: event.at };
    return { state: 'failed', failure: { code: 'no-answer', words: null }, changedAt: event.at };
  });
  return closeJob(ended, event.key, event.at);
}
