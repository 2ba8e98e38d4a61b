/** Counts the rows that IndexedDB hands out as values, through every way of reading. Restores itself with `stop`. */
export function countReads() {
  const counted = { rows: 0, stop };
  const originals: (() => void)[] = [];

  function watch<T extends object>(prototype: T, name: keyof T, rowsOf: (result: unknown) => number): void {
    const original = prototype[name] as (...given: unknown[]) => IDBRequest;
    const watched = function (this: unknown, ...given: unknown[]) {
      const request = original.apply(this, given);
      request.addEventListener('success', () => {
        counted.rows += rowsOf(request.result);
      });
      return request;
    };
    prototype[name] = watched as T[keyof T];
    originals.push(() => {
      prototype[name] = original as T[keyof T];
    });
  }

  const one = (result: unknown) => (result === undefined || result === null ? 0 : 1);
  const many = (result: unknown) => (Array.isArray(result) ? result.length : 0);
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    watch(prototype, 'get', one);
    watch(prototype, 'getAll', many);
    watch(prototype, 'openCursor', one);
  }

  function stop(): void {
    for (const restore of originals) restore();
  }
  return counted;
}
