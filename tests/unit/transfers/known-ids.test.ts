import { expect, it } from 'vitest';
import { changesBetween } from '@/utils/transfers/changes';
import type { OutboxEvent } from '@/utils/transfers/events';
import { jobSchema } from '@/utils/transfers/schema';
import type { OutboxState } from '@/utils/transfers/state';
import {
  accepted,
  at,
  facts,
  holds,
  listed,
  lost,
  play,
  queued,
  read,
  row,
  started,
  trusted,
  urlOf,
} from './support/play';

const numbers = (count: number, first: number) => Array.from({ length: count }, (_, index) => first + index);
const bytes = (value: unknown): number => JSON.stringify(value).length;
const unread = (seconds: number, id: number): OutboxEvent => ({
  type: 'infoFailed',
  at: at(seconds),
  accountId: 'me',
  id,
  facts: lost(),
});
const lostNow = (key: string): OutboxEvent => ({ type: 'sendUnsure', at: at(0), key, facts: lost() });
const twins = (state: OutboxState) =>
  Object.values(state.transfers).flatMap(({ id, twin }) => (twin ? [id] : []));

it('writes little of many jobs at each look, however many 1fichier lists', () => {
  const listedIds = numbers(20_000, 1_000_000);
  const keys = numbers(100, 100);
  const sent = keys.reduce(
    (state, key) => play(state, started(1, `j${key}`, `t${key}`), accepted(2, `j${key}`, 2_000_000 + key)),
    queued(
      keys.map((key) => `t${key}`),
      listedIds,
    ),
  );
  const rows = [...keys.map((key) => row(2_000_000 + key)), ...listedIds.map((id) => row(id, true))];
  const { jobs } = changesBetween(sent, play(sent, listed(300, ...rows)));
  expect(jobs).toHaveLength(100);
  expect(bytes(jobs)).toBeLessThan(100 * 2_000);
});

it('keeps what was listed before a job until it is known whether 1fichier has it', () => {
  const sending = play(trusted(queued(['a'], [2, 1])), started(0, 'j', 'a'));
  const known = (...events: readonly OutboxEvent[]) => play(sending, ...events).jobs.j?.knownIds;
  const looks = [5, 30, 90].map((seconds) => listed(seconds, row(2, true), row(1, true)));
  expect(known()).toEqual([2, 1]);
  expect(known(lostNow('j'), ...looks)).toEqual([2, 1]);
  expect(known(lostNow('j'), ...looks, holds(91, 'j'))).toEqual([]);
  expect(known(accepted(1, 'j', 9))).toEqual([]);
  expect(known({ type: 'sendRefused', at: at(1), key: 'j', facts: facts('gone') })).toEqual([]);
});

it('takes no stranger for a twin that was there before, though it is read later', () => {
  const first = play(queued(['a', 'b']), started(0, 'j', 'a'), accepted(1, 'j', 9));
  const seen = play(first, listed(6, row(10), row(9), row(2, true), row(1, true)));
  const sent = play(seen, started(7, 'k', 'b'), accepted(8, 'k', 11));
  expect(twins(play(sent, read(9, 10, [urlOf('b')])))).toEqual([]);
  expect(twins(play(sent, read(9, 10, [urlOf('a')])))).toEqual(['a']);
});

it('takes no candidate of another job for a twin that was there before', () => {
  const rows = [row(10), row(2, true), row(1, true)];
  const looks = [5, 30, 90].flatMap((seconds) => [listed(seconds, ...rows), unread(seconds + 1, 10)]);
  const undecided = play(queued(['a', 'b']), started(0, 'j', 'a'), lostNow('j'), ...looks);
  expect(undecided.jobs.j?.state).toBe('undecided');
  const sent = play(undecided, started(100, 'k', 'b'), accepted(101, 'k', 11));
  const looked = play(sent, listed(400, row(12), row(11), ...rows));
  expect(looked.jobs.j?.pendingIds).toEqual([12, 10]);
  expect(twins(play(looked, read(401, 10, [urlOf('b')])))).toEqual([]);
  expect(twins(play(looked, read(401, 12, [urlOf('b')])))).toEqual(['b']);
});

it('keeps few of thousands that are looked through for a job that 1fichier says it has', () => {
  const rows = numbers(20_000, 1_000).map((id) => row(id, true));
  const requested = facts('already-requested');
  const looks = [5, 30, 90].flatMap((seconds) => [listed(seconds, ...rows), unread(seconds + 1, 1_000)]);
  const sought = play(
    queued(['a', 'b'], numbers(20_000, 1_000)),
    started(0, 'j', 'a'),
    { type: 'sendRefused', at: at(0), key: 'j', facts: requested },
    ...looks,
  );
  const sent = play(sought, started(100, 'k', 'b'), accepted(101, 'k', 11));
  // And the last ones, which tell in which order it is.
  expect(sent.jobs.k?.knownIds).toEqual([...numbers(500, 1_000), ...numbers(10, 20_990)]);
});

it('still reads a job that was stored with all ids after it was accepted', () => {
  const sent = play(queued(['a']), started(0, 'j', 'a'), accepted(1, 'j', 9));
  const stored = jobSchema.parse({ ...sent.jobs.j, knownIds: [2, 1] });
  const seen = play({ ...sent, jobs: { j: stored } }, listed(6, row(10), row(9), row(2, true), row(1, true)));
  expect(twins(play(seen, read(7, 10, [urlOf('a')])))).toEqual(['a']);
});
