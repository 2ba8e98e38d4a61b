import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './conditions';
import { at, holds, listed, lost, play, queued, row, started, trusted } from './play';

export const old = [row(2, true), row(1, true)];
export const lostNow = (seconds: number, key = 'j'): OutboxEvent => ({
  type: 'sendUnsure',
  at: at(seconds),
  key,
  facts: lost(),
});
export const unsure = (state: OutboxState = trusted(queued(['a'], [2, 1]))) =>
  play(state, started(0, 'j', 'a'), lostNow(0));
export const threeLooks = (...rows: Parameters<typeof listed>[1][]) =>
  [5, 30, 90].map((seconds) => listed(seconds, ...rows));
export const next = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));
/** The end of an unsure job after three looks and an empty folder. */
export const verdict = (state: OutboxState, ...looks: readonly OutboxEvent[]) =>
  play(state, ...looks, holds(91, 'j')).jobs.j?.state;
