import { expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { accepted, at, listed, play, queued, read, row, started, transfer, urlOf } from './support/play';

const old = [row(1, true), row(2, true)];
const dated = () =>
  play(queued(['a']), started(0, 'j', 'a'), accepted(0, 'j', 9), listed(6, row(9, true), ...old));
const next = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));
/** So many links wait that a user is not kept waiting by one more call. */
const withLinks = (state: OutboxState, seconds: number) =>
  play(state, { type: 'added', at: at(seconds), transfers: [...'nopqrstu'].map((id) => transfer(id)) });
const withoutDate = (event: OutboxEvent): OutboxEvent =>
  event.type === 'infoRead' ? { ...event, info: { ...event.info, finished: false } } : event;

it('asks for results before links go out only when a date has just come', () => {
  expect(next(withLinks(dated(), 6), 6)).toMatchObject({ type: 'info', id: 9 });
  const asked = play(dated(), read(7, 9, [urlOf('a')], []));
  expect(next(asked, 17)).toMatchObject({ type: 'info', id: 9 });
  expect(next(withLinks(asked, 17), 17)).toMatchObject({ type: 'send' });
  const watched = play(dated(), read(30, 9, [urlOf('a')], []), { type: 'lookAsked', at: at(31) });
  expect(next(watched, 31)).toMatchObject({ type: 'info', id: 9 });
  expect(next(withLinks(watched, 31), 31)).toMatchObject({ type: 'send' });
});

it('asks later each time although only the list tells of a date', () => {
  let state = play(dated(), withoutDate(read(7, 9, [urlOf('a')])));
  const asked: number[] = [];
  for (let now = 8; now < 600; now += 1) {
    const action = next(state, now);
    if (now % 20 === 0) state = play(state, listed(now, row(9, true), ...old));
    if (action.type !== 'info') continue;
    asked.push(now);
    state = play(state, withoutDate(read(now, 9, [urlOf('a')])));
  }
  expect(asked.length).toBeLessThan(9);
});
