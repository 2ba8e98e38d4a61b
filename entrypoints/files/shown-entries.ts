import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { entriesOf, entryKey } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { FILE_COLUMNS, type FileColumn } from '@/components/files/files-sort';
import { filterEntries } from '@/components/files/filter-entries';
import { sortEntries } from '@/components/files/sort-entries';
import { NO_SELECTION, type PickGesture, pickRows } from '@/components/list/selection';
import type { TableSort } from '@/components/list/table-column';
import type { FolderContent } from '@/utils/messaging/files-protocol';
import { nameOrder } from '@/utils/names/name-order';

type Needs = {
  readonly content: ReadonlySignal<FolderContent | null>;
  readonly locale: string;
  /** Told how many are picked whenever that changes. */
  readonly onPicked: (count: number) => void;
};

const NONE: readonly FileEntry[] = [];

/** What of the folder is shown, in which order, and what of it is picked. */
export function createShownEntries({ content, locale, onPicked }: Needs) {
  const order = nameOrder(locale);
  const filter = signal('');
  const sort = signal<TableSort<FileColumn>>({ by: 'name', isDown: false });
  const selection = signal(NO_SELECTION);
  const sorted = computed(() => {
    const read = content.value;
    return read === null ? NONE : sortEntries(entriesOf(read), sort.value, order);
  });
  const shown = computed(() => filterEntries(sorted.value, filter.value));
  const keys = computed(() => shown.value.map(entryKey));
  /** Of the whole folder, in the order of the list: what the filter hides stays picked. */
  const picked = computed(() => {
    const { picked: wanted } = selection.value;
    return wanted.size === 0 ? NONE : sorted.value.filter(({ key }) => wanted.has(key));
  });

  return {
    filter,
    sort,
    shown,
    picked,
    pickedKeys: computed(() => new Set(picked.value.map(entryKey)) as ReadonlySet<string>),
    /** Rows that are picked though the filter hides them. */
    hiddenPicked: computed(() => {
      if (picked.value.length === 0) return 0;
      const visible = new Set(keys.value);
      return picked.value.filter(({ key }) => !visible.has(key)).length;
    }),
    total: computed(() => (content.value === null ? null : sorted.value.length)),
    pick: (gesture: PickGesture) => {
      const before = picked.value.length;
      selection.value = pickRows(selection.value, gesture, keys.value);
      if (picked.value.length !== before) onPicked(picked.value.length);
    },
    unpick: () => {
      selection.value = NO_SELECTION;
    },
    sortBy: (by: string) => {
      const column = FILE_COLUMNS.find((each) => each === by);
      if (column === undefined) return;
      const old = sort.value;
      sort.value = { by: column, isDown: old.by === column && !old.isDown };
    },
    filterBy: (text: string) => {
      filter.value = text;
    },
  };
}
