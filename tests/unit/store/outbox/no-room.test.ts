import { afterEach, describe, expect, it, vi } from 'vitest';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import { isStorageFull } from '@/utils/store/storage-fault';
import { changes, freshName, storedTransfer } from './outbox-bench';

afterEach(() => vi.restoreAllMocks());

/** From the second row on there is no room: told at once, or when the transaction is written. */
const WAYS = {
  'a row': () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
  // How the fake database ends a transaction by itself.
  'the transaction': (store: IDBObjectStore) => {
    const { transaction } = store as unknown as { transaction: { _abort(name: string): void } };
    transaction._abort('QuotaExceededError');
  },
} as const;

describe('a commit without room', () => {
  it.each(Object.entries(WAYS))('for %s says so and stores nothing', async (_what, fail) => {
    const store = openOutboxStore(freshName());
    await store.commit(changes({ transfers: [storedTransfer('before')] }));
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      puts += 1;
      const request = put.apply(this, given);
      if (puts === 2) fail(this);
      return request;
    });
    const rows = ['a', 'b', 'c'].map((id) => storedTransfer(id));
    const failure = await store.commit(changes({ transfers: rows })).catch((error: unknown) => error);
    expect(isStorageFull(failure)).toBe(true);
    spy.mockRestore();
    const { items } = await store.list({ cursor: null, limit: 9, filter: 'all' });
    expect(items.map((row) => row.id)).toEqual(['before']);
  });
});

it('takes no other failure for a lack of room', () => {
  expect(isStorageFull(new DOMException('gone', 'UnknownError'))).toBe(false);
  expect(isStorageFull('QuotaExceededError')).toBe(false);
});
