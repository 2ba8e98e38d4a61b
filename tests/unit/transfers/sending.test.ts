import { expect, it } from 'vitest';
import { accepted, at, facts, lost, play, print, queued, started } from './support/play';

const sending = () => play(queued(['a']), started(1, 'j', 'a'));

it('ties the transfer to a job before the call, with the ids known then', () => {
  expect(print(sending())).toMatchInlineSnapshot(`
    "a assigned job=j
    j sending carries=a
    known 1,2"
  `);
  expect(sending().jobs.j?.knownIds).toEqual([1, 2]);
});

it('follows an accepted job six seconds later', () => {
  expect(play(sending(), accepted(2, 'j', 9)).context.follow.nextLookAt).toBe(at(8));
  expect(print(play(sending(), accepted(2, 'j', 9)))).toMatchInlineSnapshot(`
    "a assigned job=j
    j accepted id=9 carries=a next=47
    known 1,2 own=9"
  `);
});

it('is as before when the call was given back unsent', () => {
  expect(print(play(sending(), { type: 'sendReturned', at: at(2), key: 'j' }))).toBe(print(queued(['a'])));
});

it('fails a link that was refused alone, in the words of 1fichier', () => {
  const refused = play(sending(), {
    type: 'sendRefused',
    at: at(2),
    key: 'j',
    facts: facts('file-too-large', { words: 'Too large' }),
  });
  expect(print(refused)).toMatchInlineSnapshot(`
    "a failed job=j failure=file-too-large
    j refused carries=a failure=file-too-large
    known 1,2"
  `);
  expect(refused.transfers.a?.failure).toEqual({ code: 'file-too-large', words: 'Too large' });
});

it('keeps the transfer queued and holds the outbox when the account was refused', () => {
  const refused = play(sending(), { type: 'sendRefused', at: at(2), key: 'j', facts: facts('over-quota') });
  expect(print(refused)).toMatchInlineSnapshot(`
    "a queued
    j refused carries=a failure=over-quota
    known 1,2 hold=quota"
  `);
  expect(print(play(refused, { type: 'keyChanged', at: at(3) }))).not.toContain('hold');
});

it('leaves a lock to the gate: the transfer is queued without a hold of its own', () => {
  const locked = play(sending(), { type: 'sendRefused', at: at(2), key: 'j', facts: facts('flood-ip') });
  expect(print(locked)).toMatchInlineSnapshot(`
    "a queued
    j refused carries=a failure=flood-ip
    known 1,2"
  `);
});

it.each([
  ['an answer that settles nothing', { type: 'sendUnsure', at: at(2), key: 'j', facts: lost() } as const],
  ['a background that died', { type: 'started', at: at(2) } as const],
])('is unsure after %s', (_, event) => {
  const state = play(sending(), event);
  expect(state.jobs.j).toMatchObject({ state: 'unsure', endedAt: at(2), nextLookAt: at(7) });
  expect(state.transfers.a?.state).toBe('assigned');
});

it('lets the user decide about a copy without an answer, for it leaves no trace', () => {
  const copying = play(queued(['a']), {
    type: 'sendStarted',
    at: at(1),
    key: 'j',
    kind: 'copy',
    accountId: 'me',
    transferIds: ['a'],
  });
  const unsure = play(copying, { type: 'sendUnsure', at: at(2), key: 'j', facts: lost() });
  expect(print(unsure)).toMatchInlineSnapshot(`
    "a failed job=j failure=unsure
    j closed carries=a failure=timeout
    known 1,2"
  `);
  expect(print(play(copying, { type: 'started', at: at(2) }))).toContain('a failed job=j failure=unsure');
});

it('starts nothing unless all its transfers are here and queued', () => {
  const two = queued(['a', 'b']);
  expect(play(two, started(1, 'j', 'a', 'gone'))).toBe(two);
  const cancelled = play(two, { type: 'cancelled', at: at(1), id: 'b' });
  expect(play(cancelled, started(2, 'j', 'a', 'b'))).toBe(cancelled);
});

it('starts no job under a name that is taken', () => {
  const state = play(queued(['a', 'b']), started(1, 'j', 'a'));
  expect(play(state, started(2, 'j', 'b'))).toBe(state);
});

it('takes no transfer twice', () => {
  expect(play(sending(), started(2, 'k', 'a'))).toEqual(sending());
});

it('asks the user about a transfer whose job can no longer be read', () => {
  const { j: _, ...jobs } = sending().jobs;
  const orphaned = play({ ...sending(), jobs }, { type: 'orphaned', at: at(9) });
  expect(orphaned.transfers.a).toMatchObject({
    state: 'failed',
    failure: { code: 'unsure', words: null },
  });
});

it('starts a new attempt on retry, and only of what has failed or was cancelled', () => {
  const refused = play(sending(), { type: 'sendRefused', at: at(2), key: 'j', facts: facts('refused') });
  expect(print(play(refused, { type: 'retried', at: at(3), id: 'a' }))).toContain('a queued attempt=2');
  const done = play(sending(), { type: 'retried', at: at(3), id: 'a' });
  expect(done).toEqual(sending());
});
