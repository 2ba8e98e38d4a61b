import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCatchStore } from '@/utils/store/catches/open-catch-store';
import { isStorageFull } from '@/utils/store/storage-fault';
import { grabbed } from '../../links/grab/grabbed';
import { freshName, manyLinks, newCatch } from './catch-bench';

const DAY_MS = 24 * 60 * 60_000;

afterEach(() => vi.restoreAllMocks());

describe('a catch', () => {
  it('comes back as it was given, also through another connection', async () => {
    const name = freshName();
    const links = [grabbed('https://a.example/x', { text: 'X', count: 2, name: 'n', size: 5 })];
    const head = await openCatchStore(name).add(newCatch('c1', { folded: 1 }), links);
    expect(head).toEqual({ ...newCatch('c1', { folded: 1 }), total: 1, parts: 1 });
    const other = openCatchStore(name);
    expect(await other.head('c1')).toEqual(head);
    expect(await other.part('c1', 0)).toEqual(links);
    expect(await other.part('c1', 1)).toBeNull();
    expect(await other.head('c2')).toBeNull();
  });

  it('of nothing has a head and no parts', async () => {
    const store = openCatchStore(freshName());
    await store.add(newCatch('c1', { failure: 'restricted-page' }), []);
    expect(await store.head('c1')).toMatchObject({ total: 0, parts: 0, failure: 'restricted-page' });
    expect(await store.part('c1', 0)).toBeNull();
  });

  it('of 100,000 links is stored in 20 parts and comes back whole and in order', async () => {
    const store = openCatchStore(freshName());
    const links = manyLinks(100_000);
    const { parts, total } = await store.add(newCatch('c1'), links);
    expect({ parts, total }).toEqual({ parts: 20, total: 100_000 });
    const read = await Promise.all(Array.from({ length: parts }, (_, part) => store.part('c1', part)));
    expect(read.map((part) => part?.length)).toEqual(new Array(20).fill(5_000));
    expect(read.flat().every((link, index) => link?.url === links[index]?.url)).toBe(true);
  });

  it('never makes a part too long for a message', async () => {
    const store = openCatchStore(freshName());
    const long = Array.from({ length: 1_000 }, (_, at) =>
      grabbed(`https://a.example/${at}/${'x'.repeat(16_000)}`),
    );
    const { parts } = await store.add(newCatch('c1'), long);
    const read = await Promise.all(Array.from({ length: parts }, (_, part) => store.part('c1', part)));
    expect(Math.max(...read.map((part) => JSON.stringify(part).length))).toBeLessThan(5_000_000);
    expect(read.flat()).toEqual(long);
  });
});

describe('what is forgotten', () => {
  const kept = async (store: ReturnType<typeof openCatchStore>, ids: readonly string[]) => {
    const heads = await Promise.all(ids.map(async (id) => [await store.head(id), await store.part(id, 0)]));
    return ids.filter((_id, index) => heads[index]?.every((found) => found !== null));
  };

  it('is a catch older than a day, when another one comes', async () => {
    const store = openCatchStore(freshName());
    const { at } = newCatch('x');
    await store.add(newCatch('old', { at: at - DAY_MS }), manyLinks(1));
    await store.add(newCatch('young', { at: at - DAY_MS + 1 }), manyLinks(1));
    await store.add(newCatch('new', { at }), manyLinks(1));
    expect(await kept(store, ['old', 'young', 'new'])).toEqual(['young', 'new']);
  });

  it('is every catch but the newest 20, with its links', async () => {
    const store = openCatchStore(freshName());
    const { at } = newCatch('x');
    const ids = Array.from({ length: 23 }, (_, index) => `c${index}`);
    for (const [index, id] of ids.entries()) await store.add(newCatch(id, { at: at + index }), manyLinks(1));
    expect(await kept(store, ids)).toEqual(ids.slice(3));
    expect(await store.part('c0', 0)).toBeNull();
  });

  it('is what came from a private window, but not lately', async () => {
    const store = openCatchStore(freshName());
    const { at } = newCatch('x');
    await store.add(newCatch('private', { isPrivate: true }), manyLinks(1));
    await store.add(newCatch('new', { isPrivate: true, at: at + 5 }), manyLinks(1));
    await store.add(newCatch('ahead', { isPrivate: true, at: at + DAY_MS }), manyLinks(1));
    await store.add(newCatch('other'), manyLinks(1));
    const ids = ['private', 'new', 'ahead', 'other'];
    await store.purgePrivate({ from: at + 1, to: at + 9 });
    expect(await kept(store, ids)).toEqual(['new', 'other']);
    expect(await store.part('private', 0)).toBeNull();
  });
});

describe('a full disk', () => {
  it.each([1, 2, 3])('is told, and nothing of the catch stays (put %i fails)', async (failing) => {
    const store = openCatchStore(freshName());
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      puts += 1;
      if (puts === failing) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    });
    const failure = await store.add(newCatch('c1'), manyLinks(10_000)).catch((error: unknown) => error);
    expect(isStorageFull(failure)).toBe(true);
    spy.mockRestore();
    expect(await store.head('c1')).toBeNull();
    expect(await store.part('c1', 0)).toBeNull();
    expect(await store.part('c1', 1)).toBeNull();
  });
});

it('a row that does not fit counts as not kept', async () => {
  const store = openCatchStore(freshName());
  await store.add(newCatch('c1', { title: 5 as unknown as string }), [
    grabbed('https://a.example/', { count: 'x' as unknown as number }),
  ]);
  expect(await store.head('c1')).toBeNull();
  expect(await store.part('c1', 0)).toBeNull();
});
