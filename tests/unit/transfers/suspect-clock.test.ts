import { expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import { at, facts, play, queued, started } from './support/play';

const DAY = 24 * 3_600;

const refused = (seconds: number, key: string): readonly OutboxEvent[] => [
  started(seconds, key, 'a'),
  { type: 'sendRefused', at: at(seconds), key, facts: facts('maintenance') },
];
const moved = (bySeconds: number): OutboxEvent => ({
  type: 'clockMoved',
  at: at(60 + bySeconds),
  byMs: bySeconds * 1000,
});
const suspected = play(queued(['a']), ...refused(1, 'j'));

it.each([
  ['was set forward, or the computer slept', 7 * DAY],
  ['was set back', -7 * DAY],
])('the only link is blamed after a day of refusals, though the clock %s', (_, bySeconds) => {
  const later = play(suspected, moved(bySeconds));
  const early = play(later, ...refused(bySeconds + DAY - 60, 'k'));
  expect(early.transfers.a?.state).toBe('queued');
  expect(play(early, ...refused(bySeconds + DAY + 60, 'l')).transfers.a?.state).toBe('failed');
});

it('it is so after a start with a clock that was set back meanwhile', () => {
  const begun = play(suspected, { type: 'started', at: at(-7 * DAY) });
  const early = play(begun, ...refused(-6 * DAY - 60, 'k'));
  expect(early.transfers.a?.state).toBe('queued');
  expect(play(early, ...refused(-6 * DAY + 60, 'l')).transfers.a?.state).toBe('failed');
});
