import { expect, it } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import { nextBatch } from '@/utils/transfers/batches';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { accepted, at, facts, play, print, queued, started, transfer } from './support/play';

const refused = (key: string, code: ErrorCode = 'refused', words = 'No'): OutboxEvent => ({
  type: 'sendRefused',
  at: at(2),
  key,
  facts: facts(code, { words }),
});

const IDS = ['a', 'b', 'c', 'd', 'e'];

/** Which transfers would go out next. */
const next = (state: OutboxState): string =>
  nextBatch(state, conditions(), 'remote', 'me')
    ?.transfers.map((row) => row.id)
    .join(',') ?? '';

const alone = (state: OutboxState, key: string, id: string, end: OutboxEvent) =>
  play(state, started(3, key, id), end);

const FOLDER = IDS.map((id) => transfer(id, { folderId: 7 }));
const inFolder = (...more: readonly ReturnType<typeof transfer>[]) =>
  play(queued([]), { type: 'added', at: at(0), transfers: [...FOLDER, ...more] });
const folderSays = (key: string, seconds: number, outcome: 'found' | ErrorCode): OutboxEvent =>
  outcome === 'found'
    ? { type: 'folderFound', at: at(seconds), key }
    : { type: 'folderFailed', at: at(seconds), key, facts: facts(outcome) };
const planned = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));

it.each<ErrorCode>(['not-found', 'folder-not-found'])(
  'asks about the folder before anyone is blamed for %s, and sends nothing meanwhile',
  (code) => {
    const state = play(inFolder(), started(1, 'j', 'a', 'b'), refused('j', code));
    expect(planned(state, 3)).toEqual({ type: 'folder', key: 'j', folderId: 7, lane: 'user' });
    expect(next(state)).toBe('');
    expect(['a', 'b'].map((id) => state.transfers[id]?.state)).toEqual(['assigned', 'assigned']);
    const found = play(state, folderSays('j', 4, 'found'));
    expect(next(found)).toBe('a');
    expect(Object.values(found.transfers).map((row) => row.state)).toEqual(IDS.map(() => 'queued'));
  },
);

it('fails all that waits for a folder that 1fichier says is not there, and nothing that goes elsewhere', () => {
  const elsewhere = transfer('f', { folderId: 8 });
  const asked = play(inFolder(elsewhere), started(1, 'j', 'a', 'b'), refused('j', 'not-found'));
  const state = play(asked, folderSays('j', 4, 'folder-not-found'));
  expect(print(state)).toMatchInlineSnapshot(`
    "a failed job=j failure=folder-not-found
    b failed job=j failure=folder-not-found
    c failed failure=folder-not-found
    d failed failure=folder-not-found
    e failed failure=folder-not-found
    f queued
    j refused carries=a,b failure=not-found
    known 1,2"
  `);
  expect(state.transfers.a?.failure).toEqual({ code: 'folder-not-found', words: 'No' });
});

it('fails one dead link of many in a folder, and none of its neighbours', () => {
  let state = play(
    inFolder(),
    started(1, 'j', ...IDS),
    refused('j', 'not-found'),
    folderSays('j', 2, 'found'),
  );
  state = alone(state, 'k', 'a', refused('k', 'not-found'));
  state = play(state, folderSays('k', 4, 'found'));
  expect(state.transfers.a?.state).toBe('queued');
  expect(next(state)).toBe('b');
  state = alone(state, 'l', 'b', accepted(5, 'l', 11));
  expect(Object.values(state.transfers).map((row) => row.state)).toEqual([
    'failed',
    'assigned',
    'queued',
    'queued',
    'queued',
  ]);
  expect(state.transfers.a?.failure).toEqual({ code: 'not-found', words: 'No' });
});

it.each<[string, ErrorCode]>([
  ['cannot be read', 'bad-answer'],
  ['is refused in other words', 'refused'],
])('blames no folder whose listing %s', (_, code) => {
  const outcome = code === 'refused' ? 'refused' : 'unknown';
  const state = play(inFolder(), started(1, 'j', 'a', 'b'), refused('j', 'not-found'), {
    type: 'folderFailed',
    at: at(4),
    key: 'j',
    facts: facts(code, { outcome }),
  });
  expect(next(state)).toBe('a');
});

it.each<ErrorCode>(['budget', 'storage'])(
  'asks about the folder again when %s kept it from being asked',
  (code) => {
    const until = at(30);
    const state = play(inFolder(), started(1, 'j', 'a', 'b'), refused('j', 'not-found'), {
      type: 'folderFailed',
      at: at(4),
      key: 'j',
      facts: facts(code, { outcome: 'not-sent', until }),
    });
    expect(planned(state, 29)).toEqual({ type: 'wait', until });
    expect(planned(state, 30).type).toBe('folder');
  },
);

it('notes the wish to cancel while the folder is asked about', () => {
  const wish: OutboxEvent = { type: 'cancelled', at: at(3), id: 'a' };
  const asked = play(inFolder(), started(1, 'j', 'a', 'b'), refused('j', 'not-found'), wish);
  const state = play(asked, folderSays('j', 4, 'found'));
  expect([state.transfers.a?.state, state.transfers.b?.state]).toEqual(['cancelled', 'queued']);
});

it.each([null, 'other'])(
  'lets the links go again when the key is no longer the saved one: %s',
  (accountId) => {
    const wish: OutboxEvent = { type: 'cancelled', at: at(3), id: 'b' };
    const asked = play(inFolder(), started(1, 'j', 'a', 'b'), refused('j', 'not-found'), wish);
    const action = plan(asked, conditions({ now: at(4), accountId }));
    expect(action).toEqual({ type: 'record', event: { type: 'keyGone', at: at(4), key: 'j' } });
    const state = play(asked, { type: 'keyGone', at: at(4), key: 'j' });
    expect(['a', 'b'].map((id) => state.transfers[id]?.state)).toEqual(['queued', 'cancelled']);
    expect(state.jobs.j?.closedAt).toBe(at(4));
    const sent = plan(state, conditions({ now: at(5), accountId: 'other' }));
    expect(sent.type === 'list' || sent.type === 'send').toBe(true);
  },
);

it('lets only such jobs go again', () => {
  const sent = play(inFolder(), started(1, 'j', 'a'), accepted(2, 'j', 9));
  expect(play(sent, { type: 'keyGone', at: at(4), key: 'j' })).toBe(sent);
});
