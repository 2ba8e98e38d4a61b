import { describe, expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import { keptWith } from '@/utils/transfers/proves-absence';
import type { Job } from '@/utils/transfers/schema';
import { type OutboxState, patchContext } from '@/utils/transfers/state';
import { lostNow, next, old, threeLooks, unsure, verdict } from './support/absence';
import {
  accepted,
  at,
  facts,
  good,
  holds,
  listed,
  play,
  print,
  queued,
  read,
  row,
  started,
  trusted,
  urlOf,
} from './support/play';

it('calls a job absent that lists would show', () => {
  expect(verdict(unsure(), ...threeLooks(...old))).toBe('absent');
});

it('does so by looks that could only be made late', () => {
  const late = [5, 30, 1200].map((seconds) => listed(seconds, ...old));
  expect(play(unsure(), ...late, holds(1201, 'j')).jobs.j?.state).toBe('absent');
});

it.each<[string, Parameters<typeof patchContext>[1]]>([
  ['no open job of ours was ever listed', { showsOpenJobs: null }],
  ['only those of another account were', { showsOpenJobs: 'other' }],
  ['no job of ours that has ended is still listed', { ended: [] }],
  ['a single job of ours tells no order', { own: [2] }],
])('calls no job absent while %s', (_, context) => {
  const state = patchContext(trusted(queued(['a'], [2, 1])), context);
  expect(verdict(unsure(state), ...threeLooks(...old))).toBe('undecided');
});

it('calls no job absent by a list that may be cut where new jobs would stand', () => {
  expect(verdict(unsure(), ...threeLooks(row(1, true), row(2, true)))).toBe('undecided');
});

it('calls no job absent by a list from which more is gone than came', () => {
  const three = trusted(queued(['a'], [3, 2, 1]));
  expect(verdict(unsure(three), ...threeLooks(row(3, true), ...old))).toBe('absent');
  expect(verdict(unsure(three), ...threeLooks(row(3, true), row(2, true)))).toBe('undecided');
});

describe('a job of ours that ended only after the call', () => {
  const before = patchContext(trusted(queued(['a'], [2, 1])), { ended: [], showsOpenJobs: null });
  /** Ended, and known to have been listed open, some seconds after the call. */
  const known = (state: OutboxState) => patchContext(state, { ended: [1, 2], showsOpenJobs: 'me' });
  const looked = play(known(unsure(before)), ...threeLooks(...old));

  it('shows that another would be listed once it was listed for as long', () => {
    expect(looked.jobs.j).toMatchObject({ state: 'unsure', nextLookAt: at(95) });
    expect(play(looked, listed(94, ...old)).jobs.j).toMatchObject({ isFolderWanted: false });
    expect(play(looked, listed(95, ...old), holds(96, 'j')).jobs.j?.state).toBe('absent');
  });

  it('shows so by looks that were made before that was known', () => {
    const early = play(unsure(before), listed(5, ...old), listed(30, ...old));
    const late = play(known(early), listed(90, ...old));
    expect(late.jobs.j).toMatchObject({ state: 'unsure', nextLookAt: at(150) });
    const later = play(late, listed(150, ...old), listed(180, ...old));
    expect(play(later, holds(181, 'j')).jobs.j?.state).toBe('absent');
  });

  it('shows nothing once it is dropped, or when nobody knows how long ago the call was', () => {
    const one = patchContext(looked, { own: [1, 2, 3] });
    expect(play(one, listed(95, row(4, true), row(3, true)), holds(96, 'j')).jobs.j?.state).not.toBe(
      'absent',
    );
    const born = play(known(unsure(before)), { type: 'started', at: at(1) });
    const again = play(born, ...[6, 31, 91].map((seconds) => listed(seconds, ...old)));
    expect(again.jobs.j?.state).toBe('undecided');
  });

  it('is another once the first is dropped, from when that was listed', () => {
    const job = looked.jobs.j as Job;
    const { context } = looked;
    expect(keptWith(job, context, [2], at(99))).toEqual({ ids: [1, 2], since: at(5) });
    expect(keptWith({ ...job, kept: { ids: [1], since: at(5) } }, context, [2], at(99))).toEqual({
      ids: [2],
      since: at(99),
    });
    expect(keptWith(job, context, [3], at(99))).toBeNull();
  });

  it('is not waited for long', () => {
    const early = play(unsure(before), ...[5, 30, 250].map((seconds) => listed(seconds, ...old)));
    expect(early.jobs.j?.state).toBe('undecided');
    const late = play(unsure(before), listed(5, ...old), listed(30, ...old));
    expect(play(known(late), listed(250, ...old)).jobs.j?.state).toBe('undecided');
  });
});

describe('a single job of ours', () => {
  const first = (before: readonly number[], ...rows: Parameters<typeof listed>[1][]) => {
    const sent = play(queued(['k', 'a'], before), started(0, 'k', 'k'), accepted(0, 'k', 9));
    const ended = play(sent, listed(6, ...rows), read(7, 9, [urlOf('k')]));
    const known = play(ended, listed(20, ...rows.map(({ id }) => row(id, true))));
    return play(known, read(21, 9, [urlOf('k')], [good('k')]), started(30, 'j', 'a'), lostNow(30));
  };
  const absent = (state: OutboxState, ...rows: Parameters<typeof listed>[1][]) =>
    play(state, ...[35, 60, 120].map((seconds) => listed(seconds, ...rows)), holds(121, 'j')).jobs.j?.state;

  it('tells the order if it came before what was there', () => {
    expect(absent(first([2, 1], row(9), row(2), row(1)), row(9, true), ...old)).toBe('absent');
    const last = [row(2, true), row(1, true), row(9, true)];
    expect(absent(first([2, 1], row(2), row(1), row(9)), ...last)).toBe('undecided');
  });

  it('needs none if it is all that there is', () => {
    expect(absent(first([], row(9)), row(9, true))).toBe('absent');
    expect(absent(first([], row(9)), row(9, true), row(3, true)), 'beside another').toBe('unsure');
  });
});

it.each(['isList', 'isWhole'])('calls no job absent when the list before it was not: %s', (flag) => {
  const before = { ...listed(0, ...old), isWhole: false, [flag]: false } as OutboxEvent;
  const state = play(trusted(queued(['a'], [2, 1])), before);
  expect(verdict(play(state, started(0, 'j', 'a'), lostNow(0)), ...threeLooks(...old))).toBe('undecided');
});

describe('what lists have shown', () => {
  const following = play(queued(['a', 'b'], [2, 1]), started(0, 'k', 'a'), accepted(0, 'k', 9));
  const shows = (...events: readonly OutboxEvent[]) => play(following, ...events).context.showsOpenJobs;

  it('is an open job once it was listed without a date, and then with one', () => {
    expect(shows(listed(6, row(9), ...old))).toBeNull();
    expect(shows(listed(6, row(9), ...old), listed(20, row(9, true), ...old))).toBe('me');
  });

  it('is an open job once it was listed without a date, and then had no result', () => {
    expect(shows(listed(6, row(9), ...old), read(7, 9, [urlOf('a')]))).toBe('me');
    expect(shows(listed(6, row(9), ...old), read(7, 9, [], [good('a')]))).toBeNull();
  });

  it('is none that was listed late, or in a list that is not whole', () => {
    expect(shows(listed(91, row(9), ...old), read(92, 9, [urlOf('a')]))).toBeNull();
    const torn = { ...listed(6, row(9), ...old), isWhole: false } as OutboxEvent;
    expect(shows(torn, read(7, 9, [urlOf('a')]))).toBeNull();
  });

  it('is none that had a date from the first', () => {
    expect(shows(listed(6, row(9, true), ...old), read(7, 9, [urlOf('a')], []))).toBeNull();
  });

  it('is forgotten when a job of ours is not listed in time', () => {
    const known = patchContext(following, { showsOpenJobs: 'me' });
    expect(play(known, listed(89, ...old)).context.showsOpenJobs).toBe('me');
    expect(play(known, listed(90, ...old)).context.showsOpenJobs).toBeNull();
    const slow = { ...listed(95, ...old), askedAt: at(80) } as OutboxEvent;
    expect(play(known, slow).context.showsOpenJobs, 'asked for in time').toBe('me');
  });

  it('is an ended job once all its results are in', () => {
    const two = play(queued(['a', 'b']), started(0, 'k', 'a', 'b'), accepted(0, 'k', 9));
    const one = play(two, read(7, 9, [], [good('a')]));
    expect(one.context.ended).toEqual([]);
    expect(play(one, read(8, 9, [], [good('b')])).context.ended).toEqual([9]);
  });
});

describe('"already requested"', () => {
  const before = patchContext(trusted(queued(['a'], [3, 2, 1])), { own: [1, 2] });
  const requested = play(before, started(0, 'j', 'a'), {
    type: 'sendRefused',
    at: at(0),
    key: 'j',
    facts: facts('already-requested', { words: 'Already requested' }),
  });

  it('means that the job is there: it is looked for, also among those known before', () => {
    expect(next(requested, 5).type).toBe('list');
    const looked = play(requested, listed(5, row(7), ...old));
    expect(looked.jobs.j?.pendingIds).toEqual([7]);
    expect(play(looked, read(6, 7, [urlOf('a')])).jobs.j).toMatchObject({ state: 'accepted', remoteId: 7 });
    const theirs = play(requested, listed(5, row(3), ...old), read(6, 3, [urlOf('a')]));
    expect(theirs.jobs.j?.state).toBe('accepted');
  });

  it('never lets it go out again by itself, and keeps its words', () => {
    const undecided = play(requested, ...threeLooks(...old), holds(91, 'j'));
    expect(undecided.jobs.j?.state).toBe('undecided');
    const over = play(undecided, { type: 'gaveUp', at: at(90_000), key: 'j' });
    expect(over.transfers.a?.failure).toEqual({ code: 'unsure', words: 'Already requested' });
  });

  it('lets the links of a batch go alone', () => {
    const batch = play(queued(['a', 'b']), started(0, 'j', 'a', 'b'), {
      type: 'sendRefused',
      at: at(0),
      key: 'j',
      facts: facts('already-requested'),
    });
    expect(print(batch)).toContain('a queued group=j');
  });
});

it('takes several new jobs with parts of its links for its own when nothing better turns up', () => {
  const two = play(queued(['a', 'b']), started(0, 'j', 'a', 'b'), lostNow(0));
  const rows = [row(8), row(7), ...old];
  const looked = play(two, listed(5, ...rows), read(6, 8, [urlOf('b')]), read(6, 7, [urlOf('a')]));
  expect(looked.jobs.j?.state).toBe('unsure');
  const taken = play(looked, listed(30, ...rows), listed(90, ...rows));
  expect(taken.jobs.j).toMatchObject({ state: 'accepted', remoteId: 8, otherIds: [7] });
  expect(taken.context.own).toEqual([8, 7]);
});
