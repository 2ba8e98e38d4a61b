import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { memoryArea } from '../memory-area';
import { changes, freshName, storedTransfer } from '../outbox/outbox-bench';
import { add, startBackup } from './backup-bench';

const SECOND = 1_000;
const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `t${String(index).padStart(5, '0')}`);
const idsOf = (links: readonly { readonly id: string }[] | undefined) => links?.map(({ id }) => id);

/** A background that has taken these links, then ends. */
async function lived(taken: readonly string[], more = {}) {
  const life = startBackup();
  await life.store.loadOpen();
  await add(life.store, taken, more);
  await life.pass(4 * SECOND);
  return life;
}

/** The next background, over an empty database. */
async function afterLoss({ area }: ReturnType<typeof startBackup>) {
  const next = startBackup(area, freshName());
  await next.store.loadOpen();
  return next;
}

describe('a database that vanished', () => {
  it('is told with its unsent links', async () => {
    const next = await afterLoss(await lived(['a', 'b']));
    const lost = await next.backup.lost();
    expect(lost).toMatchObject({ rows: 2, sent: [], omitted: 0, accountId: 'me' });
    expect(lost?.waiting).toEqual([
      expect.objectContaining({ id: 'a', url: 'https://host.example/a', folderId: 0 }),
      expect.objectContaining({ id: 'b' }),
    ]);
    expect(next.bench.changed).toBe(1);
  });

  it('is told until it is settled, over any number of starts', async () => {
    const next = await afterLoss(await lived(['a']));
    await next.pass(4 * SECOND);
    const third = startBackup(next.area, next.name);
    await third.store.loadOpen();
    const lost = await third.backup.lost();
    expect(idsOf(lost?.waiting)).toEqual(['a']);
    if (lost) await third.backup.forgetLost(lost);
    await third.pass(4 * SECOND);
    const fourth = startBackup(next.area, next.name);
    await fourth.store.loadOpen();
    expect(await fourth.backup.lost()).toBeNull();
  });

  it('is told again when the start that found it ends before it is on record', async () => {
    const next = await afterLoss(await lived(['a']));
    const third = startBackup(next.area, next.name);
    await third.store.loadOpen();
    expect(await third.backup.lost()).toMatchObject({ rows: 1 });
  });

  it('is told when all its transfers had ended', async () => {
    const life = await lived(['a', 'b', 'c']);
    await add(life.store, ['a', 'b', 'c'], { state: 'done', link: 'https://1fichier.com/?a' });
    await life.pass(70 * SECOND);
    const next = await afterLoss(life);
    expect(await next.backup.lost()).toMatchObject({ rows: 3, waiting: [], sent: [] });
  });

  it('is nothing to tell of when it was empty', async () => {
    const next = await afterLoss(await lived([]));
    expect(await next.backup.lost()).toBeNull();
  });

  it('has lost nothing that is there', async () => {
    const life = await lived(['a', 'b']);
    await add(life.store, ['a'], { state: 'done' });
    const next = startBackup(life.area, life.name);
    await next.store.loadOpen();
    expect(await next.backup.lost()).toBeNull();
  });

  it('may have kept some rows: the others are told', async () => {
    const life = await lived(['a', 'b', 'c']);
    const other = startBackup(life.area, freshName());
    await other.marks.advance();
    await other.backup.store.commit(changes({ transfers: [storedTransfer('b')] }));
    await other.store.loadOpen();
    const lost = await other.backup.lost();
    expect(lost?.rows).toBe(2);
    expect(idsOf(lost?.waiting)).toEqual(['a', 'c']);
  });

  it('may vanish while the background lives', async () => {
    const life = await lived(['a', 'b']);
    await deleteDB(life.name);
    await life.store.loadOpen();
    expect(idsOf((await life.backup.lost())?.waiting)).toEqual(['a', 'b']);
    expect(await life.marks.isMissing()).toBe(true);
    await life.pass(4 * SECOND);
    // Marked only once the loss is on record.
    expect(await life.marks.isMissing()).toBe(false);
    expect(await life.area.get('lostLinks')).toMatchObject({ lostLinks: { rows: 2 } });
  });
});

describe('a link that may be at 1fichier', () => {
  it('is never told as unsent, however soon the database vanishes after the request was stored', async () => {
    const life = await lived(['a', 'b']);
    await add(life.store, ['a'], { state: 'assigned', jobKey: 'j' });
    const lost = await (await afterLoss(life)).backup.lost();
    expect([idsOf(lost?.waiting), idsOf(lost?.sent)]).toEqual([['b'], ['a']]);
  });

  it('is noted before the database stores that it goes out', async () => {
    const life = await lived(['a']);
    life.bench.full = true;
    await expect(add(life.store, ['a'], { state: 'assigned', jobKey: 'j' })).rejects.toThrow('full');
    expect((await life.store.get('a'))?.state).toBe('queued');
  });

  it('waits again when the request came back', async () => {
    const life = await lived(['a']);
    await add(life.store, ['a'], { state: 'assigned', jobKey: 'j' });
    await add(life.store, ['a']);
    await life.pass(4 * SECOND);
    expect(idsOf((await (await afterLoss(life)).backup.lost())?.waiting)).toEqual(['a']);
  });

  it('stays one over the next start, too', async () => {
    const life = await lived(['a', 'b', 'c']);
    await add(life.store, ['a'], { state: 'assigned', jobKey: 'j' });
    const second = startBackup(life.area, life.name);
    await second.store.loadOpen();
    await add(second.store, ['b'], { state: 'assigned', jobKey: 'k' });
    const lost = await (await afterLoss(second)).backup.lost();
    expect([idsOf(lost?.waiting), idsOf(lost?.sent)]).toEqual([['c'], ['a', 'b']]);
  });
});

