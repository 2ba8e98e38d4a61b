import type { Job, OutboxContext, RemoteId } from '@/utils/transfers/schema';

/**
 * Would a whole listing show the job if 1fichier had it? Only if lists of this account have shown what it would be:
 * - an open job of ours, soon after it was accepted: else lists may show ended jobs only, or new ones late;
 * - a job of ours that had ended before this one was sent, which is still listed: else what ends may be dropped;
 * - the newest first: else a list may be cut where new jobs would stand;
 * - and no more known ids gone than new ones came: else it may be cut shorter than it was.
 */
export function provesAbsence(context: OutboxContext, job: Job, ids: readonly RemoteId[]): boolean {
  if (!job.knownIsWhole || context.showsOpenJobs !== job.accountId) return false;
  const listed = new Set(ids);
  const known = new Set(job.knownIds);
  const keepsEnded = context.ended.some((id) => known.has(id) && listed.has(id));
  const gone = job.knownIds.filter((id) => !listed.has(id)).length;
  const fresh = ids.filter((id) => !known.has(id)).length;
  return keepsEnded && isNewestFirst(ids, context.own) && gone <= fresh;
}

/** Told by our own jobs, two at least, whose order we know. */
function isNewestFirst(ids: readonly RemoteId[], own: readonly RemoteId[]): boolean {
  const ages = new Map(own.map((id, index) => [id, index]));
  const places = ids.flatMap((id) => ages.get(id) ?? []);
  return (
    places.length >= 2 && places.every((place, index) => index === 0 || place < (places[index - 1] ?? 0))
  );
}
