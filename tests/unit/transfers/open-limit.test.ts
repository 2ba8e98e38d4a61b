import { expect, it } from 'vitest';
import { nextBatch } from '@/utils/transfers/batches';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
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
  const held = play(limited(ten, 'k', '110', 2), { type: 'holdReleased', at: at(300) });
  expect(held.context.openLimit).toBe(10);
  const other = play(held, { type: 'keyChanged', at: at(300) });
  expect(other.context.openLimit, 'of that account').toBeNull();
  expect(next(held)).toBe('');
  const one = play(held, read(301, 9, [], [good('100')]));
  expect(next(one)).toBe('110');
});
