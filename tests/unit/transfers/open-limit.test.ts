import { expect, it } from 'vitest';
import { limitHold, nextBatch } from '@/utils/transfers/batches';
import { plan } from '@/utils/transfers/plan';
import { sendSteps } from '@/utils/transfers/plan-send';
import { outboxContextSchema } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { accepted, at, facts, good, play, queued, read, started } from './support/play';

/** Which transfers would go out next. */
const next = (state: OutboxState): string =>
  nextBatch(state, conditions(), 'remote', 'me')
    ?.transfers.map((row) => row.id)
    .join(',') ?? '';

const planned = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));

/** `a` is refused because as many links are being fetched as may be. */
const limited = (state: OutboxState, key: string, id: string, seconds: number) =>
  play(state, started(seconds, key, id), {
    type: 'sendRefused',
    at: at(seconds),
    key,
    facts: facts('open-limit', { words: 'Too many' }),
  });

it('waits when too many links are open, longer each time, and fails none', () => {
  let state = limited(queued(['a', 'b']), 'j', 'a', 1);
  expect(state.transfers.a?.state).toBe('queued');
  const pauses: number[] = [];
  for (let time = 1, times = 0; times < 5; times += 1) {
    const { hold } = state.context;
    expect(hold).toMatchObject({ reason: 'limit', code: 'open-limit', words: 'Too many' });
    pauses.push(((hold?.until ?? 0) - at(time)) / 1000);
    time = ((hold?.until ?? 0) - at(0)) / 1000;
    expect(planned(state, time - 1)).toEqual({ type: 'wait', until: at(time) });
    state = limited(state, `k${times}`, 'a', time);
  }
  expect(pauses).toEqual([180, 360, 720, 900, 900]);
});

it('goes on as soon as a job of ours has come to its end, with one link first', () => {
  const ids = Array.from({ length: 12 }, (_, index) => String(100 + index));
  const open = play(queued(ids), started(1, 'j', '100'), accepted(1, 'j', 9));
  const held = limited(open, 'k', '101', 2);
  expect(planned(held, 3).type).toBe('wait');
  const ended = play(held, read(3, 9, [], [good('100')]));
  expect(planned(ended, 4)).toMatchObject({ type: 'send', batch: { transfers: [{ id: '101' }] } });
  const taken = play(ended, started(4, 'l', '101'), accepted(5, 'l', 10));
  expect(taken.context.hold).toBeNull();
  const action = planned(taken, 5);
  expect(action.type === 'send' && action.batch.transfers.length).toBe(5);
});

it('keeps to ten open sources once more were refused', () => {
  const ids = Array.from({ length: 14 }, (_, index) => String(100 + index));
  const ten = play(queued(ids), started(1, 'j', ...ids.slice(0, 10)), accepted(1, 'j', 9));
  expect(planned(ten, 2).type, 'nobody has said no').toBe('send');
  const refused = limited(ten, 'k', '110', 2);
  expect(refused.context.openLimit).toBe(10);
  // Another of ours comes to its end and one goes out, so nothing but the limit is left.
  const full = play(refused, read(3, 9, [], [good('100')]), started(4, 'l', '110'), accepted(5, 'l', 10));
  expect(full.context.hold).toBeNull();
  expect(next(full)).toBe('');
  expect(next(play(full, read(301, 9, [], [good('101')])))).toBe('111');
});

/** Ten links are at 1fichier, and one more was refused at 2 s; nothing else is held. */
function full(): OutboxState {
  const ids = Array.from({ length: 30 }, (_, index) => String(100 + index));
  const ten = play(queued(ids), started(1, 'j', ...ids.slice(0, 10)), accepted(1, 'j', 9));
  const { context } = limited(ten, 'k', '110', 2);
  return patchContext(ten, { openLimit: context.openLimit, openLimitAt: context.openLimitAt });
}

const HOUR = 3_600;

it('tries one link more an hour after the last refusal, and forgets the limit when it is taken', () => {
  const sent = (state: OutboxState, seconds: number) => {
    const { transfers } = nextBatch(state, conditions({ now: at(seconds) }), 'remote', 'me') ?? {};
    return transfers?.map((row) => row.id).join(',') ?? '';
  };
  expect(sent(full(), HOUR + 1)).toBe('');
  expect(sent(full(), HOUR + 2)).toBe('110');
  const again = limited(full(), 'l', '110', HOUR + 2);
  expect(again.context).toMatchObject({ openLimit: 10, openLimitAt: at(HOUR + 2) });
  const taken = play(full(), started(HOUR + 2, 'l', '110'), accepted(HOUR + 3, 'l', 10));
  expect(taken.context.openLimit).toBeNull();
  expect(sent(taken, HOUR + 3)).toBe('111,112,113,114,115');
});

it('wakes when the limit is an hour old', () => {
  const [limit] = sendSteps(full(), conditions(), 'me', { user: 0, background: 0 });
  expect(limit).toEqual({ at: at(HOUR + 2), action: { type: 'wait', until: null } });
});

it.each(['holdReleased', 'keyChanged'] as const)('forgets the limit at %s', (type) => {
  const freed = play(full(), { type, at: at(3) });
  expect(freed.context.openLimit).toBeNull();
  expect(next(freed)).toBe('110,111,112,113,114');
});

it('does not let a clock that was set back keep the limit for ever', () => {
  const back = play(full(), { type: 'clockMoved', at: at(-HOUR), byMs: -HOUR * 1000 });
  expect(back.context.openLimitAt).toBe(at(2 - HOUR));
  const ahead = patchContext(full(), { openLimitAt: at(9 * HOUR) });
  expect(next(ahead)).toBe('110');
});

it('does not keep to a limit of which the version before stored no time', () => {
  const { openLimitAt: _, ...stored } = full().context;
  const context = outboxContextSchema.parse(stored);
  expect(context.openLimit).toBe(10);
  expect(next({ ...full(), context })).toBe('110');
});

it('gives the limit as the reason for as long as it keeps links back', () => {
  const hold = limitHold(full(), at(3), 'me');
  expect(hold).toMatchObject({ reason: 'limit', code: 'open-limit', since: at(2), until: at(HOUR + 2) });
  expect(limitHold(full(), at(HOUR + 2), 'me'), 'it is over').toBeNull();
  expect(limitHold(full(), at(3), 'other'), 'none is open').toBeNull();
  const none = play(full(), { type: 'remainingCancelled', at: at(3) });
  expect(limitHold(none, at(3), 'me'), 'none waits').toBeNull();
  const room = play(full(), read(3, 9, [], [good('100')]));
  expect(limitHold(room, at(3), 'me'), 'there is room').toBeNull();
});
