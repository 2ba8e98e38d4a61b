import { copyWithPassword } from '@/utils/engine/copy-with-password';
import { createLoop } from '@/utils/engine/create-loop';
import { createWriter } from '@/utils/engine/create-writer';
import { currentHold } from '@/utils/engine/current-hold';
import type { Engine } from '@/utils/engine/engine';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import { estimateEnd } from '@/utils/engine/estimate-end';
import { newTransfer } from '@/utils/engine/new-transfer';
import { readOverview } from '@/utils/engine/read-overview';
import { readWindow } from '@/utils/engine/read-window';
import { KEEP_CLOSED_MS, SEEN_FOR_MS } from '@/utils/transfers/constants';
import type { OutboxEvent } from '@/utils/transfers/events';
import type { Transfer } from '@/utils/transfers/schema';

/** A start that failed is tried again then, whatever else happens. */
const START_AGAIN_MS = 60_000;

/** The end of a link whose request is not on record any more. */
const MAY_BE_THERE: Pick<Transfer, 'state' | 'failure'> = {
  state: 'failed',
  failure: { code: 'unsure', words: null },
};

/** The outbox with its effects; see `Engine` for what each method promises. */
export function createEngine(deps: EngineDeps): Engine {
  const { store, clock, ids } = deps;
  const writer = createWriter(deps);
  const loop = createLoop(deps, writer);
  /** Done private transfers that this background has given to a page. */
  const shown = new Set<string>();
  let starting: Promise<void> | null = null;
  let cleaning: Promise<void> | null = null;

  /** Every change waits for the start: before it, what was under way when the last background died is not yet unsure. */
  function ready(): Promise<void> {
    starting ??= begin().catch(async (error: unknown) => {
      starting = null;
      loop.stall(error, START_AGAIN_MS);
      // Nothing else would wake a background that knows of no work.
      await deps.alarm.arm(clock.now() + START_AGAIN_MS).catch(deps.events.broke);
      throw error;
    });
    return starting;
  }

  /** What a private window left behind is gone before any page is shown anything. */
  function cleaned(): Promise<void> {
    cleaning ??= clean().catch((error: unknown) => {
      cleaning = null;
      throw error;
    });
    return cleaning;
  }

  async function clean(): Promise<void> {
    if (await deps.isBrowserStart()) await writer.around(() => store.purgePrivate(null));
  }

  async function begin(): Promise<void> {
    await cleaned();
    await writer.record({ type: 'started', at: clock.now() });
    // After the first look at what is there: a row that is swept before would pass for lost.
    await writer.around(() => store.sweep(clock.now() - KEEP_CLOSED_MS));
    await askWhoseLinks();
    // A start that failed before is over.
    loop.unpause();
  }

  /** That it is asked is on record before the storages are made to belong together. */
  async function askWhoseLinks(): Promise<void> {
    const mayBeSent = await deps.profile.doubted();
    if (mayBeSent !== null) await writer.record({ type: 'profileDoubted', at: clock.now(), mayBeSent });
    await deps.profile.settle();
  }

  /** A page opens: done private transfers that an earlier page has shown go. */
  async function purgeSeen(): Promise<void> {
    const { context } = await writer.state();
    const ids = context.seen.filter(({ at }) => at + SEEN_FOR_MS <= clock.now()).map(({ id }) => id);
    if (ids.length === 0) return;
    await writer.around(() => store.purgePrivate(ids));
    await writer.record({ type: 'privatePurged', at: clock.now(), ids });
  }

  /** What came from a private window goes as soon as nobody wants to see it. */
  async function forgetPrivate(id: string): Promise<void> {
    if ((await store.get(id))?.isPrivate) await writer.around(() => store.purgePrivate([id]));
  }

  async function noteShown(items: readonly Transfer[]): Promise<void> {
    const ids = items.filter((row) => row.isPrivate && row.state === 'done').map((row) => row.id);
    const fresh = ids.filter((id) => !shown.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) shown.add(id);
    await ready();
    await writer.record({ type: 'privateShown', at: clock.now(), ids: fresh });
  }

  async function wake(): Promise<void> {
    try {
      await ready();
    } catch (error) {
      deps.events.broke(error);
      return;
    }
    await loop.wake();
  }

  /** Stores what a user waits for: background work that hangs gives way. */
  function tellNow(...given: Parameters<typeof tell>): Promise<void> {
    deps.governor.hurry();
    return tell(...given);
  }

  /** Stores a fact; what follows from it begins by itself. */
  async function tell(event: OutboxEvent, about?: Parameters<typeof writer.record>[1]): Promise<void> {
    await ready();
    await writer.record({ ...event, at: clock.now() }, about);
    void loop.wake();
  }

  return {
    async start() {
      await ready();
      void loop.wake();
    },
    async add(list) {
      const at = clock.now();
      const transfers = list.map((link) => newTransfer(link, ids.next(at), at));
      await tellNow({ type: 'added', at, transfers });
      return transfers.map((transfer) => transfer.id);
    },
    async restore(list) {
      const at = clock.now();
      const present = await Promise.all(list.map(({ id }) => store.get(id)));
      const missing = list.filter((_link, index) => present[index] === null);
      const transfers = missing.map(({ id, wasSent, ...link }) => ({
        ...newTransfer(link, id, at),
        ...(wasSent ? MAY_BE_THERE : {}),
      }));
      await tellNow({ type: 'added', at, transfers });
    },
    claimProfile: () => tellNow({ type: 'profileClaimed', at: clock.now() }),
    disownProfile: () => tell({ type: 'profileDisowned', at: clock.now() }),
    async copyWithPassword(id, password) {
      deps.governor.hurry();
      await ready();
      await loop.next(() => copyWithPassword(deps, writer, { id, password, hold: holdNow }));
    },
    retry: (id) => tellNow({ type: 'retried', at: clock.now(), id }, id),
    cancel: (id) => tell({ type: 'cancelled', at: clock.now(), id }, id),
    async remove(id) {
      await tell({ type: 'removed', at: clock.now(), id }, id);
      await forgetPrivate(id);
    },
    pause: () => tell({ type: 'paused', at: clock.now() }),
    resume: () => tellNow({ type: 'resumed', at: clock.now() }),
    cancelRemaining: () => tell({ type: 'remainingCancelled', at: clock.now() }),
    retryFailed: () => tellNow({ type: 'failedRetried', at: clock.now() }, store.retriable),
    async forget(keep) {
      await ready();
      let hasForgotten = false;
      while ((await store.sweepEnded(keep)) > 0) hasForgotten = true;
      if (hasForgotten) deps.events.changed();
    },
    wake,
    async lookNow() {
      deps.governor.hurry();
      await ready();
      await purgeSeen();
      loop.watch();
      await tell({ type: 'lookAsked', at: clock.now() });
    },
    async keyChanged() {
      loop.unpause();
      await tell({ type: 'keyChanged', at: clock.now() });
    },
    async releaseHold() {
      loop.unpause();
      await tell({ type: 'holdReleased', at: clock.now() });
    },
    async wayOpened() {
      loop.unpause();
      await tell({ type: 'wayOpened', at: clock.now() });
    },
    async list(query) {
      await cleaned();
      const window = await readWindow(store, query);
      await noteShown(window.items.map(({ transfer }) => transfer));
      return window;
    },
    get: (id) => store.get(id),
    counts: () => store.counts(),
    links: () => store.links(),
    hold: holdNow,
    async estimatedEnd() {
      return estimateEnd(deps, await store.counts(), await holdNow());
    },
    async overview() {
      await cleaned();
      return readOverview(store, writer.loaded());
    },
    unreadable: () => store.unreadable(),
  };

  async function holdNow() {
    return currentHold(deps, await writer.context(), loop.unstored(), writer.loaded());
  }
}
