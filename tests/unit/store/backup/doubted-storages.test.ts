import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { freshName } from '../outbox/outbox-bench';
import { add, startBackup } from './backup-bench';

const SECOND = 1_000;
type Life = ReturnType<typeof startBackup>;
const idsOf = (links: readonly { readonly id: string }[] | undefined) => links?.map(({ id }) => id);
const lostOf = async ({ backup }: Life) => {
  const lost = await backup.lost();
  return [idsOf(lost?.waiting), idsOf(lost?.sent)];
};

/** A background that has taken these links in a browser that was started, then ends. */
async function lived(taken: readonly string[]): Promise<Life> {
  const life = startBackup();
  await life.store.loadOpen();
  await add(life.store, taken);
  await life.pass(4 * SECOND);
  await life.marks.advance();
  return life;
}

/** The next background, over these two. */
async function nextOver(area: Life['area'], name: string): Promise<Life> {
  const next = startBackup(area, name);
  await next.store.loadOpen();
  return next;
}

/** The database is older than the storage area by one start of the browser. */
async function rolledBack(life: Life, sentSince: readonly string[], ended: readonly string[] = []) {
  const { profile } = await life.area.get('profile');
  const later = startBackup(life.area, freshName());
  await later.store.writeNote('profile', profile);
  await later.store.loadOpen();
  // As the database was before it was put back.
  await add(later.store, ['a', 'b', 'c']);
  await later.backup.forgetLost((await later.backup.lost()) ?? nothing);
  for (const id of sentSince) await add(later.store, [id], { state: 'assigned', jobKey: id });
  await add(later.store, ended, { state: 'done' });
  await later.pass(70 * SECOND);
  await later.marks.advance();
  await later.marks.advance();
  return nextOver(life.area, life.name);
}
const nothing = { rows: 0, waiting: [], sent: [], omitted: 0, accountId: null };

describe('storages of two profiles', () => {
  it('have no link that is known to be unsent', async () => {
    const [one, other] = [await lived(['a', 'b']), await lived(['c'])];
    const mixed = await nextOver(one.area, other.name);
    expect(await lostOf(mixed)).toEqual([[], ['a', 'b']]);
    expect(await mixed.backup.doubted()).toEqual([]);
  });

  it('keep the backup until they are taken to belong together', async () => {
    const [one, other] = [await lived(['a', 'b']), await lived(['c'])];
    const before = await one.area.get('backup');
    const mixed = await nextOver(one.area, other.name);
    await mixed.pass(70 * SECOND);
    await mixed.backup.flush();
    expect(await one.area.get('backup')).toEqual(before);
    expect(await lostOf(await nextOver(one.area, other.name))).toEqual([[], ['a', 'b']]);
    await mixed.backup.settle();
    expect(await one.area.get('lostLinks')).toMatchObject({ lostLinks: { rows: 2, waiting: [] } });
    expect(JSON.stringify(await one.area.get('backup'))).toContain('"c"');
  });

  it('let nothing go out before', async () => {
    const [one, other] = [await lived(['a']), await lived(['c'])];
    const mixed = await nextOver(one.area, other.name);
    await expect(add(mixed.store, ['c'], { state: 'assigned', jobKey: 'j' })).rejects.toThrow('belong');
    await mixed.backup.settle();
    await add(mixed.store, ['c'], { state: 'assigned', jobKey: 'j' });
  });
});

describe('a database that was put back', () => {
  it('has links that may have gone out since: those that wait no more', async () => {
    const next = await rolledBack(await lived(['a', 'b', 'c']), ['b']);
    expect(await next.backup.doubted()).toEqual(['b']);
  });

  it('has links that have ended since', async () => {
    const next = await rolledBack(await lived(['a', 'b', 'c']), ['b'], ['b']);
    expect(await next.backup.doubted()).toEqual(['b']);
  });

  it('tells so again when the start ended before that was on record', async () => {
    const life = await lived(['a', 'b', 'c']);
    const next = await rolledBack(life, ['b']);
    await next.pass(70 * SECOND);
    expect(await (await nextOver(life.area, life.name)).backup.doubted()).toEqual(['b']);
  });

  it('is known by what went out when the backup left links out', async () => {
    const life = await lived(['a', 'b', 'c']);
    await rolledBack(life, ['a', 'b'], ['a']);
    const { backup } = await life.area.get('backup');
    await life.area.set({ backup: { ...(backup as object), omitted: 1 }, backupSent: ['c'] });
    expect(await (await nextOver(life.area, life.name)).backup.doubted()).toEqual(['b', 'c']);
  });

  it('has lost links of which none is known to be unsent', async () => {
    const life = await lived(['a']);
    const later = await lived(['a', 'b']);
    const { profile } = await later.area.get('profile');
    await life.store.writeNote('profile', { ...(profile as object), generation: 0 });
    const next = await nextOver(later.area, life.name);
    expect(await lostOf(next)).toEqual([[], ['b']]);
  });
});

