import type { EngineDeps } from '@/utils/engine/engine-deps';
import { changesBetween, forgetEnded, isEmptyChange } from '@/utils/transfers/changes';
import type { OutboxEvent } from '@/utils/transfers/events';
import { reduce } from '@/utils/transfers/reduce';
import { orphansOf } from '@/utils/transfers/reduce-orphaned';
import type { OutboxContext, Transfer } from '@/utils/transfers/schema';
import { isOpenJob, isOpenTransfer, type OutboxState } from '@/utils/transfers/state';

type ReadEnded = () => Promise<readonly Transfer[]>;

/** The one way to change what is stored: one fact at a time, in the order they are told. */
export type Writer = {
  /** What is open, as stored. */
  state(): Promise<OutboxState>;
  /** The same if it is at hand, without waiting for what is being written; else null. */
  loaded(): OutboxState | null;
  /** What is known besides the records, without reading these and without waiting for what is being written. */
  context(): Promise<OutboxContext>;
  /**
   * Stores what follows from a fact, whose time must be that of the call. Resolves with true if anything did. `about`: a
   * transfer that may have ended, or what reads such ones.
   */
  record(event: OutboxEvent, about?: string | ReadEnded): Promise<boolean>;
  /** Runs between two facts; what is open is read anew afterwards. */
  around<T>(work: () => Promise<T>): Promise<T>;
  /** Is this what the store failed with last? */
  isStoreFault(error: unknown): boolean;
};

/** A clock that went this much further than time was set; less is how computers keep time. */
const CLOCK_MOVED_MS = 2_000;

export function createWriter(deps: Pick<EngineDeps, 'store' | 'events' | 'clock'>): Writer {
  const { store, events, clock } = deps;
  const aheadNow = () => clock.now() - clock.monotonic();
  /** How far the clock by which all stored times are told is ahead of the monotonic one. */
  let ahead = aheadNow();
  let loaded: OutboxState | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  let fault: unknown = null;

  function serially<T>(work: () => Promise<T>): Promise<T> {
    const result = tail.then(work);
    tail = result.catch(() => undefined);
    return result;
  }

  /** Notes what the store fails with. */
  async function noted<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      fault = error;
      throw error;
    }
  }

  async function load(): Promise<OutboxState> {
    if (loaded !== null) return loaded;
    const { transfers, jobs, context } = await noted(store.loadOpen());
    const read = {
      transfers: Object.fromEntries(transfers.map((row) => [row.id, row])),
      jobs: Object.fromEntries(jobs.map((job) => [job.key, job])),
      context,
    };
    loaded = read;
    if (orphansOf(read).length > 0) await write(read, { type: 'orphaned', at: clock.now() });
    return loaded;
  }

  /** Moves what is stored to the clock by which a fact or a question is told, before it is judged by that clock. */
  async function follow(aheadThen: number, at: number): Promise<void> {
    const byMs = aheadThen - ahead;
    if (Math.abs(byMs) <= CLOCK_MOVED_MS) return;
    await write(await load(), { type: 'clockMoved', at, byMs });
    ahead = aheadThen;
  }

  async function withEnded(state: OutboxState, about: string | ReadEnded): Promise<OutboxState> {
    if (typeof about !== 'string') return withRows(state, await about());
    if (state.transfers[about]) return state;
    const transfer = await store.get(about);
    return transfer ? withRows(state, [transfer]) : state;
  }

  async function write(before: OutboxState, event: OutboxEvent): Promise<boolean> {
    const after = reduce(before, event);
    const changes = changesBetween(before, after);
    if (isEmptyChange(changes)) return false;
    try {
      await noted(store.commit(changes));
    } catch (error) {
      // What the disk holds is the truth, whether or not the transaction went through.
      loaded = null;
      throw error;
    }
    const hasEnds =
      changes.transfers.some((row) => !isOpenTransfer(row)) || changes.jobs.some((job) => !isOpenJob(job));
    loaded = hasEnds ? forgetEnded(after) : after;
    tell(changes.transfers.filter((row) => hasEnded(before.transfers[row.id], row)));
    return true;
  }

  function tell(ended: readonly Transfer[]): void {
    events.changed();
    if (ended.length > 0) events.ended(ended);
  }

  return {
    state() {
      const [aheadThen, at] = [aheadNow(), clock.now()];
      return serially(async () => {
        await follow(aheadThen, at);
        return load();
      });
    },
    loaded: () => loaded,
    context: async () => loaded?.context ?? store.context(),
    record(event, about) {
      const aheadThen = aheadNow();
      return serially(async () => {
        await follow(aheadThen, event.at);
        const state = await load();
        return write(about === undefined ? state : await withEnded(state, about), event);
      });
    },
    around: (work) =>
      serially(async () => {
        try {
          return await noted(work());
        } finally {
          loaded = null;
        }
      }),
    isStoreFault: (error) => error !== null && error === fault,
  };
}

function withRows(state: OutboxState, rows: readonly Transfer[]): OutboxState {
  const more = Object.fromEntries(rows.map((row) => [row.id, row]));
  return { ...state, transfers: { ...more, ...state.transfers } };
}

/** Done or failed now, and on its way before. Nobody wants to hear of a row that was removed. */
function hasEnded(before: Transfer | undefined, after: Transfer): boolean {
  const isEnd = after.state === 'done' || after.state === 'failed';
  return isEnd && !after.hidden && before !== undefined && isOpenTransfer(before);
}
