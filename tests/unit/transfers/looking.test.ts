import { expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import {
  at,
  facts,
  holds,
  listed,
  lost,
  play,
  print,
  queued,
  read,
  row,
  started,
  trusted,
  urlOf,
} from './support/play';

const lostAt = (seconds: number): OutboxEvent => ({
  type: 'sendUnsure',
  at: at(seconds),
  key: 'j',
  facts: lost(),
});

/** One link sent at 0 s, its answer lost; 1fichier listed the jobs 1 and 2 before. */
const unsure = (known: readonly number[] = [1, 2]) =>
  play(trusted(queued(['a'], known)), started(0, 'j', 'a'), lostAt(0));
const old = [row(1, true), row(2, true)];
const FOREIGN = ['https://other.example/x'];

it('finds its job among the new ids, however the link is spelled', () => {
  const looked = play(unsure(), listed(5, row(7), ...old));
  expect(print(looked)).toMatchInlineSnapshot(`
    "a assigned job=j
    j unsure carries=a next=5 pending=7 failure=timeout
    known 7,1,2 own=2,1 ended=2,1 openJobs=me"
  `);
  const found = play(looked, read(6, 7, ['https://HOST.example:443/%61.bin#top']));
  expect(print(found)).toMatchInlineSnapshot(`
    "a assigned job=j
    j accepted id=7 carries=a next=51
    known 7,1,2 own=2,1,7 ended=2,1 openJobs=me"
  `);
});

it('never takes a known id, a foreign job or one with foreign links for its own', () => {
  const state = play(
    unsure(),
    listed(5, row(9), row(8), ...old),
    read(6, 1, [urlOf('a')]),
    read(7, 9, FOREIGN),
    read(8, 8, [urlOf('a'), ...FOREIGN]),
  );
  expect(print(state)).toMatchInlineSnapshot(`
    "a assigned job=j
    j unsure carries=a next=30 looks=5- foreign=9,8 similar failure=timeout
    known 9,8,1,2 own=2,1 ended=2,1 openJobs=me"
  `);
});

it('sends again only after two conclusive looks, 60 s apart, the last 90 s after the end', () => {
  const twice = play(unsure(), listed(5, ...old), listed(30, ...old));
  expect(print(twice)).toMatchInlineSnapshot(`
    "a assigned job=j
    j unsure carries=a next=90 looks=5+,30+ failure=timeout
    known 1,2 own=2,1 ended=2,1 openJobs=me"
  `);
  expect(print(play(twice, listed(89, ...old)))).toContain('j unsure');
  const looked = play(twice, listed(90, ...old));
  expect(print(looked)).toContain('j unsure');
  expect(looked.jobs.j?.isFolderWanted).toBe(true);
  expect(print(play(looked, holds(91, 'j')))).toMatchInlineSnapshot(`
    "a queued resends=1 notBefore=127.507
    j absent carries=a looks=5+,30+,90+ failure=timeout
    known 1,2 own=2,1 ended=2,1 openJobs=me"
  `);
});

it.each([
  ['looks come late', [100, 125], 'j unsure'],
  ['looks come late and far apart', [100, 160], 'j absent'],
])('counts from the looks themselves when %s', (_, times, verdict) => {
  const looks = times.map((time) => listed(time, ...old));
  expect(print(play(unsure(), ...looks, holds(170, 'j')))).toContain(verdict);
});

it.each([
  ['no known id is listed any more', [row(8), row(9)], [1, 2]],
  ['more ids are gone than came', [row(1)], [1, 2]],
])('stays undecided when %s', (_, rows, known) => {
  const looks = [5, 30, 90].flatMap((time) => [
    listed(time, ...rows),
    ...rows.filter((each) => each.id > 2).map((each) => read(time + 1, each.id, FOREIGN)),
  ]);
  expect(print(play(unsure(known), ...looks))).toContain('j undecided');
});

it('believes no empty listing', () => {
  expect(print(play(unsure([]), listed(5), listed(30), listed(90)))).toContain('j undecided');
});

it('believes no listing of strangers alone: jobs of others may have pushed ours out of a cut one', () => {
  const strangers = [row(7), row(8), row(9)];
  const foreign = strangers.map(({ id }) => read(6, id, FOREIGN));
  const looked = play(unsure([]), listed(5), listed(30), listed(90, ...strangers), ...foreign);
  expect(print(looked)).toContain('j undecided');
});

it.each([
  ['its links cannot be read', read(6, 7, []), '-'],
  [
    'it cannot be read at all',
    { type: 'infoFailed', at: at(6), accountId: 'me', id: 7, facts: facts('server', { outcome: 'unknown' }) },
    '-',
  ],
  ['it resembles ours', read(6, 7, ['http://www.host.example/mirror/a.bin?x=1']), '-'],
  ['it is foreign', read(6, 7, FOREIGN), '+'],
] as const)('judges a look by its candidate: %s', (_, event, sign) => {
  const state = play(unsure(), listed(5, row(7), ...old), event as OutboxEvent);
  expect(print(state)).toContain(`looks=5${sign}`);
});

it('does not end a look whose candidate is still to be read', () => {
  expect(print(play(unsure(), listed(5, row(7), ...old)))).toContain('pending=7');
  const aborted = play(unsure(), listed(5, row(7), ...old), {
    type: 'infoFailed',
    at: at(6),
    accountId: 'me',
    id: 7,
    facts: facts('aborted', { outcome: 'unknown' }),
  });
  expect(print(aborted)).toContain('pending=7');
});

it('reads twenty candidates in a look, and proves nothing while there are more', () => {
  const fresh = Array.from({ length: 25 }, (_, index) => row(100 + index));
  const looked = play(unsure(), listed(5, ...fresh, ...old));
  expect(looked.jobs.j?.pendingIds).toEqual(fresh.slice(0, 20).map((each) => each.id));
  const first = play(looked, ...fresh.slice(0, 20).map((each) => read(6, each.id, FOREIGN)));
  expect(print(first)).toContain('looks=5-');
  const second = play(first, listed(30, ...fresh, ...old));
  expect(second.jobs.j?.pendingIds).toEqual([120, 121, 122, 123, 124]);
});

it('takes a job with only some of its links when nothing better turns up', () => {
  const two = play(queued(['a', 'b']), started(0, 'j', 'a', 'b'), lostAt(0));
  const looked = play(two, listed(5, row(7), ...old), read(6, 7, [urlOf('a')]));
  expect(print(looked)).toContain('j unsure');
  const whole = play(looked, listed(30, row(8), row(7), ...old), read(31, 8, [urlOf('b'), urlOf('a')]));
  expect(print(whole)).toContain('j accepted id=8');
  const part = play(looked, listed(30, row(7), ...old), listed(90, row(7), ...old));
  expect(print(part)).toContain('j accepted id=7');
});

it('honours the wish to cancel, and to be rid of the row, once the job is proven absent', () => {
  const looks = [listed(5, ...old), listed(30, ...old), listed(90, ...old), holds(91, 'j')];
  for (const type of ['cancelled', 'removed'] as const) {
    const state = play(unsure(), { type, at: at(1), id: 'a' }, ...looks);
    expect(state.transfers.a?.state).toBe('cancelled');
  }
});

it('forgets the wish to cancel when 1fichier has the job', () => {
  const wished = play(unsure(), { type: 'cancelled', at: at(1), id: 'a' });
  expect(print(wished)).toContain('cancelWished');
  const found = play(wished, listed(5, row(7), ...old), read(6, 7, [urlOf('a')]));
  expect(print(found)).not.toContain('cancelWished');
});

it('gives up after five sends that are proven absent', () => {
  let state = unsure();
  for (let send = 1; send <= 4; send += 1) {
    const base = (send - 1) * 1000;
    const looks = [5, 30, 90].map((time) => listed(base + time, ...old));
    state = play(state, ...looks, holds(base + 91, send === 1 ? 'j' : `j${send - 1}`));
    expect(state.transfers.a).toMatchObject({ state: 'queued', resends: send });
    const next = send * 1000;
    state = play(state, { ...started(next, `j${send}`, 'a') });
    state = play(state, { type: 'sendUnsure', at: at(next), key: `j${send}`, facts: lost('network') });
  }
  state = play(state, ...[4005, 4030, 4090].map((time) => listed(time, ...old)), holds(4091, 'j4'));
  expect(state.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'network' } });
});

