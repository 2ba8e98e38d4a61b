import { backToQueue } from '@/utils/transfers/back-to-queue';
import { LEFT_OUT_AFTER_MS } from '@/utils/transfers/constants';
import type { JobInfo } from '@/utils/transfers/events';
import { matchNames, matchResults } from '@/utils/transfers/match-results';
import type { Group, Job } from '@/utils/transfers/schema';
import { type OutboxState, patchContext, patchJob, patchTransfers } from '@/utils/transfers/state';

const ALONE: Group = { code: 'refused', words: null, limit: 1, suspect: null, wasHeld: false };

/**
 * Were sources left out without a word? So it is where a job with a date lists fewer links than were sent, each clearly one
 * of ours, has a result for every one of them and for nothing else, and has told nothing new for long.
 */
export function hasLeftOut(state: OutboxState, job: Job, info: JobInfo, at: number): boolean {
  const { links, results } = info;
  const isDated = job.finished || info.finished;
  if (!isDated || job.otherIds.length > 0) return false;
  if (links.length >= job.urls.length || results.length !== links.length) return false;
  const found = matchNames(job.urls, links);
  const told = matchResults(job.urls, results);
  const agree = job.urls.every((_, index) => (found[index] === null) === (told[index] === null));
  const areAllTold = told.filter((result) => result !== null).length === results.length;
  const rows = job.transferIds.filter((_, index) => told[index] !== null).map((id) => state.transfers[id]);
  return (
    agree &&
    areAllTold &&
    rows.every((row) => !row || (row.state !== 'assigned' && at - row.changedAt >= LEFT_OUT_AFTER_MS))
  );
}

/**
 * 1fichier repeated, or has, fewer sources than it was sent. Those that are surely not among the links of the job go out again, each
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
  if (left.length === 0) return asked;
  const names = new Map(left.map((id, index) => [id, `${job.key}-${index}`]));
  const groups = Object.fromEntries([...names.values()].map((name) => [name, ALONE]));
  const shortened = patchJob(
    patchContext(asked, { groups: { ...asked.context.groups, ...groups } }),
    job.key,
    {
      urls: job.urls.filter((_, index) => !isLeft[index]),
      transferIds: job.transferIds.filter((_, index) => !isLeft[index]),
    },
  );
  return patchTransfers(shortened, left, (row) => {
    const isHere = row.state === 'assigned' && row.jobKey === job.key;
    return isHere ? { group: names.get(row.id) ?? null, ...backToQueue(row, at) } : null;
  });
}
