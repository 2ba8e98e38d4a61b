import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { toTransferRow } from '@/utils/store/outbox/outbox-db';
import { storedTransfer } from './outbox-bench';

type Records = { put(record: { readonly key: unknown; readonly value: unknown }): void };
/** As much of the fake database's inside as it takes to fill it. */
type Inside = {
  readonly _databases: ReadonlyMap<
    string,
    {
      readonly rawObjectStores: ReadonlyMap<
        string,
        {
          readonly records: Records;
          readonly rawIndexes: ReadonlyMap<
            string,
            { storeRecord(record: { readonly key: unknown; readonly value: unknown }): void }
          >;
        }
      >;
    }
  >;
};

/**
 * Puts so many finished transfers into the database of that name, all ended at 1, as if they had been committed: by way
 * of a transaction that takes minutes.
 */
export async function fillFinished(name: string, count: number): Promise<void> {
  // Creates the stores and indexes.
  await openOutboxStore(name).unreadable();
  const inside = indexedDB as unknown as Inside;
  const transfers = inside._databases.get(name)?.rawObjectStores.get('transfers');
  if (transfers === undefined) throw new Error('The database is not there');
  for (let index = 0; index < count; index += 1) {
    const key = `0-${String(index).padStart(7, '0')}`;
    const link = `https://1fichier.com/?f${index}`;
    const record = { key, value: toTransferRow(storedTransfer(key, { state: 'done', link })) };
    transfers.records.put(record);
    for (const rawIndex of transfers.rawIndexes.values()) rawIndex.storeRecord(record);
  }
}
