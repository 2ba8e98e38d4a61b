import type { ComponentChildren } from 'preact';
import type { RowState } from '@/components/list/VirtualList';

/** A column of a table. `class` goes to its head and its cells: there its width is set, or that it gives way. */
export type TableColumn<T> = {
  readonly id: string;
  readonly title: string;
  readonly class: string;
  readonly isSortable: boolean;
  readonly cell: (item: T, state: RowState) => ComponentChildren;
};

/** What rows are sorted by. */
export type TableSort<Id extends string = string> = { readonly by: Id; readonly isDown: boolean };
