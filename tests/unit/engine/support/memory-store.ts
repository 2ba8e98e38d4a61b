import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { Job, OutboxContext, Transfer } from '@/utils/transfers/schema';
import { EMPTY_CONTEXT, isOpenJob, isOpenTransfer, isRetriable } from '@/utils/transfers/state';

/** A store that keeps its rows as text, as a disk would: nothing is shared with the engine. */
export function createMemoryStore() {
  const transfers = new Map<string, string>();
  const jobs = new Map<string, string>();
  const notes = new Map<string, string>();
  let context = JSON.stringify(EMPTY_CONTEXT);
  const allTransfers = () => [...transfers.values()].map((row) => JSON.parse(row) as Transfer);
  const allJobs = () => [...jobs.values()].map((row) => JSON.parse(row) as Job);
  const visible = () =>
    allTransfers()
      .filter((row) => !row.hidden)
      .sort((one, other) => (one.id > other.id ? -1 : 1));

  const store: OutboxStore = {
    async commit(changes) {
      for (const row of changes.transfers) transfers.set(row.id, JSON.stringify(row));
      for (const job of changes.jobs) jobs.set(job.key, JSON.stringify(job));
      for (const key of changes.deletedJobs) jobs.delete(key);
      if (changes.context) context = JSON.stringify(changes.context);
    },
    async loadOpen() {
      const open = allJobs().filter(isOpenJob);
      const needed = new Set(open.flatMap((job) => job.transferIds));
      return {
        transfers: allTransfers().filter((row) => isOpenTransfer(row) || needed.has(row.id)),
        jobs: open,
        context: JSON.parse(context) as OutboxContext,
      };
    },
    context: async () => JSON.parse(context) as OutboxContext,
    list: async ({ limit }) => ({ items: visible().slice(0, limit), nextCursor: null }),
    async get(id) {
      const row = transfers.get(id);
      return row === undefined ? null : (JSON.parse(row) as Transfer);
    },
    async getJob(key) {
      const job = jobs.get(key);
      return job === undefined ? null : (JSON.parse(job) as Job);
    },
    openJobs: async () => allJobs().filter(isOpenJob),
    async counts() {
      const of = (state: Transfer['state']) => visible().filter((row) => row.state === state).length;
      return {
        waiting: of('queued'),
        active: of('assigned'),
        done: of('done'),
        failed: of('failed'),
        cancelled: of('cancelled'),
        total: visible().length,
      };
    },
    links: async () => visible().flatMap((row) => row.link ?? []),
    async purgePrivate(ids) {
      const gone = allTransfers().filter(
        (row) => row.isPrivate && !isOpenTransfer(row) && (ids === null || ids.includes(row.id)),
      );
      for (const row of gone) transfers.delete(row.id);
      return gone.length;
    },
    retriable: async () => allTransfers().filter(isRetriable),
    countRetriable: async () => allTransfers().filter(isRetriable).length,
    sweep: async () => undefined,
    sweepEnded: async () => 0,
    unreadable: async () => 0,
    readNote: async (name) => JSON.parse(notes.get(name) ?? 'null'),
    writeNote: async (name, note) => void notes.set(name, JSON.stringify(note)),
  };
  return { store, allTransfers, allJobs, context: () => JSON.parse(context) as OutboxContext };
}

export type MemoryStore = ReturnType<typeof createMemoryStore>;
