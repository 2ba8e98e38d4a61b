import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '@/utils/transfers/changes';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import { countCancellable } from '@/utils/transfers/reduce-user';
import { progressOf } from '@/utils/transfers/run';
import { isRetriable, type OutboxState } from '@/utils/transfers/state';
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
  transfer,
  urlOf,
} from './support/play';

const added = (...ids: readonly string[]): OutboxEvent => ({
  type: 'added',
  at: at(0),
  transfers: ids.map((id) => transfer(id)),
});
const paused = (seconds: number): OutboxEvent => ({ type: 'paused', at: at(seconds) });
const resumed = (seconds: number): OutboxEvent => ({ type: 'resumed', at: at(seconds) });
const cancelRemaining = (seconds: number): OutboxEvent => ({ type: 'remainingCancelled', at: at(seconds) });
const failedRetried = (seconds: number): OutboxEvent => ({ type: 'failedRetried', at: at(seconds) });
const refused = (seconds: number, key: string): OutboxEvent => ({
  type: 'sendRefused',
  at: at(seconds),
  key,
  facts: facts('gone'),
});
const unsure = (seconds: number, key: string): OutboxEvent => ({
  type: 'sendUnsure',
  at: at(seconds),
  key,
  facts: lost(),
});
const states = (state: OutboxState) =>
  Object.values(state.transfers)
    .map((it) => `${it.id} ${it.state}${it.cancelWished ? ' wished' : ''}`)
    .join(', ');
const planned = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));

describe('a pause', () => {
  it('keeps links from going out until it is over', () => {
    const state = play(queued(['a', 'b']), paused(1));
    expect(planned(state, 2)).toEqual({ type: 'wait', until: null });
    expect(planned(play(state, resumed(3)), 3)).toMatchObject({ type: 'send' });
  });

  it('does not even let a look be made for a send', () => {
    const state = play(EMPTY_STATE, added('a'), paused(1));
    expect(planned(state, 2)).toEqual({ type: 'wait', until: null });
  });

  it('stops a send that was planned before it', () => {
    const state = play(queued(['a']), paused(1));
    expect(play(state, started(2, 'j', 'a'))).toEqual(state);
  });

  it('lets what has gone out be followed and verified', () => {
    const followed = play(queued(['a', 'b']), started(1, 'j', 'a'), accepted(2, 'j', 9), paused(3));
    expect(planned(followed, 8)).toMatchObject({ type: 'list' });
    const sought = play(queued(['a', 'b']), started(1, 'j', 'a'), unsure(2, 'j'), paused(3));
    expect(planned(sought, 7)).toMatchObject({ type: 'list' });
    const done = play(
      followed,
      listed(8, row(1, true), row(2, true), row(9, true)),
      read(9, 9, [urlOf('a')], [good('a')]),
    );
    expect(states(done)).toBe('a done, b queued');
  });

  it('is neither lifted nor hidden by holds that come and go', () => {
    const over: OutboxEvent[] = [
      { type: 'holdReleased', at: at(2) },
      { type: 'keyChanged', at: at(3) },
      { type: 'started', at: at(4) },
    ];
    expect(play(queued(['a']), paused(1), ...over).context.pausedAt).toBe(at(1));
  });

  it('keeps the time of its beginning when it is asked for again', () => {
    expect(play(queued(['a']), paused(1), paused(5)).context.pausedAt).toBe(at(1));
  });
});

describe('cancelling what remains', () => {
  it('cancels all that is queued, notes the wish where nobody knows, and leaves what 1fichier has', () => {
    const state = play(
      queued(['a', 'b', 'c', 'd']),
      started(1, 'j', 'a'),
      accepted(2, 'j', 9),
      started(3, 'k', 'b'),
      unsure(4, 'k'),
    );
    expect(countCancellable(state)).toBe(3);
    const after = play(state, cancelRemaining(5));
    expect(states(after)).toBe('a assigned, b assigned wished, c cancelled, d cancelled');
    expect(countCancellable(after)).toBe(0);
  });

  it('changes no row twice', () => {
    const once = play(queued(['a', 'b']), cancelRemaining(1));
    expect(changesBetween(once, play(once, cancelRemaining(2))).transfers).toEqual([]);
  });

  it('forgets the refused batch of what is cancelled', () => {
    const split = play(queued(['a', 'b']), started(1, 'j', 'a', 'b'), refused(2, 'j'));
    expect(Object.keys(split.context.groups)).toEqual(['j']);
    expect(play(split, cancelRemaining(3)).context.groups).toEqual({});
  });
});

