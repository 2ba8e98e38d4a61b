import { expect, it } from 'vitest';
import type { Conditions } from '@/utils/transfers/conditions';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import type { Action } from '@/utils/transfers/step';
import { conditions } from './support/conditions';
import { EMPTY_STATE } from './support/empty-state';
import {
  accepted,
  at,
  facts,
  good,
  listed,
  lost,
  play,
  queued,
  read,
  row,
  started,
  T0,
  transfer,
  urlOf,
} from './support/play';

const old = [row(1, true), row(2, true)];
const names = (count: number) => Array.from({ length: count }, (_, index) => String(100 + index));

/** An action in words. */
function say(action: Action): string {
  switch (action.type) {
    case 'record':
      return action.event.type;
    case 'send':
      return `send ${action.kind} ${action.batch.transfers.map((each) => each.id).join(',')} (${action.lane})`;
    case 'list':
      return `list (${action.lane})`;
    case 'info':
      return `info ${action.id} (${action.lane})`;
    case 'files':
      return `files of ${action.key} since ${action.sentAfter}`;
    case 'folder':
      return `folder of ${action.key}`;
    case 'names':
      return `names of ${action.jobKeys.join(',')} since ${action.sentAfter}`;
    case 'wait':
      return action.until === null ? 'wait' : `wait till ${(action.until - T0) / 1000}`;
  }
}

const next = (state: OutboxState, more: Partial<Conditions> = {}) => say(plan(state, conditions(more)));
const running = play(queued(['a']), started(0, 'j', 'a'), accepted(0, 'j', 9));
const unsure = play(queued(['a', 'b']), started(0, 'j', 'a'), {
  type: 'sendUnsure',
  at: at(0),
  key: 'j',
  facts: lost(),
});
const withCopies = play(EMPTY_STATE, {
  type: 'added',
  at: T0,
  transfers: [transfer('c', { kind: 'copy', url: 'https://1fichier.com/?abcdefghij' })],
});

it.each<[string, string, OutboxState, Partial<Conditions>]>([
  ['waits with nothing to do', 'wait', EMPTY_STATE, {}],
  ['sends what is queued', 'send remote a (user)', queued(['a']), {}],
  ['waits without a key', 'wait', queued(['a']), { accountId: null }],
  ['waits without the permission', 'wait', queued(['a']), { hasPermission: false }],
  ['looks again a minute later when offline', 'wait till 70', queued(['a']), { isOnline: false }],
  ['waits for the end of a lock', 'wait till 99', queued(['a']), { heldUntil: at(99) }],
  [
    'sends few links without waiting for the background budget',
    'send remote a (user)',
    queued(['a']),
    { nextBackgroundAt: at(500) },
  ],
  [
    'sends many links as calls of the user where the gate says so',
    'send remote 100,101,102,103,104 (user)',
    queued(names(60)),
    { linkLane: 'user', nextBackgroundAt: at(500) },
  ],
  ['reads the known ids first when they are over 10 min old', 'list (user)', queued(['a']), { now: at(601) }],
  ['reads the known ids first for another key', 'list (user)', queued(['a']), { accountId: 'other' }],
  ['reads the known ids first when the clock was set back', 'list (user)', queued(['a']), { now: at(-5) }],
  ['reads no ids before a copy', 'send copy c (user)', withCopies, {}],
  ['sends nothing else while a job is unsure, and looks for it as the user would', 'list (user)', unsure, {}],
  ['waits for the first look', 'wait till 5', unsure, { now: at(4) }],
  ['reads the candidates of a look', 'info 7 (user)', play(unsure, listed(5, row(7), ...old)), {}],
  [
    'does not let an unsure job of another key stand in the way',
    'list (user)',
    unsure,
    { accountId: 'other', now: at(10) },
  ],
  ['follows in the background', 'list (background)', running, {}],
  ['follows as the user would while somebody watches', 'list (user)', running, { isWatched: true }],
  ['follows only within the background budget', 'wait till 60', running, { nextBackgroundAt: at(60) }],
  [
    'reads results before anything else',
    'info 9 (background)',
    play(running, listed(6, row(9, true), ...old)),
    {},
  ],
  ['follows no job of another key', 'wait', running, { accountId: 'other' }],
  [
    'calls a job interrupted when no call is out',
    'interrupted',
    play(queued(['a']), started(0, 'j', 'a')),
    {},
  ],
])('%s', (_, action, state, more) => {
  expect(next(state, more)).toBe(action);
});

it.each([
  [1, 1],
  [5, 1],
  [6, 5],
  [100, 5],
  [101, 20],
])('with %i waiting links sends %i in one request', (waiting, size) => {
  const ids = names(waiting).slice(0, size).join(',');
  const lane = waiting < 6 ? 'user' : 'background';
  expect(next(queued(names(waiting)))).toBe(`send remote ${ids} (${lane})`);
});

it('sends as many as the user wants when very many wait', () => {
  const ids = names(101).slice(0, 50).join(',');
  expect(next(queued(names(101)), { batchSize: 50 })).toBe(`send remote ${ids} (background)`);
  expect(next(queued(names(6)), { batchSize: 2 })).toBe('send remote 100,101 (background)');
});

