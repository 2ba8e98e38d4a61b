import { describe, expect, it } from 'vitest';
import type { Conditions } from '@/utils/transfers/conditions';
import { plan } from '@/utils/transfers/plan';
import { type OutboxState, patchContext } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import {
  accepted,
  at,
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

const old = [row(1, true), row(2, true)];
const running = (...ids: readonly string[]) =>
  play(queued(ids), started(0, 'j', ...ids), accepted(0, 'j', 9));

it('looks after 6, 10, 20 and 30 s, then ever more rarely up to 5 min', () => {
  let state = running('a');
  const pauses: number[] = [];
  let time = 0;
  for (let look = 0; look < 12; look += 1) {
    const next = (state.context.follow.nextLookAt - at(0)) / 1000;
    pauses.push(Math.round(next - time));
    time = next;
    state = play(state, listed(next, row(9), ...old));
  }
  expect(pauses).toEqual([6, 10, 20, 30, 45, 68, 101, 152, 228, 300, 300, 300]);
});

it('keeps the time of a look that was not due when something else made us look', () => {
  expect(play(running('a'), listed(3, row(9), ...old)).context.follow.nextLookAt).toBe(at(6));
});

describe('one schedule for all jobs', () => {
  const many = (count: number) => {
    const ids = Array.from({ length: count }, (_, index) => `t${index}`);
    return ids.reduce(
      (state, id, index) => play(state, started(index, id, id), accepted(index, id, 100 + index)),
      queued(ids),
    );
  };
  const rows = (count: number) => Array.from({ length: count }, (_, index) => row(100 + index));
  const nextAt = (state: OutboxState) => Math.round((state.context.follow.nextLookAt - at(0)) / 1000);
  /** When the next listing goes out, as the plan has it: in seconds, to the tenth. */
  const lookedFor = (state: OutboxState, from: number, more: Partial<Conditions> = {}) => {
    for (let now = from; now < from + 3600; now += 0.1) {
      if (plan(state, conditions({ now: at(now), ...more })).type === 'list')
        return Math.round(now * 10) / 10;
    }
    return null;
  };

  it('begins with the first that is accepted, and anew with each one more', () => {
    expect(nextAt(many(3)), 'not put off').toBe(6);
    const looked = play(many(2), listed(6, ...rows(2)), listed(16, ...rows(2)), listed(36, ...rows(2)));
    expect(nextAt(looked)).toBe(66);
    const more = play(looked, { type: 'added', at: at(40), transfers: [transfer('z')] });
    expect(nextAt(play(more, started(40, 'z', 'z'), accepted(41, 'z', 99)))).toBe(47);
  });

  it('comes sooner again when a job gets a date or a result, but not as soon as for a new one', () => {
    const idle = [6, 16, 36, 66, 111, 179].reduce((state, s) => play(state, listed(s, ...rows(2))), many(2));
    expect(nextAt(idle)).toBe(280);
    expect(nextAt(play(idle, listed(200, row(100, true), row(101))))).toBe(230);
    expect(nextAt(play(idle, read(200, 100, [urlOf('t0')], [good('t0')])))).toBe(230);
  });

  it('looks no sooner than after 30 s while many are followed, unless somebody opens the popup', () => {
    const few = play(many(5), listed(6, ...rows(5)));
    expect(lookedFor(few, 7)).toBe(16);
    const looked = play(many(6), listed(6, ...rows(6)));
    expect(lookedFor(looked, 7)).toBe(36);
    const asked = play(looked, { type: 'lookAsked', at: at(10) });
    expect(lookedFor(asked, 10, { isWatched: true }), 'not within 15 s').toBe(21);
  });

  it('leaves enough for the rest of the hour', () => {
    const lookedOften = (perHour: number) => {
      let state = play(many(2), listed(6, ...rows(2)));
      const times: number[] = [];
      for (let now = 7; now < 3600; now += 1) {
        const asked = patchContext(state, { follow: { ...state.context.follow, nextLookAt: at(now) } });
        const action = plan(asked, conditions({ now: at(now), backgroundPerHour: perHour }));
        if (action.type !== 'list') continue;
        times.push(now);
        state = play(asked, listed(now, ...rows(2)));
      }
      return times;
    };
    for (const [perHour, most] of [
      [500, 120],
      [50, 20],
    ] as const) {
      const times = lookedOften(perHour);
      expect(times.length).toBeGreaterThan(most - 6);
      expect(times.length).toBeLessThan(most);
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect(Math.max(...pauses), 'it lasts').toBeLessThanOrEqual(7200 / most + 1);
    }
  });

  it('reads info without a reason of the job first that has waited longest', () => {
    const looked = play(many(3), ...[6, 16].map((s) => listed(s, ...rows(3))));
    const asked: unknown[] = [];
    let state = looked;
    for (let now = 45; asked.length < 6; now += 1) {
      const action = plan(state, conditions({ now: at(now) }));
      if (action.type === 'list') state = play(state, listed(now, ...rows(3)));
      if (action.type !== 'info') continue;
      asked.push(action.id);
      state = play(state, read(now, Number(action.id), [urlOf(`t${Number(action.id) - 100}`)]));
    }
    expect(asked).toEqual([100, 101, 102, 100, 101, 102]);
  });
});

it('looks at once when somebody watches, but not within 15 s of the last look', () => {
  const idle = play(running('a'), listed(6, row(9)), listed(16, row(9)), listed(36, row(9)));
  expect(play(idle, { type: 'lookAsked', at: at(40) }).context.follow.nextLookAt).toBe(at(51));
  expect(play(idle, { type: 'lookAsked', at: at(60) }).context.follow.nextLookAt).toBe(at(60));
});
