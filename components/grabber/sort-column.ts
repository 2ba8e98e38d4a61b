/** What the links can be sorted by. */
export const SORT_COLUMNS = ['type', 'name', 'host', 'extension', 'text', 'count', 'size', 'state'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