describe('two losses', () => {
  const link = (id: string, folderId: number) => ({
    id,
    url: `https://host.example/${id}`,
    kind: 'remote',
    origin: 'popup',
    folderId,
    folderName: 'Films',
  });

  /** One on record, of another account, and one that cannot be put there. */
  async function lostTwice(): Promise<Life> {
    const life = await lived(['c']);
    const lostLinks = {
      rows: 2,
      waiting: [link('a', 7), link('b', 7)],
      sent: [],
      omitted: 0,
      accountId: 'old',
    };
    await life.area.set({ lostLinks });
    await deleteDB(life.name);
    const next = startBackup(life.area, life.name);
    next.bench.full = true;
    await next.store.loadOpen();
    await next.pass(4 * SECOND);
    return next;
  }

  it('are told together', async () => {
    const next = await lostTwice();
    expect(await lostOf(next)).toEqual([['a', 'b', 'c'], []]);
    expect(await next.backup.countLost()).toEqual({ rows: 3, waiting: 3, sent: 0, omitted: 0 });
  });

  it('keep their own accounts', async () => {
    const lost = await (await lostTwice()).backup.lost();
    expect(lost?.accountId).toBe('me');
    expect(lost?.waiting.map(({ accountId }) => accountId)).toEqual(['old', 'old', undefined]);
  });

  it('are settled one without the other', async () => {
    const next = await lostTwice();
    const lost = await next.backup.lost();
    const first = { ...nothing, rows: 2, waiting: lost?.waiting.slice(0, 2) ?? [] };
    next.bench.full = false;
    await next.backup.forgetLost(first);
    expect(await lostOf(next)).toEqual([['c'], []]);
    expect(await next.backup.countLost()).toMatchObject({ rows: 1 });
    await next.pass(70 * SECOND);
    expect(await next.area.get('lostLinks')).toMatchObject({ lostLinks: { rows: 1 } });
  });
});

describe('a backup that cannot be read', () => {
  it('keeps no link from being taken, is told, and is not written over', async () => {
    const life = await lived(['a']);
    const before = await life.area.get('backup');
    const next = startBackup(life.area, freshName());
    next.bench.broken = true;
    await next.store.loadOpen();
    await add(next.store, ['b']);
    await next.pass(4 * SECOND);
    expect((await next.store.get('b'))?.state).toBe('queued');
    expect(next.reported.length).toBeGreaterThan(0);
    expect(await life.area.get('backup')).toEqual(before);
    await expect(next.backup.doubted()).rejects.toThrow('IO error');
    await expect(add(next.store, ['b'], { state: 'assigned', jobKey: 'j' })).rejects.toThrow('IO error');
  });

  it('keeps no link from being taken when it fits no schema and the disk is full', async () => {
    const life = await lived(['a']);
    await life.area.set({ backup: 'torn' });
    const next = startBackup(life.area, life.name);
    next.bench.full = true;
    await next.store.loadOpen();
    await add(next.store, ['b']);
    expect(idsOf((await next.store.loadOpen()).transfers)).toEqual(['a', 'b']);
    expect(await life.area.get('backup')).toEqual({ backup: 'torn' });
    expect(next.reported.length).toBeGreaterThan(0);
  });

  it('is compared once it can be read, and then knows of no link that is unsent', async () => {
    const life = await lived(['a']);
    const next = startBackup(life.area, freshName());
    next.bench.broken = true;
    await next.store.loadOpen();
    next.bench.broken = false;
    await next.pass(4 * SECOND);
    expect(await lostOf(next)).toEqual([[], ['a']]);
  });
});

describe('the time of a backup', () => {
  it('does not wait for a clock that was set back', async () => {
    const life = await lived(['a']);
    life.bench.now -= 3_600 * SECOND;
    await add(life.store, ['b']);
    await life.pass(4 * SECOND);
    expect(JSON.stringify(await life.area.get('backup'))).toContain('"b"');
  });

  it('is a minute later when the list only got shorter', async () => {
    const life = await lived(['a', 'b']);
    life.writes.length = 0;
    await add(life.store, ['a'], { state: 'cancelled' });
    await life.pass(50 * SECOND);
    expect(life.writes).toEqual([]);
    await life.pass(10 * SECOND);
    expect(life.writes).toHaveLength(1);
  });

  it('comes before ended rows go for good, which are not lost then', async () => {
    const life = await lived(['a']);
    await add(life.store, ['a'], { state: 'cancelled', hidden: true });
    await life.store.sweep(Number.MAX_SAFE_INTEGER);
    expect(await life.store.get('a')).toBeNull();
    expect(await (await nextOver(life.area, life.name)).backup.lost()).toBeNull();
  });
});
