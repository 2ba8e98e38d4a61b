import { linkId } from '@/utils/links/link-id';
import { settleGroups } from '@/utils/transfers/accept-job';
import { closeJob } from '@/utils/transfers/close-job';
import type { EventOf } from '@/utils/transfers/events';
import { sendAlone } from '@/utils/transfers/return-left-out';
import type { Job } from '@/utils/transfers/schema';
import { type OutboxState, patchTransfers } from '@/utils/transfers/state';

/**
 * 1fichier has copied: each link that it names is done. One that it neither names nor counts was left out, and alone it is told
 * why; of one that may be counted there is no answer.
 */
export function reduceCopied(state: OutboxState, event: EventOf<'copied'>): OutboxState {
  const job = state.jobs[event.key];
  if (job?.state !== 'sending' || job.kind !== 'copy') return state;
  const links = new Map(event.copies.map((copy) => [linkId(copy.from), copy.to]));
  const settled = settleGroups(state, job, event.at);
  const left = leftOut(job, event, links);
  const told = left.length === 0 ? settled : sendAlone(settled, job, left, event.at);
  const ended = patchTransfers(told, told.jobs[job.key]?.transferIds ?? [], (row) => {
    const link = links.get(linkId(row.url));
    if (link !== undefined) return { state: 'done', link, changedAt: event.at };
    return { state: 'failed', failure: { code: 'no-answer', words: null }, changedAt: event.at };
  });
  return closeJob(ended, event.key, event.at);
}

/** The transfers of which it is certain that nothing was done: all that 1fichier counts, it names, and it counts some. */
function leftOut(
  job: Job,
  { copies, count }: EventOf<'copied'>,
  links: ReadonlyMap<string, string>,
): readonly string[] {
  const isNamed = job.urls.map((url) => links.has(linkId(url)));
  const named = isNamed.filter(Boolean).length;
  if (named === 0 || named !== count || named !== copies.length) return [];
  return job.transferIds.filter((_, index) => !isNamed[index]);
}
