import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { toTransferRow } from '@/utils/store/outbox/outbox-db';
import { storedTransfer } from './outbox-bench';
import { askBeforeIndexing, rawDatabase } from './raw-database';

/**
 * Puts so many finished transfers into the database of that name, all ended at 1, as if they had been committed: by way
 * of a transaction that takes minutes.
 */
export async function fillFinished(name: string, count: number): Promise<void> {
  // Creates the stores and indexes.
  await openOutboxStore(name).unreadable();
  const database = rawDatabase(indexedDB, name);
  const transfers = database?.rawObjectStores.get('transfers');
  if (!database || !transfers) throw new Error('The database is not there');
  askBeforeIndexing(database);
  for (let index = 0; index < count; index += 1) {
    const key = `0-${String(index).padStart(7, '0')}`;
    const link = `https://1fichier.com/?f${index}`;
    const record = { key, value: toTransferRow(storedTransfer(key, { state: 'done', link })) };
    transfers.records.put(record);
    for (const rawIndex of transfers.rawIndexes.values()) rawIndex.storeRecord(record);
  }
}
