import { type ReadonlySignal, signal } from '@preact/signals';
import type { RowRange } from '@/components/list/window';
import type { Ask } from '@/components/page/ask';
import { type Silence, silenceOf } from '@/components/page/silence';
import {
  allStale,
  type ListPages,
  loadedRows,
  NO_PAGES,
  nextRead,
  totalRows,
  withAnswer,
} from '@/entrypoints/popup/list-pages';
import type { TransferView } from '@/utils/messaging/protocol';
import type { Counts, TransferFilter } from '@/utils/transfers/screen-schema';

/** The rows on the screen; `total` null until the first answer. */
export type ShownTransfers = {
  readonly filter: TransferFilter;
  readonly items: readonly TransferView[];
  readonly total: number | null;
  readonly counts: Counts | null;
};

export type TransferFeed = {
  readonly shown: ReadonlySignal<ShownTransfers>;
  /** The filter asked for; `shown` follows when its rows are there. */
  readonly filter: ReadonlySignal<TransferFilter>;
  setFilter(filter: TransferFilter): void;
  /** These rows are in sight. */
  sight(range: RowRange): void;
  /** Something stored has changed. */
  refresh(): void;
};

const FIRST_SIGHT: RowRange = { start: 0, end: 20 };

/**
 * Reads the stored transfers window by window, one question at a time, and only what is shown. `onSilence` is told
 * why the background did not answer, or null.
 */
export function createTransferFeed(ask: Ask, onSilence: (silence: Silence | null) => void): TransferFeed {
  const filter = signal<TransferFilter>('all');
  const shown = signal<ShownTransfers>({ filter: 'all', items: [], total: null, counts: null });
  let list: ListPages = NO_PAGES;
  let wanted = FIRST_SIGHT;
  let reading = false;

  function publish(): void {
    const items = loadedRows(list);
    const old = shown.value;
    const catchingUp = nextRead(list, wanted) !== null && items.length < old.items.length;
    // While rows far down are being read again, the old ones stay on the screen.
    if (catchingUp && old.filter === filter.value) return;
    shown.value = { filter: filter.value, items, total: totalRows(list, filter.value), counts: list.counts };
  }

  async function readOn(): Promise<void> {
    if (reading) return;
    reading = true;
    for (let read = nextRead(list, wanted); read !== null; read = nextRead(list, wanted)) {
      const [asked, before] = [filter.value, list];
      const reply = await ask('listTransfers', { cursor: read.cursor, limit: read.limit, filter: asked });
      onSilence(silenceOf(reply));
      if (!reply.ok) break;
      // The filter has changed meanwhile: this answers another question.
      if (asked !== filter.value) continue;
      const changedMeanwhile = list !== before;
      list = withAnswer(list, read, reply.value);
      if (changedMeanwhile) list = allStale(list);
      publish();
    }
    reading = false;
  }

  return {
    shown,
    filter,
    setFilter: (next) => {
      if (next === filter.value) return;
      filter.value = next;
      list = NO_PAGES;
      wanted = FIRST_SIGHT;
      void readOn();
    },
    sight: (range) => {
      wanted = range.end === 0 ? FIRST_SIGHT : range;
      void readOn();
    },
    refresh: () => {
      list = allStale(list);
      void readOn();
    },
  };
}
