import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import { plan } from '@/utils/transfers/plan';
import { screenStateOf } from '@/utils/transfers/screen-state';
import { isRetriable, type OutboxState, patchTransfer } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { at, facts, lost, play, queued, transfer } from './support/play';

const started = { type: 'sendStarted', at: at(3), key: 'k', kind: 'copy', accountId: 'me' } as const;
const withPassword = { ...started, transferIds: ['a'], withPassword: true } as const;
const copies = [{ from: 'https://1fichier.com/?aaaaaaaaaa', to: 'https://1fichier.com/?cccccccccc' }];

/** A copy that 1fichier has refused, and beside it one that waits. */
function refused(code: ErrorCode = 'password-required'): OutboxState {
  const rows = ['a', 'b'].map((id) =>
    transfer(id, { kind: 'copy', url: `https://1fichier.com/?${id.repeat(10)}` }),
  );
  return play(
    queued([]),
    { type: 'added', at: at(0), transfers: rows },
    { ...started, at: at(1), key: 'j', transferIds: ['a'] },
    { type: 'sendRefused', at: at(2), key: 'j', facts: facts(code) },
  );
}
const sent = (state = refused()) => play(state, withPassword);
const canEnter = (state: OutboxState) => {
  const row = state.transfers.a;
  return row && screenStateOf(row, null, null, 'me').can.enterPassword;
};

describe('a copy that was refused for its password', () => {
  it.each<ErrorCode>(['password-required', 'password-wrong', 'not-allowed'])(
    'may be sent with one (%s)',
    (code) => {
      const state = refused(code);
      expect(canEnter(state)).toBe(true);
      expect(sent(state).transfers.a).toMatchObject({
        state: 'assigned',
        jobKey: 'k',
        attempt: 2,
        failure: null,
      });
      expect(sent(state).jobs.k).toMatchObject({ state: 'sending', withPassword: true, attempt: 2 });
    },
  );

  it.each<ErrorCode>(['not-found', 'owner-locked'])('not so one that failed otherwise (%s)', (code) => {
    const state = refused(code);
    expect(canEnter(state)).toBe(false);
    expect(sent(state)).toBe(state);
  });

  it('goes out by nothing but a password: neither with one of a link that 1fichier fetches, nor with others', () => {
    const remote = patchTransfer(refused(), 'a', { kind: 'remote' });
    expect(canEnter(remote)).toBe(false);
    expect(play(remote, withPassword)).toBe(remote);
    expect(play(refused(), { ...withPassword, transferIds: ['a', 'b'] })).toEqual(refused());
    expect(play(refused(), { ...withPassword, transferIds: ['b'] })).toEqual(refused());
    expect(play(refused(), { ...started, transferIds: ['a'] })).toEqual(refused());
  });

  it('is not retried with all the others, which would only be refused again', () => {
    const state = play(refused(), { type: 'failedRetried', at: at(5) });
    expect(state.transfers.a?.state).toBe('failed');
    expect(Object.values(refused().transfers).filter(isRetriable)).toEqual([]);
    expect(Object.values(refused('not-allowed').transfers).filter(isRetriable)).toHaveLength(1);
  });

  it('waits while sending is paused', () => {
    const paused = play(refused(), { type: 'paused', at: at(3) });
    expect(play(paused, withPassword)).toBe(paused);
  });
});

describe('a copy with a password', () => {
  it('is done with its link', () => {
    const done = play(sent(), { type: 'copied', at: at(4), key: 'k', copies, count: 1 });
    expect(done.transfers.a).toMatchObject({ state: 'done', link: copies[0]?.to });
  });

  it('asks again for a wrong one', () => {
    const wrong = facts('password-wrong', { words: 'Invalid password' });
    const state = play(sent(), { type: 'sendRefused', at: at(4), key: 'k', facts: wrong });
    expect(state.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'password-wrong' } });
    expect(state.jobs.k?.closedAt).toBe(at(4));
    expect(canEnter(state)).toBe(true);
  });

  it('asks again when nothing left the browser', () => {
    const state = play(sent(), { type: 'sendReturned', at: at(4), key: 'k' });
    expect(state.transfers.a).toMatchObject({
      state: 'failed',
      jobKey: null,
      failure: { code: 'password-required', words: null },
    });
    expect(state.jobs.k).toBeUndefined();
  });

  it.each<ErrorCode>(['flood-ip', 'not-authenticated', 'maintenance', 'over-quota'])(
    'asks again when 1fichier is in the way of everything (%s)',
    (code) => {
      const state = play(sent(), { type: 'sendRefused', at: at(4), key: 'k', facts: facts(code) });
      expect(state.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'password-required' } });
      expect(state.context.suspects).toEqual([]);
    },
  );

  it('holds the outbox for what holds it', () => {
    const full = play(sent(), { type: 'sendRefused', at: at(4), key: 'k', facts: facts('over-quota') });
    expect(full.context.hold).toMatchObject({ reason: 'quota' });
  });

  it('makes no other link tell whether the file is to blame', () => {
    const state = play(sent(), { type: 'sendRefused', at: at(4), key: 'k', facts: facts('refused') });
    expect(state.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'refused' } });
    expect(state.transfers.b?.group).toBeNull();
  });

  it.each([
    ['its answer was lost', { type: 'sendUnsure', at: at(4), key: 'k', facts: lost() } as const],
    ['the background died', { type: 'started', at: at(4) } as const],
  ])('is for the user to decide when %s, as any copy', (_, event) => {
    const state = play(sent(), event);
    expect(state.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'unsure' } });
    expect(canEnter(state)).toBe(false);
  });

  it.each([
    ['refused', { type: 'sendRefused', at: at(4), key: 'k', facts: facts('password-wrong') } as const],
    ['sent back', { type: 'sendReturned', at: at(4), key: 'k' } as const],
    ['refused for trouble', { type: 'sendRefused', at: at(4), key: 'k', facts: facts('server') } as const],
    ['lost', { type: 'sendUnsure', at: at(4), key: 'k', facts: lost() } as const],
  ])('is never sent again by itself once it is %s', (_, event) => {
    const alone = play(sent(), event, { type: 'cancelled', at: at(5), id: 'b' });
    const next = plan(alone, conditions({ now: at(1_000_000) }));
    expect(next).toEqual({ type: 'wait', until: null });
  });
});
