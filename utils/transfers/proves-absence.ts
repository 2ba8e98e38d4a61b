import type { Job, OutboxContext, RemoteId } from '@/utils/transfers/schema';

/*
 * Would a whole listing show the job if 1fichier had it? Only if lists of this account have shown what it would be, by jobs of
 * ours. Each look must have been at a list
 * - with the newest first: else it may be cut where new jobs would stand;
 * - and no more known ids gone than new ones came: else it may be cut shorter than it was;
 * - and, of a round number of jobs, with some gone at its end: else new ones may be what it is cut by.
 * And by the time of the verdict lists must have shown
 * - an open one, soon after it was accepted: else they may show ended jobs only, or new ones late;
 * - an ended one for as long as the job may have been ended: else what ends may be dropped.
 */

/** Was this list one that nothing new would have been cut from? */
export function provesAbsence(context: OutboxContext, job: Job, ids: readonly RemoteId[]): boolean {
  if (!job.knownIsWhole) return false;
  const listed = new Set(ids);
  const known = new Set(job.knownIds);
  const gone = job.knownIds.filter((id) => !listed.has(id)).length;
  const fresh = ids.filter((id) => !known.has(id)).length;
  const isFull = isRound(ids.length) && gone === 0;
  return isNewestFirst(context, job.accountId, ids) && gone <= fresh && !isFull;
}

/** A length that lists may be limited to. */
const isRound = (length: number): boolean => length > 0 && (length % 10 === 0 || length % 25 === 0);

/** Told by two of our own jobs, whose order we know; by one if it came before what was there, or was ever the only one. */
function isNewestFirst(
  { own, listsNewestFirst }: OutboxContext,
  accountId: string,
  ids: readonly RemoteId[],
): boolean {
  const ages = new Map(own.map((id, index) => [id, index]));
  const places = ids.flatMap((id) => ages.get(id) ?? []);
  if (places.length === 1) return listsNewestFirst === accountId || (ids.length === 1 && own.length === 1);
  return (
    places.length >= 2 && places.every((place, index) => index === 0 || place < (places[index - 1] ?? 0))
  );
}

/** Ended jobs of ours that lists go on showing while the job is sought. */
export function keptWith(
  { kept }: Job,
  { ended }: OutboxContext,
  ids: readonly RemoteId[],
  at: number,
): Job['kept'] {
  const listed = new Set(ids);
  if (kept?.ids.some((id) => listed.has(id))) return kept;
  const shown = ended.filter((id) => listed.has(id));
  return shown.length === 0 ? null : { ids: shown, since: at };
}

/**
 * From when on a look shows that lists would have held the job when a look found nothing (`provedAt`), even if it had ended
 * right after the call. At once if they still show one that had ended before the call; else once they have shown another
 * for as long. Null: never.
 */
export function keptLongEnoughAt(context: OutboxContext, job: Job, provedAt: number): number | null {
  const { known, showsOpenJobs } = context;
  if (known?.accountId !== job.accountId || !known.isWhole) return null;
  if (showsOpenJobs !== job.accountId) return null;
  const listed = new Set(known.ids);
  if (job.endedIds.some((id) => listed.has(id))) return provedAt;
  if (!job.isAgeKnown || !job.kept?.ids.some((id) => listed.has(id))) return null;
  return job.kept.since + provedAt - job.startedAt;
}

/** What the first listing of a new job of ours says of the order: null if it stands after any that was there before. */
export function orderShown(job: Job, ids: readonly RemoteId[], before: string | null): string | null {
  const known = new Set(job.knownIds);
  const places = ids.flatMap((id, index) => (known.has(id) ? index : []));
  const place = job.remoteId === null ? -1 : ids.indexOf(job.remoteId);
  if (place < 0 || places.length === 0) return before;
  return places.every((other) => place < other) ? job.accountId : null;
}