it('keeps at most ten sources open without Premium', () => {
  const ids = names(12);
  const first = play(queued(ids), started(1, 'j', ...ids.slice(0, 5)), accepted(2, 'j', 9));
  const second = play(first, started(3, 'k', ...ids.slice(5, 8)), accepted(4, 'k', 10));
  const now = { now: at(5) };
  expect(next(second, { ...now, isLimited: true })).toBe('send remote 108 (user)');
  const full = play(second, started(5, 'l', '108', '109'), accepted(5, 'l', 11));
  expect(next(full, { ...now, isLimited: true })).toBe('wait till 8');
  expect(next(full, now)).toBe('send remote 110 (user)');
});

it('puts only links of one folder and one privacy into a request, and no URL twice', () => {
  const rows = [
    transfer('1'),
    transfer('2', { folderId: 7 }),
    transfer('3', { url: `${urlOf('1')}#again` }),
    transfer('4', { isPrivate: true }),
    transfer('5'),
    transfer('6'),
  ];
  const state = play(queued([]), { type: 'added', at: T0, transfers: rows });
  expect(next(state)).toBe('send remote 1,5,6 (background)');
});

it('waits for the time of a link that is sent again, and sends others meanwhile', () => {
  const state = play(queued(['b']), {
    type: 'added',
    at: T0,
    transfers: [transfer('a', { notBefore: at(40) })],
  });
  expect(next(state)).toBe('send remote b (user)');
  const alone = play(state, { type: 'cancelled', at: at(1), id: 'b' });
  expect(next(alone)).toBe('wait till 40');
  expect(next(alone, { now: at(40) })).toBe('send remote a (user)');
});

it('holds sending alone for a full storage, and every call for a bad key', () => {
  const refused = (code: 'over-quota' | 'not-authenticated') =>
    play(running, { type: 'added', at: T0, transfers: [transfer('b')] }, started(1, 'k', 'b'), {
      type: 'sendRefused',
      at: at(2),
      key: 'k',
      facts: facts(code),
    });
  expect(next(refused('over-quota'))).toBe('list (background)');
  expect(next(refused('over-quota'), { now: at(5) })).toBe('wait till 6');
  expect(next(refused('not-authenticated'))).toBe('wait');
});

it('asks for twins and names last, with one listing for all jobs of a folder', () => {
  const ids = ['a', 'b', 'c'];
  const both = play(
    queued(ids),
    started(0, 'j', 'a'),
    accepted(0, 'j', 9),
    started(1, 'k', 'b'),
    accepted(1, 'k', 8),
    listed(6, row(9, true), row(8, true), row(20), ...old),
    read(7, 9, [], [good('a')]),
    read(7, 8, [], [good('b')]),
  );
  expect(next(both)).toBe('send remote c (user)');
  const sent = play(both, started(8, 'l', 'c'), accepted(8, 'l', 30));
  expect(next(sent)).toBe('info 20 (background)');
  const seen = play(sent, read(9, 20, ['https://other.example/x']));
  expect(next(seen)).toBe('names of j,k since date-8');
});

it('gives up an undecided job after 24 h, and lets others go meanwhile', () => {
  const undecided = play(unsure, listed(5), listed(30), listed(90));
  expect(next(undecided, { now: at(100) })).toBe('send remote b (user)');
  expect(next(undecided, { now: at(86_400) })).toBe('gaveUp');
});

it.each([null, 'other'])(
  'gives up a job in doubt of another key than %s 24 h after it was sent',
  (accountId) => {
    const begun = play(unsure, { type: 'started', at: at(50_000) });
    for (const state of [begun, play(begun, listed(50_005), listed(50_030), listed(50_090))]) {
      expect(next(state, { now: at(86_399), accountId })).not.toBe('gaveUp');
      expect(next(state, { now: at(86_400), accountId })).toBe('gaveUp');
      const over = play(state, { type: 'gaveUp', at: at(86_400), key: 'j' });
      expect(over.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
    }
    expect(next(begun, { now: at(86_400) })).not.toBe('gaveUp');
  },
);

it('waits no longer than that for a job of another key', () => {
  const state = play(queued(['a']), started(0, 'j', 'a'), {
    type: 'sendUnsure',
    at: at(0),
    key: 'j',
    facts: lost(),
  });
  expect(next(state, { accountId: 'other' })).toBe('wait till 86400');
});

it('does not list again before the time that failures ask for', () => {
  const failed = play(running, {
    type: 'listFailed',
    accountId: 'me',
    at: at(6),
    facts: facts('server', { outcome: 'unknown' }),
  });
  const { notBefore } = failed.context.reads;
  expect(notBefore).toBeGreaterThan(at(6));
  expect(next(failed)).toBe(`wait till ${(notBefore - at(0)) / 1000}`);
});

it('reads each of many waiting links once, however often it plans', () => {
  let reads = 0;
  const counted = (id: string, url: string) =>
    new Proxy(transfer(id, { url }), {
      get(row, name) {
        reads += 1;
        return row[name as keyof typeof row];
      },
    });
  const ids = Array.from({ length: 2_000 }, (_, index) => `t${index + 1_000}`);
  const rows = ids.map((id) => [id, counted(id, urlOf(id))] as const);
  const state = { ...queued([]), transfers: Object.fromEntries(rows) };
  expect(plan(state, conditions())).toMatchObject({ type: 'send', batch: { waiting: 2_000 } });
  // State, kind and id of each, and all of the twenty that go out.
  expect(reads).toBeLessThan(4 * ids.length);
  reads = 0;
  plan(state, conditions());
  expect(reads).toBeLessThan(500);
});
