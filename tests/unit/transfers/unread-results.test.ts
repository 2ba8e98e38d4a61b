import { describe, expect, it } from 'vitest';
import type { FailureFacts } from '@/utils/fichier/errors';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import {
  accepted,
  at,
  facts,
  good,
  listed,
  play,
  queued,
  read,
  row,
  started,
  transfer,
  urlOf,
} from './support/play';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const old = [row(1, true), row(2, true)];
const running = (id: string) => play(queued([id]), started(0, 'j', id), accepted(0, 'j', 9));
const listedOpen = () => play(running('a'), listed(6, row(9), ...old));
const next = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));
const failed = (seconds: number, given: FailureFacts): OutboxEvent => ({
  type: 'infoFailed',
  at: at(seconds),
  accountId: 'me',
  id: 9,
  facts: given,
});
const UNREADABLE = facts('bad-answer', { outcome: 'unknown', status: 200 });
const BUSY = facts('maintenance', { outcome: 'unknown', status: 503 });
const UNKNOWN = facts('not-found', { status: 404 });
const REFUSED = facts('refused', { status: 200, words: 'Try later' });

/** Every `info` of the job fails so, from then on, for so long; the times at which it was asked, in seconds. */
function failUntil(start: OutboxState, given: FailureFacts, from: number, until: number) {
  const asked: number[] = [];
  let state = start;
  for (let now = from; now <= until && state.jobs.j?.closedAt === null; ) {
    const action = next(state, now);
    if (action.type === 'wait')
      now = Math.max(now + 1, Math.ceil(((action.until ?? at(until + 1)) - at(0)) / 1000));
    else {
      if (action.type === 'info') asked.push(now);
      state = play(state, action.type === 'info' ? failed(now, given) : listed(now, ...old));
      now += 1;
    }
  }
  return { state, asked };
}

describe('an info that 1fichier answers without results', () => {
  it.each([
    ['unreadable', UNREADABLE],
    ['busy', BUSY],
  ])('delays its own job alone: %s', (_, given) => {
    const dated = play(running('a'), listed(6, row(9, true), ...old));
    const { state, asked } = failUntil(dated, given, 7, 20 * MINUTE);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(20);
    expect(state.context.reads).toEqual({ failures: 0, notBefore: 0 });
    const more = play(state, { type: 'added', at: at(20 * MINUTE), transfers: [transfer('z')] });
    expect(next(more, 20 * MINUTE)).toMatchObject({ type: 'list' });
  });

  it('leaves other reads waiting when no answer came', () => {
    const lost = facts('timeout', { outcome: 'unknown' });
    expect(play(listedOpen(), failed(7, lost)).context.reads.failures).toBe(1);
  });

  it('does not keep the list from being read when sources were left out', () => {
    const short = play(queued(['a', 'b']), started(0, 'j', 'a', 'b'), {
      type: 'sendAccepted',
      at: at(0),
      key: 'j',
      remoteIds: [9],
      date: null,
      accepted: [urlOf('a')],
    });
    expect(next(short, 1)).toMatchObject({ type: 'info' });
    expect(next(play(short, failed(1, UNREADABLE)), 6)).toMatchObject({ type: 'list' });
  });

  it('is asked again at once when a date comes', () => {
    const open = play(listedOpen(), failed(7, UNKNOWN), listed(16, row(9, true), ...old));
    expect(next(open, 16)).toMatchObject({ type: 'info', id: 9 });
  });
});

describe('a job whose day is over', () => {
  it.each([
    ['busy', BUSY],
    ['refused', REFUSED],
    ['unknown', UNKNOWN],
  ])('is not given up at the first info that fails: %s', (_, given) => {
    const opened = play(listedOpen(), listed(25 * HOUR, ...old));
    const once = play(opened, failed(25 * HOUR, given));
    expect(once.transfers.a?.state).toBe('assigned');
    expect(play(once, read(26 * HOUR, 9, [urlOf('a')], [good('a')])).transfers.a?.state).toBe('done');
  });

  it.each([
    ['busy', BUSY],
    ['refused', REFUSED],
  ])('is given up after many, hours apart: %s', (_, given) => {
    const { state, asked } = failUntil(listedOpen(), given, 25 * HOUR, 3 * DAY);
    expect(state.transfers.a?.failure?.code).toBe('no-answer');
    expect((asked.at(-1) ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(4 * HOUR);
    expect(asked.length).toBeGreaterThanOrEqual(5);
  });

  it('does not count what failed before, a short time apart', () => {
    const early = [7, 20, 60, 120, 300].map((seconds) => failed(seconds, BUSY));
    const late = play(listedOpen(), ...early, failed(25 * HOUR, BUSY));
    expect(late.transfers.a?.state).toBe('assigned');
  });
});

describe('an id that is not listed', () => {
  it('is not called vanished within a day if it never was listed, and seldom asked for', () => {
    const day = failUntil(running('a'), UNKNOWN, 6, DAY);
    expect(day.state.transfers.a?.state).toBe('assigned');
    expect(day.asked.length).toBeLessThanOrEqual(6);
    const { state, asked } = failUntil(running('a'), UNKNOWN, 6, 2 * DAY);
    expect(state.transfers.a?.failure?.code).toBe('vanished');
    expect(asked.length).toBeLessThanOrEqual(7);
  });

  it('is not called vanished by words that nobody knows', () => {
    const { state } = failUntil(listedOpen(), REFUSED, 16, DAY);
    expect(state.transfers.a?.state).toBe('assigned');
  });

  it('is called vanished once it was listed, and unknown twice some minutes apart', () => {
    const { state, asked } = failUntil(listedOpen(), UNKNOWN, 16, DAY);
    expect(state.transfers.a?.failure?.code).toBe('vanished');
    expect(asked).toHaveLength(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(5 * MINUTE);
  });

  it('is not asked for sooner because somebody looks, the background starts, or the clock was set back', () => {
    const missing = play(listedOpen(), listed(16, ...old), failed(17, UNKNOWN));
    const looked = play(missing, { type: 'lookAsked', at: at(40) }, { type: 'started', at: at(41) });
    expect(next(looked, 60).type).not.toBe('info');
    const ahead = play(missing, { type: 'clockMoved', at: at(17 - HOUR), byMs: -HOUR * 1000 });
    const later = 17 + 5 * MINUTE - HOUR;
    expect(next(play(ahead, listed(later, ...old)), later)).toMatchObject({ type: 'info' });
    const restarted = play(missing, { type: 'started', at: at(17 - DAY) });
    expect(restarted.jobs.j?.unread).toBeNull();
  });
});
