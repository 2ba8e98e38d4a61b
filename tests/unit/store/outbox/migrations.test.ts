import { openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import { createStores } from '@/utils/store/outbox/migrations/001-create';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import type { OutboxDb } from '@/utils/store/outbox/outbox-db';
import { EMPTY_CONTEXT } from '@/utils/transfers/state';
import { freshName, storedJob, storedTransfer } from './outbox-bench';

afterEach(() => vi.restoreAllMocks());

const { pausedAt: _pausedAt, run: _run, ...OLD_CONTEXT } = { ...EMPTY_CONTEXT, own: [7] };

/** A row as the first version stored it. */
function oldRow(...given: Parameters<typeof storedTransfer>) {
  const row = storedTransfer(...given);
  const isOpen = row.state === 'queued' || row.state === 'assigned';
  return {
    ...row,
    ...(isOpen ? { open: 1 } : {}),
    ...(row.hidden ? {} : { shown: row.id, shownState: row.state }),
  };
}

async function firstVersion(name: string, rows: readonly object[]): Promise<void> {
  const db = await openDB(name, 1, { upgrade: (created) => createStores(created as unknown as OutboxDb) });
  for (const row of rows) await db.put('transfers', row);
  await db.put('jobs', { ...storedJob('j', ['b']), open: 1 });
  await db.put('context', { id: 'context', context: OLD_CONTEXT });
  db.close();
}

const ROWS = [
  oldRow('a'),
  oldRow('b', { state: 'assigned', jobKey: 'j' }),
  oldRow('c', { state: 'failed', failure: { code: 'timeout', words: null } }),
  oldRow('d', { state: 'failed', failure: { code: 'unsure', words: null } }),
  oldRow('e', { state: 'failed', hidden: true, failure: { code: 'timeout', words: null } }),
  oldRow('f', { state: 'done', changedAt: 5 }),
  { id: 'bad', state: 'flying', shown: 'bad' },
];

it('reads what the first version stored: rows, jobs and the context with what is new at rest', async () => {
  const name = freshName();
  await firstVersion(name, ROWS);
  const store = openOutboxStore(name);
  const open = await store.loadOpen();
  expect(open.transfers.map((row) => row.id)).toEqual(['a', 'b']);
  expect(open.jobs.map((job) => job.key)).toEqual(['j']);
  expect(open.context).toEqual({ ...OLD_CONTEXT, pausedAt: null, run: { total: 0 } });
  expect(await store.counts()).toMatchObject({ waiting: 1, active: 1, failed: 2, done: 1 });
  expect(await store.unreadable()).toBe(0);
});

it('finds in rows of the first version which failed ones may be sent again, and which are old', async () => {
  const name = freshName();
  await firstVersion(name, ROWS);
  const store = openOutboxStore(name);
  expect((await store.retriable()).map((row) => row.id)).toEqual(['c']);
  expect(await store.sweepEnded({ count: 1, since: null })).toBe(2);
  const { items } = await store.list({ cursor: null, limit: 9, filter: 'done' });
  expect(items.map((row) => row.id)).toEqual(['f']);
});

it('opens an empty database of the first version', async () => {
  const name = freshName();
  const db = await openDB(name, 1, { upgrade: (created) => createStores(created as unknown as OutboxDb) });
  db.close();
  expect((await openOutboxStore(name).loadOpen()).context).toEqual(EMPTY_CONTEXT);
});

it('leaves a database that cannot be migrated as it was, and says why', async () => {
  const name = freshName();
  await firstVersion(name, ROWS);
  const update = vi.spyOn(IDBCursor.prototype, 'update').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const store = openOutboxStore(name);
  await expect(store.loadOpen()).rejects.toMatchObject({ name: 'QuotaExceededError' });
  update.mockRestore();
  expect((await store.retriable()).map((row) => row.id)).toEqual(['c']);
});

/** A job and a context as 1.1 stored them, before ids could be several and lists could be doubted. */
const SHIPPED_JOB = {
  key: 'j',
  kind: 'remote',
  accountId: 'me',
  folderId: 0,
  urls: ['https://host.example/b'],
  transferIds: ['b'],
  attempt: 1,
  state: 'accepted',
  remoteId: 9,
  knownIds: [1, 2],
  startedAt: 1,
  endedAt: 2,
  looks: [{ at: 3, conclusive: true }],
  lookedAt: null,
  pendingIds: [],
  lookIsConclusive: true,
  foreignIds: [],
  partId: null,
  hasSimilar: false,
  nextLookAt: 5,
  idleLooks: 0,
  requestDate: '2026-01-02 03:04:05',
  finished: true,
  wasListed: true,
  isMissing: false,
  emptyLooks: 2,
  namesWanted: false,
  resends: 0,
  failure: null,
  closedAt: null,
};
const SHIPPED_CONTEXT = {
  known: { accountId: 'me', at: 4, ids: [9, 1, 2] },
  hold: null,
  own: [9],
  strangers: [],
  groups: {},
  seen: [],
  reads: { failures: 0, notBefore: 0 },
  pausedAt: null,
  run: { total: 1 },
};

it('reads jobs and the context of the version before, and believes no list that it had read', async () => {
  const name = freshName();
  await openOutboxStore(name).loadOpen();
  const db = await openDB(name);
  await db.put('transfers', oldRow('b', { state: 'assigned', jobKey: 'j' }));
  await db.put('jobs', { ...SHIPPED_JOB, open: 1 });
  await db.put('context', { id: 'context', context: SHIPPED_CONTEXT });
  db.close();
  const store = openOutboxStore(name);
  const open = await store.loadOpen();
  expect(await store.unreadable()).toBe(0);
  expect(open.transfers.map((row) => row.id)).toEqual(['b']);
  const [job] = open.jobs;
  expect(job).toMatchObject({ remoteId: 9, otherIds: [], knownIsWhole: false, knownDate: null });
  expect(job).toMatchObject({ wasListedOpen: false, isEchoShort: false, isFolderWanted: false });
  const { known, showsOpenJobs, ended, openLimit } = open.context;
  expect(known).toEqual({ ...SHIPPED_CONTEXT.known, isWhole: false, latestDate: null });
  expect({ showsOpenJobs, ended, openLimit }).toEqual({ showsOpenJobs: null, ended: [], openLimit: null });
});
