import { backToQueue } from '@/utils/transfers/back-to-queue';
import type { JobInfo } from '@/utils/transfers/events';
import { matchNames, matchResults } from '@/utils/transfers/match-results';
import type { Group, Job } from '@/utils/transfers/schema';
import { type OutboxState, patchContext, patchJob, patchTransfers } from '@/utils/transfers/state';

const ALONE: Group = { code: 'refused', words: null, limit: 1, suspect: null, wasHeld: false };

/**
 * 1fichier repeated fewer sources than it was sent. Those that are surely not among the links of the job go out again, each
 * alone; where that cannot be told, nothing does.
 */
export function returnLeftOut(state: OutboxState, job: Job, info: JobInfo, at: number): OutboxState {
  const asked = patchJob(state, job.key, { isEchoShort: false });
  const { links, results } = info;
  const found = matchNames(job.urls, links);
  const told = matchResults(job.urls, results);
  const isClear = links.length > 0 && found.filter((index) => index !== null).length === links.length;
  const isLeft = job.urls.map((_, index) => isClear && found[index] === null && told[index] === null);
  const left = job.transferIds.filter((_, index) => isLeft[index]);
  return left.length === 0 ? asked : sendAlone(asked, job, left, at);
}

/** These of its transfers leave the job, which 1fichier does not have for them, and go out again, each alone. */
export function sendAlone(state: OutboxState, job: Job, left: readonly string[], at: number): OutboxState {
  const stays = job.transferIds.map((id) => !left.includes(id));
  const names = new Map(left.map((id, index) => [id, `${job.key}-${index}`]));
  const groups = Object.fromEntries([...names.values()].map((name) => [name, ALONE]));
  const shortened = patchJob(
    patchContext(state, { groups: { ...state.context.groups, ...groups } }),
    job.key,
    {
      urls: job.urls.filter((_, index) => stays[index]),
      transferIds: job.transferIds.filter((_, index) => stays[index]),
    },
  );
  return patchTransfers(shortened, left, (row) => {
    const isHere = row.state === 'assigned' && row.jobKey === job.key;
    return isHere ? { group: names.get(row.id) ?? null, ...backToQueue(row, at) } : null;
  });
}