describe('retrying all that failed', () => {
  const failed = (id: string, code: 'gone' | 'unsure' | 'vanished' | 'no-answer', more = {}) =>
    transfer(id, { state: 'failed', failure: { code, words: null }, jobKey: 'j', ...more });

  it('starts a new attempt of each, but not of what 1fichier may have, nor of removed rows', () => {
    const state: OutboxState = {
      ...EMPTY_STATE,
      transfers: {
        a: failed('a', 'gone'),
        b: failed('b', 'unsure'),
        c: failed('c', 'gone', { hidden: true }),
        d: transfer('d', { state: 'cancelled' }),
        e: failed('e', 'gone', { attempt: 3 }),
        f: failed('f', 'vanished'),
        g: failed('g', 'no-answer'),
      },
    };
    expect(Object.values(state.transfers).filter(isRetriable)).toHaveLength(2);
    const after = play(state, failedRetried(1));
    expect(states(after)).toBe('a queued, b failed, c failed, d cancelled, e queued, f failed, g failed');
    expect(after.transfers.a).toMatchObject({ attempt: 2, failure: null, jobKey: null });
    expect(after.transfers.e?.attempt).toBe(4);
    expect(progressOf(after)).toEqual({ ended: 0, total: 2 });
  });
});

describe('the progress of a run', () => {
  it('counts the links since the outbox was last empty', () => {
    const three = play(EMPTY_STATE, added('a', 'b', 'c'));
    expect(progressOf(three)).toEqual({ ended: 0, total: 3 });
    const one = play(three, { type: 'cancelled', at: at(1), id: 'a' });
    expect(progressOf(one)).toEqual({ ended: 1, total: 3 });
    expect(progressOf(play(one, added('d', 'e')))).toEqual({ ended: 1, total: 5 });
    const none = play(one, cancelRemaining(2));
    expect(progressOf(none)).toBeNull();
    expect(progressOf(play(none, added('f', 'g')))).toEqual({ ended: 0, total: 2 });
  });

  it('says nothing of one link alone', () => {
    expect(progressOf(play(EMPTY_STATE, added('a')))).toBeNull();
    expect(progressOf(play(EMPTY_STATE, added('a'), added('b')))).toEqual({ ended: 0, total: 2 });
  });

  it('counts a retry as one more link', () => {
    const some = play(EMPTY_STATE, added('a', 'b'), { type: 'cancelled', at: at(1), id: 'a' });
    expect(progressOf(play(some, { type: 'retried', at: at(2), id: 'a' }))).toEqual({ ended: 1, total: 3 });
  });

  it('takes a row that was removed for dealt with', () => {
    const some = play(queued(['a', 'b', 'c']), started(1, 'j', 'a'), accepted(2, 'j', 9));
    expect(progressOf(play(some, { type: 'removed', at: at(3), id: 'a' }))).toEqual({ ended: 1, total: 3 });
  });

  it('never shows more links ended than given, whatever was stored', () => {
    const lostCount = { ...queued(['a', 'b', 'c']), context: { ...EMPTY_STATE.context, run: { total: 1 } } };
    expect(progressOf(lostCount)).toEqual({ ended: 0, total: 3 });
    expect(progressOf(play(lostCount, added('d')))).toEqual({ ended: 0, total: 4 });
  });

  it('only ever goes on, whatever ends and whatever is added', () => {
    const step = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd').map((id): OutboxEvent => ({ type: 'cancelled', at: at(1), id })),
      fc.constantFrom('a', 'b', 'c', 'd').map((id): OutboxEvent => ({ type: 'removed', at: at(1), id })),
      fc.constantFrom('a', 'b', 'c', 'd').map((id): OutboxEvent => ({ type: 'retried', at: at(1), id })),
      fc.constant(failedRetried(1)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (events) => {
        let state = play(EMPTY_STATE, added('a', 'b', 'c', 'd'));
        for (const event of events) {
          const [before, next] = [progressOf(state), play(state, event)];
          const after = progressOf(next);
          if (before && after) expect(after.ended).toBeGreaterThanOrEqual(before.ended);
          if (before && after) expect(after.total).toBeGreaterThanOrEqual(before.total);
          state = next;
        }
      }),
    );
  });
});
