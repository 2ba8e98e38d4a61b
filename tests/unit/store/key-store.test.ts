import { describe, expect, it } from 'vitest';
import { createKeyStore, type KeyStore } from '@/utils/store/key-store';
import { memoryArea } from './memory-area';

const NOW = 1_800_000_000_000;
const now = () => NOW;
/** The salt as the database keeps it. */
function memoryCopy(start = '') {
  const copy = {
    salt: start,
    reported: [] as unknown[],
    report: (error: unknown) => void copy.reported.push(error),
    read: async () => copy.salt,
    async write(salt: string) {
      copy.salt = salt;
    },
  };
  return copy;
}
const KEY = 'abcdefghijklmnopqrstuvwxyz-_=123';

describe('key store', () => {
  it('names an account without telling the key, the same way again and again', async () => {
    const area = memoryArea();
    const id = await createKeyStore(area, now, memoryCopy()).identify(KEY);
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(await createKeyStore(area, now, memoryCopy()).identify(KEY)).toBe(id);
    expect(await createKeyStore(area, now, memoryCopy()).identify(`${KEY}x`)).not.toBe(id);
    expect(JSON.stringify([...area.items])).not.toContain(KEY);
  });

  it('names the same key differently in another installation', async () => {
    const ids = [memoryArea(), memoryArea()].map((area) =>
      createKeyStore(area, now, memoryCopy()).identify(KEY),
    );
    const [first, second] = await Promise.all(ids);
    expect(first).not.toBe(second);
  });

  it('makes one salt, even when two ask at once', async () => {
    const store = createKeyStore(memoryArea(), now, memoryCopy());
    const [first, second] = await Promise.all([store.identify(KEY), store.identify(KEY)]);
    expect(first).toBe(second);
  });

  it.each([
    ['the storage area', () => ({ area: memoryArea(), keepsCopy: true })],
    ['the database', () => ({ area: null, keepsCopy: false })],
  ])('keeps the account id over the loss of %s', async (_what, lose) => {
    const [area, copy] = [memoryArea(), memoryCopy()];
    const accountId = await createKeyStore(area, now, copy).identify(KEY);
    const { area: newArea, keepsCopy } = lose();
    const [left, leftCopy] = [newArea ?? area, keepsCopy ? copy : memoryCopy()];
    expect(await createKeyStore(left, now, leftCopy).identify(KEY)).toBe(accountId);
    expect(leftCopy.salt).toBe(left.items.get('accountSalt'));
  });

  it('copies the salt of an earlier version at a start', async () => {
    const area = memoryArea({ accountSalt: 'a'.repeat(32) });
    const copy = memoryCopy();
    await createKeyStore(area, now, copy).keepSalt();
    expect(copy.salt).toBe('a'.repeat(32));
  });

  it('names the account while the database fails, and tells', async () => {
    const area = memoryArea({ accountSalt: 'a'.repeat(32) });
    const accountId = await createKeyStore(area, now, memoryCopy()).identify(KEY);
    const broken = memoryCopy();
    const torn = async () => {
      throw new Error('torn');
    };
    const copies = [
      { ...broken, read: torn },
      { ...broken, write: torn },
    ];
    for (const copy of copies) expect(await createKeyStore(area, now, copy).identify(KEY)).toBe(accountId);
    expect(broken.reported).toHaveLength(2);
    await expect(createKeyStore(memoryArea(), now, { ...broken, read: torn }).identify(KEY)).rejects.toThrow(
      'torn',
    );
  });

  it('keeps the account id over a removal of the key', async () => {
    const store = createKeyStore(memoryArea(), now, memoryCopy());
    const accountId = await store.identify(KEY);
    await store.save({ key: KEY, accountId, savedAt: NOW });
    expect((await store.read())?.key).toBe(KEY);
    await store.remove();
    expect(await store.read()).toBeNull();
    expect(await store.identify(KEY)).toBe(accountId);
  });

  it('makes no copy of a key that it cannot read', async () => {
    const area = memoryArea({ apiKey: { key: KEY } });
    expect(await createKeyStore(area, now, memoryCopy()).read()).toBeNull();
    expect([...area.items]).toEqual([['apiKey', { key: KEY }]]);
  });

  it.each([
    ['saves another', (store: KeyStore) => store.save({ key: 'other', accountId: 'a', savedAt: NOW })],
    ['removes it', (store: KeyStore) => store.remove()],
  ])('keeps no copy of a key, also none of an earlier version, when it %s', async (_what, act) => {
    const area = memoryArea({ apiKey: { key: KEY }, [`unreadable:apiKey:${NOW}`]: { key: KEY } });
    await act(createKeyStore(area, now, memoryCopy()));
    expect(JSON.stringify([...area.items])).not.toContain(KEY);
  });
});
