type RawRecord = { readonly key: unknown; readonly value: unknown };

type RawIndex = {
  readonly keyPath: string | readonly string[];
  storeRecord(record: RawRecord): void;
  getIndexKey(row: unknown): unknown;
};

type RawStore = {
  readonly records: { put(record: RawRecord): void; values(): Iterable<RawRecord> };
  readonly rawIndexes: ReadonlyMap<string, RawIndex>;
};

/** As much of the inside of the fake database as it takes to look at it, or to fill it, without waiting. */
type RawDatabase = {
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
  transactions: readonly { readonly _state: string }[];
};

export function rawDatabase(factory: IDBFactory, name: string): RawDatabase | null {
  const inside = factory as unknown as { readonly _databases: ReadonlyMap<string, RawDatabase> };
  return inside._databases.get(name) ?? null;
}

/**
 * The fake database learns from an exception, with its stack, that a row has no place in an index: several for each row
 * that is stored. Here it asks first.
 */
export function askBeforeIndexing({ rawObjectStores }: RawDatabase): void {
  const indexes = [...rawObjectStores.values()].flatMap(({ rawIndexes }) => [...rawIndexes.values()]);
  for (const index of indexes) {
    if (Object.hasOwn(index, 'getIndexKey')) continue;
    const keyOf = index.getIndexKey.bind(index);
    const fields = [index.keyPath].flat();
    index.getIndexKey = (row) =>
      fields.every((field) => Object.hasOwn(row as object, field)) ? keyOf(row) : undefined;
  }
}

/** It keeps every transaction, and looks through all of them at each: of a long run that is most of its work. */
export function forgetEnded(database: RawDatabase): void {
  database.transactions = database.transactions.filter(({ _state }) => _state !== 'finished');
}
