import type { CatchDb } from '@/utils/store/catches/catch-db';

/** The stores and indexes of the first version. */
export function createStores(db: CatchDb): void {
  const heads = db.createObjectStore('heads', { keyPath: 'id' });
  heads.createIndex('at', 'at');
  heads.createIndex('isolated', 'isolated');
  db.createObjectStore('parts');
}
