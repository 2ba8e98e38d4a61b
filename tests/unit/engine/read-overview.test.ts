import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readOverview } from '@/utils/engine/read-overview';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import type { OutboxContext, Transfer } from '@/utils/transfers/schema';
import { EMPTY_CONTEXT, type OutboxState } from '@/utils/transfers/state';
import { countReads } from '../store/outbox/count-reads';
import { changes, freshName, storedJob, storedTransfer } from '../store/outbox/outbox-bench';

const QUEUED = 2_000;
const carried = (id: string, jobKey: string, more: Partial<Transfer> = {}) =>
  storedTransfer(id, { state: 'assigned', jobKey, ...more });

/** Links in every state, with jobs that are accepted, undecided and looked for. */
async function crowdedStore(context: OutboxContext) {
  const store = openOutboxStore(freshName());
  const queued = Array.from({ length: QUEUED }, (_, index) => storedTransfer(`q${index}`));
  const others = [
    carried('a1', 'accepted'),
    carried('a2', 'accepted', { hidden: true }),
    carried('u1', 'unsure'),
    carried('u2', 'unsure', { cancelWished: true }),
    carried('u3', 'undecided', { hidden: true }),
    storedTransfer('d1', { state: 'done', jobKey: 'undecided' }),
    storedTransfer('c1', { state: 'cancelled' }),
    storedTransfer('f1', { state: 'failed', failure: { code: 'gone', words: null } }),
  ];
  const jobs = [
    storedJob('accepted', ['a1', 'a2'], { state: 'accepted', remoteId: 7 }),
    storedJob('unsure', ['u1', 'u2'], { state: 'unsure' }),
    storedJob('undecided', ['u3', 'd1'], { state: 'undecided' }),
  ];
  await store.commit(changes({ transfers: [...queued, ...others], jobs, context }));
  return store;
}

async function loadedOf(store: ReturnType<typeof openOutboxStore>): Promise<OutboxState> {
  const { transfers, jobs, context } = await store.loadOpen();
  return {
    transfers: Object.fromEntries(transfers.map((row) => [row.id, row])),
    jobs: Object.fromEntries(jobs.map((job) => [job.key, job])),
    context,
  };
}

it.each([
  ['a run that began earlier', { ...EMPTY_CONTEXT, run: { total: 3_000 } }, 3_000],
  ['a run that was lost, while sending is paused', { ...EMPTY_CONTEXT, pausedAt: 5 }, QUEUED + 3],
] as const)('counts the same as what is loaded says, of %s', async (_, context, total) => {
  const store = await crowdedStore(context);
  const counted = await readOverview(store, null);
  expect(counted).toEqual(await readOverview(store, await loadedOf(store)));
  expect(counted).toEqual({
    isPaused: context.pausedAt !== null,
    progress: { ended: total - QUEUED - 3, total },
    // The queued ones, u1 and u3: u2 is called off already.
    waiting: QUEUED + 2,
    retriable: 1,
  });
});

it('reads the open jobs and what is looked for, not the links that wait', async () => {
  const store = await crowdedStore(EMPTY_CONTEXT);
  const reads = countReads();
  try {
    await readOverview(store, null);
    expect(reads.rows, 'the context, three jobs, four rows').toBe(8);
  } finally {
    reads.stop();
  }
});
