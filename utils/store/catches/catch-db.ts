import type { DBSchema, IDBPDatabase } from 'idb';
import type { CatchHead, GrabbedLink } from '@/utils/links/grab/grabbed-link';

/** The head of a catch; `isolated` is there, and 1, when it comes from a private window. */
export type HeadRow = CatchHead & { readonly isolated?: 1 };

export interface CatchDbSchema extends DBSchema {
  heads: { key: string; value: HeadRow; indexes: { at: number; isolated: number } };
  /** Keyed by catch and number of the part. */
  parts: { key: [string, number]; value: readonly GrabbedLink[] };
}

export type CatchDb = IDBPDatabase<CatchDbSchema>;

/** All parts of a catch. */
export function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);
}