it('looks for an undecided job ever more rarely, adopts it late, and asks the user in the end', () => {
  const undecided = play(unsure(), listed(5), listed(30), listed(90));
  expect(print(undecided)).toMatchInlineSnapshot(`
    "a assigned job=j
    j undecided carries=a next=390 looks=5-,30-,90- failure=timeout
    known  own=2,1 ended=2,1 openJobs=me"
  `);
  const found = play(undecided, listed(400, row(7), ...old), read(401, 7, [urlOf('a')]));
  expect(print(found)).toContain('j accepted id=7');
  const over = play(undecided, listed(400, ...old), { type: 'gaveUp', at: at(90_000), key: 'j' });
  expect(print(over)).toContain('a failed job=j failure=unsure');
});

it('leaves jobs of another key alone', () => {
  const event = { ...listed(5, ...old), accountId: 'other' } as OutboxEvent;
  expect(play(unsure(), event).jobs).toEqual(unsure().jobs);
});

it('finds its job in a listing that is not whole, but proves nothing by one', () => {
  const torn = (seconds: number, ...rows: Parameters<typeof listed>[1][]) =>
    ({ ...listed(seconds, ...rows), isWhole: false }) as OutboxEvent;
  const looked = play(unsure(), torn(5, ...old), torn(30, ...old), torn(90, ...old));
  expect(print(looked)).toMatchInlineSnapshot(`
    "a assigned job=j
    j undecided carries=a next=390 looks=5-,30-,90- failure=timeout
    known 1,2 own=2,1 ended=2,1 openJobs=me"
  `);
  const found = play(looked, torn(400, row(7), ...old), read(401, 7, [urlOf('a')]));
  expect(print(found)).toContain('j accepted id=7');
  expect(found.context.known).toMatchObject({ ids: [7, 1, 2], isWhole: false });
});

it.each([
  ['answers far apart, but asked for too soon after the first', [5, 30, 90], [5, 5, 64], 'j unsure'],
  ['a late answer to a question from before', [5, 30, 95], [5, 30, 89], 'j unsure'],
  ['a slow answer, asked for late enough', [5, 30, 115], [5, 30, 90], 'j absent'],
])('measures looks by what they cannot be nearer than: %s', (_, answers, questions, verdict) => {
  const looks = answers.map(
    (seconds, index) => ({ ...listed(seconds, ...old), askedAt: at(questions[index] ?? 0) }) as OutboxEvent,
  );
  expect(print(play(unsure(), ...looks, holds(120, 'j')))).toContain(verdict);
});
