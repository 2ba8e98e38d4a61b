import type { Overview } from '@/utils/engine/engine';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import { countCancellable } from '@/utils/transfers/reduce-user';
import { progressOf, progressWith } from '@/utils/transfers/run';
import { isSought, type OutboxState } from '@/utils/transfers/state';

type Store = Pick<OutboxStore, 'counts' | 'context' | 'openJobs' | 'get' | 'countRetriable'>;

/**
 * Where all links stand: from what is loaded, else counted in the store, so that a page need not wait until all that is
 * open is loaded.
 */
export async function readOverview(store: Store, loaded: OutboxState | null): Promise<Overview> {
  const standing = loaded === null ? await countStanding(store) : standingOf(loaded);
  return { ...standing, retriable: await store.countRetriable() };
}

function standingOf(state: OutboxState): Omit<Overview, 'retriable'> {
  return {
    isPaused: state.context.pausedAt !== null,
    progress: progressOf(state),
    waiting: countCancellable(state),
  };
}

async function countStanding(store: Store): Promise<Omit<Overview, 'retriable'>> {
  const [counts, context, open] = await Promise.all([store.counts(), store.context(), store.openJobs()]);
  const sought = open.filter(isSought);
  const rows = await Promise.all(sought.flatMap((job) => job.transferIds).map((id) => store.get(id)));
  const carried = rows.filter((row) => row !== null).filter((row) => row.state === 'assigned');
  const searched: OutboxState = {
    transfers: Object.fromEntries(carried.map((row) => [row.id, row])),
    jobs: Object.fromEntries(sought.map((job) => [job.key, job])),
    context,
  };
  return {
    isPaused: context.pausedAt !== null,
    progress: progressWith(counts.waiting + counts.active, context),
    // A queued transfer is always visible.
    waiting: counts.waiting + countCancellable(searched),
  };
}
