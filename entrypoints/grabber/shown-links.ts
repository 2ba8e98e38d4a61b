import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { LinkRow } from '@/components/grabber/link-row';
import { commonHosts, countHidden, sizeOf } from '@/components/grabber/picked-links';
import { SORT_COLUMNS, type SortColumn } from '@/components/grabber/sort-column';
import { NO_SELECTION, type PickGesture, pickRows } from '@/components/list/selection';
import type { TableSort } from '@/components/list/table-column';
import { createRegexFilter } from '@/entrypoints/grabber/regex-filter';
import type { MatchRegex } from '@/entrypoints/grabber/regex-matcher';
import { createRowView } from '@/entrypoints/grabber/row-view';
import type { GrabberFilter } from '@/utils/links/grab/grabber-filter';
import { nameOrder } from '@/utils/names/name-order';

type Needs = {
  readonly rows: ReadonlySignal<readonly LinkRow[]>;
  readonly filter: ReadonlySignal<GrabberFilter>;
  readonly matchRegex: MatchRegex;
  readonly locale: string;
  /** Told how many are picked whenever that changes. */
  readonly onPicked: (count: number) => void;
};

/** What of the links is shown, in which order, and what of it is picked. */
export function createShownLinks({ rows, filter, matchRegex, locale, onPicked }: Needs) {
  const selection = signal(NO_SELECTION);
  const sort = signal<TableSort<SortColumn> | null>(null);
  const regex = createRegexFilter({ rows, filter, match: matchRegex });
  const view = createRowView(nameOrder(locale));
  const shown = computed(() => view(rows.value, filter.value, regex.found.value, sort.value));
  const picked = computed(() => {
    const { picked: keys } = selection.value;
    return keys.size === 0 ? [] : rows.value.filter(({ key }) => keys.has(key));
  });
  /** Of what is picked, or else of what is shown. */
  const living = computed(() => {
    const from = picked.value.length > 0 ? picked.value : shown.value.rows;
    return from.filter(({ health }) => health === 'alive' || health === 'protected');
  });

  return {
    selection,
    sort,
    shown,
    /** What is wrong with the regular expression; the last good one then still counts. */
    regexError: regex.error,
    picked,
    living,
    /** Bytes of what is picked, or else of what is shown. */
    size: computed(() => sizeOf(picked.value.length > 0 ? picked.value : shown.value.rows)),
    hosts: computed(() => commonHosts(rows.value)),
    hiddenPicked: computed(() => countHidden(selection.value.picked, shown.value.keys)),
    hasFichier: computed(() => rows.value.some(({ fichier }) => fichier !== null)),
    /** Is there anything to say of sizes and states? */
    hasHealth: computed(() => rows.value.some(({ health, size }) => health !== null || size !== null)),
    pick: (gesture: PickGesture) => {
      const before = selection.value.picked.size;
      selection.value = pickRows(selection.value, gesture, shown.value.keys);
      const after = selection.value.picked.size;
      if (after !== before) onPicked(after);
    },
    unpick: (keys: readonly string[]) => {
      const gone = new Set(keys);
      const { picked: before, base, anchor } = selection.value;
      selection.value = { picked: before.difference(gone), base: base.difference(gone), anchor };
    },
    unpickAll: () => {
      selection.value = NO_SELECTION;
    },
    /** Up, down, and back to the order of the page. */
    sortBy: (by: string) => {
      const column = SORT_COLUMNS.find((each) => each === by);
      const old = sort.value;
      if (column === undefined) return;
      if (old?.by !== column) sort.value = { by: column, isDown: false };
      else sort.value = old.isDown ? null : { by: column, isDown: true };
    },
  };
}
