import type { OutboxDb } from '@/utils/store/outbox/outbox-db';

/** The stores and indexes of the first version. */
export function createStores(db: OutboxDb): void {
  const transfers = db.createObjectStore('transfers', { keyPath: 'id' });
  transfers.createIndex('open', 'open');
  transfers.createIndex('shown', 'shown');
  transfers.createIndex('shownOpen', 'shownOpen');
  transfers.createIndex('shownState', ['shownState', 'id']);
  transfers.createIndex('isolated', 'isolated');
  transfers.createIndex('hiddenAt', 'hiddenAt');
  const jobs = db.createObjectStore('jobs', { keyPath: 'key' });
  jobs.createIndex('open', 'open');
  jobs.createIndex('doneAt', 'doneAt');
  db.createObjectStore('context', { keyPath: 'id' });
  db.createObjectStore('unreadable', { autoIncrement: true });
}
