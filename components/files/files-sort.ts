export const FILE_COLUMNS = ['name', 'size', 'date', 'type', 'protection'] as const;
export type FileColumn = (typeof FILE_COLUMNS)[number];