describe('the backup', () => {
  it('holds nothing of a private window', async () => {
    const life = await lived(['a'], { isPrivate: true });
    await add(life.store, ['a'], { isPrivate: true, state: 'assigned', jobKey: 'j' });
    await life.pass(70 * SECOND);
    expect(JSON.stringify(await life.area.get(null))).not.toContain('host.example');
    expect(JSON.stringify(await life.area.get(null))).not.toContain('"a"');
  });

  it('has a link soon after it was taken', async () => {
    const life = startBackup();
    await life.store.loadOpen();
    await life.pass(4 * SECOND);
    await life.pass(4 * SECOND);
    await add(life.store, ['a']);
    await life.pass(SECOND);
    expect(idsOf((await (await afterLoss(life)).backup.lost())?.waiting)).toEqual(['a']);
  });

  it('is written a few times for a thousand links, with one line for each request', async () => {
    const life = startBackup();
    await life.store.loadOpen();
    await life.pass(4 * SECOND);
    life.writes.length = 0;
    const all = ids(1_000);
    for (const id of all) await add(life.store, [id]);
    await life.pass(4 * SECOND);
    expect(life.writes).toEqual([['backup', 'backupSent']]);
    for (let from = 0; from < 100; from += 20) {
      await add(life.store, all.slice(from, from + 20), { state: 'assigned', jobKey: `j${from}` });
      await add(life.store, all.slice(from, from + 20), { state: 'done' });
    }
    expect(life.writes.slice(1)).toEqual(Array.from({ length: 5 }, () => ['backupSent']));
    await life.pass(70 * SECOND);
    expect(life.writes).toHaveLength(7);
  });

  it('is not written for each of the links that come one after the other', async () => {
    const life = startBackup();
    await life.store.loadOpen();
    await life.pass(4 * SECOND);
    life.writes.length = 0;
    for (const id of ids(12)) {
      await add(life.store, [id]);
      await life.pass(SECOND);
    }
    expect(life.writes).toHaveLength(4);
  });

  it('is not written at a start that changes nothing', async () => {
    const life = await lived(['a']);
    const next = startBackup(life.area, life.name);
    await next.store.loadOpen();
    await next.pass(20 * SECOND);
    expect(next.writes).toEqual([]);
  });

  it('is bounded, and says what it leaves out', async () => {
    const life = await lived(ids(2_500));
    expect(await (await afterLoss(life)).backup.lost()).toMatchObject({ rows: 2_500, omitted: 500 });
    const long = startBackup();
    await long.store.loadOpen();
    await add(long.store, ids(100), { url: `https://host.example/${'x'.repeat(10_000)}` });
    await long.pass(4 * SECOND);
    const lost = await (await afterLoss(long)).backup.lost();
    expect((lost?.waiting.length ?? 0) + (lost?.omitted ?? 0)).toBe(100);
    expect(JSON.stringify(lost).length).toBeLessThan(600_000);
  });

  it('is tried again when it could not be written, and nothing is taken for written', async () => {
    const life = startBackup();
    await life.store.loadOpen();
    life.bench.full = true;
    await add(life.store, ['a']);
    await life.pass(4 * SECOND);
    expect(life.reported).toHaveLength(1);
    expect(await life.marks.isMissing()).toBe(true);
    life.bench.full = false;
    await life.pass(60 * SECOND);
    expect(idsOf((await (await afterLoss(life)).backup.lost())?.waiting)).toEqual(['a']);
  });
});

it('marks a new database later when that has failed', async () => {
  const kept = memoryArea();
  let left = 1;
  const area = {
    ...kept,
    async set(items: Record<string, unknown>) {
      left -= 1;
      if (left === -1) throw new Error('stopped');
      await kept.set(items);
    },
  };
  const life = startBackup(area);
  await life.store.loadOpen();
  await add(life.store, ['a']);
  await life.pass(4 * SECOND);
  await life.pass(60 * SECOND);
  expect([life.reported.length, await life.marks.isMissing()]).toEqual([1, false]);
});

describe('two storages', () => {
  async function started() {
    const life = await lived(['a']);
    await life.marks.advance();
    return life;
  }

  it('belong together at each start that wrote both', async () => {
    const life = await started();
    expect(await life.marks.difference()).toBeNull();
    await life.marks.advance();
    expect(await life.marks.difference()).toBeNull();
  });

  it('differ when one of them is older than the other', async () => {
    const life = await started();
    const before = await life.area.get('profile');
    await life.marks.advance();
    await life.area.set(before);
    expect(await life.marks.difference()).toBe('time');
  });

  it('differ when they come from two profiles', async () => {
    const [one, other] = [await started(), await started()];
    expect(await startBackup(one.area, other.name).marks.difference()).toBe('profile');
  });

  it('are made to belong together once that was asked', async () => {
    const [one, other] = [await started(), await started()];
    const mixed = startBackup(one.area, other.name);
    await mixed.marks.advance();
    expect(await mixed.marks.difference()).toBeNull();
  });

  it.each([1, 2])('belong together when a start ended after %i of its writes', async (count) => {
    const life = await started();
    let left = count;
    const area = {
      ...life.area,
      async set(items: Record<string, unknown>) {
        if (left === 0) throw new Error('stopped');
        left -= 1;
        await life.area.set(items);
      },
    };
    const cut = startBackup(area, life.name);
    await cut.marks.advance().catch(() => undefined);
    expect(await startBackup(life.area, life.name).marks.difference()).toBeNull();
  });

  it('do not differ when one is lost: that is told otherwise', async () => {
    const life = await started();
    expect(await startBackup(life.area, freshName()).marks.difference()).toBeNull();
    expect(await startBackup(undefined, life.name).marks.difference()).toBeNull();
  });
});
