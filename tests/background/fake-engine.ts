import type { Engine, EngineEvents, LostTransfer, NewTransfer, Overview } from '@/utils/engine/engine';
import type { Job, OutboxHold, Transfer } from '@/utils/transfers/schema';

export const NO_COUNTS = { waiting: 0, active: 0, done: 0, failed: 0, cancelled: 0, total: 0 };

export function transferOf(changes: Partial<Transfer> = {}): Transfer {
  return {
    id: 't1',
    url: 'https://files.example/film.mkv',
    kind: 'remote',
    origin: 'link',
    folderId: 0,
    folderName: null,
    createdAt: 1,
    changedAt: 1,
    state: 'done',
    attempt: 1,
    jobKey: null,
    group: null,
    cancelWished: false,
    failure: null,
    link: 'https://1fichier.com/?abcdefghij',
    name: 'film.mkv',
    size: 5,
    twin: false,
    isPrivate: false,
    hidden: false,
    resends: 0,
    notBefore: null,
    ...changes,
  };
}

/** An engine that stores in memory, sends nothing, and records what it was asked. */
export function createFakeEngine() {
  const made = {
    added: [] as NewTransfer[],
    restored: [] as LostTransfer[],
    calls: [] as string[],
    /** Beside the records of the database. */
    notes: new Map<string, unknown>(),
    transfers: [] as Transfer[],
    counts: NO_COUNTS,
    openJobs: [] as Pick<Job, 'state'>[],
    openTransfers: [] as Transfer[],
    hold: null as OutboxHold | null,
    overview: { isPaused: false, progress: null, waiting: 0, retriable: 0 } as Overview,
    events: null as EngineEvents | null,
    failNextAdd: null as Error | null,
    /** Asked by the engine when it starts. */
    isBrowserStart: async () => false,
  };
  const note = async (call: string) => void made.calls.push(call);
  const engine: Engine = {
    start: () => note('start'),
    async add(list) {
      const failure = made.failNextAdd;
      made.failNextAdd = null;
      if (failure !== null) throw failure;
      made.added.push(...list);
      return list.map((_link, index) => `t${index}`);
    },
    async restore(list) {
      made.restored.push(...list);
    },
    claimProfile: () => note('claimProfile'),
    disownProfile: () => note('disownProfile'),
    copyWithPassword: (id, password) => note(`copyWithPassword ${id} ${password}`),
    retry: (id) => note(`retry ${id}`),
    cancel: (id) => note(`cancel ${id}`),
    remove: (id) => note(`remove ${id}`),
    pause: () => note('pause'),
    resume: () => note('resume'),
    cancelRemaining: () => note('cancelRemaining'),
    retryFailed: () => note('retryFailed'),
    forget: (keep) => note(`forget ${keep.count} ${keep.since}`),
    overview: async () => made.overview,
    wake: () => note('wake'),
    lookNow: () => note('lookNow'),
    keyChanged: () => note('keyChanged'),
    releaseHold: () => note('releaseHold'),
    wayOpened: () => note('wayOpened'),
    list: async () => ({
      items: made.transfers.map((transfer) => ({ transfer, job: null })),
      nextCursor: null,
      counts: made.counts,
    }),
    get: async (id) => made.transfers.find((transfer) => transfer.id === id) ?? null,
    counts: async () => made.counts,
    links: async () => made.transfers.flatMap(({ link }) => (link === null ? [] : [link])),
    hold: async () => made.hold,
    estimatedEnd: async () => null,
    unreadable: async () => 0,
  };
  return { made, engine };
}
