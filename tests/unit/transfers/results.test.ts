import { expect, it } from 'vitest';
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
  print,
  queued,
  read,
  row,
  started,
  urlOf,
} from './support/play';

const old = [row(1, true), row(2, true)];
const running = (...ids: readonly string[]) =>
  play(queued(ids), started(0, 'j', ...ids), accepted(0, 'j', 9));
/** `info` of a job without a date. */
const undated = (...given: Parameters<typeof read>): OutboxEvent => {
  const event = read(...given);
  return event.type === 'infoRead' ? { ...event, info: { ...event.info, finished: false } } : event;
};
const next = (state: OutboxState, seconds: number) => plan(state, conditions({ now: at(seconds) }));

it('takes a result for the end of its source although no date says so, and follows the others on', () => {
  const state = play(running('a', 'b'), undated(7, 9, [urlOf('a'), urlOf('b')], [good('b')]));
  expect(print(state)).toMatchInlineSnapshot(`
    "a assigned job=j
    b done job=j link=https://1fichier.com/?b00000
    j accepted id=9 carries=a,b next=45
    known 1,2 own=9"
  `);
  expect(print(play(state, undated(20, 9, [], [good('a')])))).toContain('a done');
});

const HOUR = 3_600;
/** The source of `a` says that, and it may go on all the same. */
const says = (state: OutboxState, seconds: number, message: string) =>
  play(state, undated(seconds, 9, [], [{ ...good('a'), ok: false, link: null, message, mayGoOn: true }]));

it('takes words that may be those of a source that goes on for its end once they stand for hours', () => {
  const first = says(running('a'), 7, 'Reset by peer');
  const before = says(first, 7 + 6 * HOUR - 1, 'Reset by peer');
  expect(before.transfers.a?.state).toBe('assigned');
  const { a } = says(before, 7 + 6 * HOUR, 'Reset by peer').transfers;
  expect(a).toMatchObject({ state: 'failed', failure: { code: 'source-failed', words: 'Reset by peer' } });
});

it('begins anew with other words, with none, and with a clock that was set', () => {
  const first = says(running('a'), 7, 'Reset by peer');
  const late = 8 + 6 * HOUR;
  expect(says(first, late, 'Timed out').transfers.a?.state).toBe('assigned');
  const silent = play(first, undated(9, 9, [urlOf('a')], []));
  expect(says(silent, late, 'Reset by peer').transfers.a?.state).toBe('assigned');
  const ahead = play(first, { type: 'clockMoved', at: at(late), byMs: 6 * HOUR * 1000 });
  expect(says(ahead, late, 'Reset by peer').transfers.a?.state).toBe('assigned');
  const back = says(first, 7 - HOUR, 'Reset by peer');
  expect(says(back, 7 + 5 * HOUR - 1, 'Reset by peer').transfers.a?.state).toBe('assigned');
});

it('takes a date for no end', () => {
  const dated = play(running('a'), listed(6, row(9, true), ...old), read(7, 9, [urlOf('a')], []));
  expect(print(dated)).toContain('j accepted id=9');
  expect(next(dated, 17)).toMatchObject({ type: 'info', id: 9 });
});

it('reads the results now and then although the list gives no reason to, and later each time', () => {
  let state = running('a');
  const infos: number[] = [];
  for (let now = 1; now <= 1200; now += 1) {
    const action = next(state, now);
    if (action.type === 'list') state = play(state, listed(now, row(9), ...old));
    if (action.type !== 'info') continue;
    infos.push(now);
    state = play(state, undated(now, 9, [urlOf('a')], []));
  }
  expect(infos).toEqual([45, 147, 375, 675, 975]);
});

it('asks for such results only after all else', () => {
  const state = play(running('a'), ...[6, 16, 36].map((time) => listed(time, row(9), ...old)));
  expect(next(state, 46)).toMatchObject({ type: 'info', id: 9 });
  const more = play(state, { type: 'added', at: at(46), transfers: [{ ...queuedRow, id: 'z' }] });
  expect(next(more, 46)).toMatchObject({ type: 'send' });
});
const queuedRow = queued(['z']).transfers.z as NonNullable<OutboxState['transfers'][string]>;

it('looks sooner again once a result has come', () => {
  let state = running('a', 'b');
  for (let look = 0; look < 9; look += 1) {
    const time = ((state.jobs.j?.nextLookAt ?? 0) - at(0)) / 1000;
    state = play(state, undated(time, 9, [urlOf('a'), urlOf('b')]));
  }
  const time = ((state.jobs.j?.nextLookAt ?? 0) - at(0)) / 1000;
  const more = play(state, undated(time, 9, [], [good('a')]));
  expect((more.jobs.j?.nextLookAt ?? 0) - at(time)).toBeLessThan(200_000);
});

it('keeps the words of each row that failed, and of one that never came to an end', () => {
  const bad = { url: urlOf('a'), ok: false, link: null, message: 'Too slow' };
  const odd = { url: urlOf('b'), ok: true, link: null, message: 'Working on it' };
  const state = play(running('a', 'b'), undated(7, 9, [], [bad, odd]));
  expect(state.transfers.a?.failure).toEqual({ code: 'source-failed', words: 'Too slow' });
  expect(state.transfers.b?.state).toBe('assigned');
  const hours = Array.from({ length: 23 }, (_, hour) => undated(3_600 * (hour + 1), 9, [], [bad, odd]));
  const followed = play(state, ...hours);
  expect(followed.transfers.b?.state).toBe('assigned');
  const over = play(followed, undated(86_400, 9, [], [bad, odd]));
  expect(over.transfers.b?.failure).toEqual({ code: 'no-answer', words: 'Working on it' });
});

it('takes no day that passed at once, as when a clock is set forward, for a day without a result', () => {
  const running24h = play(running('a'), undated(86_400, 9, [urlOf('a')], []));
  expect(running24h.transfers.a?.state).toBe('assigned');
  expect(print(play(running24h, undated(86_500, 9, [urlOf('a')], [good('a')])))).toContain('a done');
});

it('does not call a job vanished while the list is not whole', () => {
  const torn = { ...listed(100, ...old), isWhole: false } as OutboxEvent;
  expect(print(play(running('a'), torn))).not.toContain('missing');
});

it('follows a job by its info while the list shows it late, or never', () => {
  let state = play(running('a'), listed(90, ...old));
  expect(next(state, 90)).toMatchObject({ type: 'info', id: 9 });
  state = play(state, undated(91, 9, [urlOf('a')], []), listed(400, ...old));
  expect(next(state, 400)).toMatchObject({ type: 'info', id: 9 });
  expect(print(play(state, undated(401, 9, [], [good('a')])))).toContain('a done');
});

const several = (...ids: readonly string[]): OutboxEvent => ({
  type: 'sendAccepted',
  at: at(0),
  key: 'j',
  remoteIds: [9, '10', ...ids.map(Number)],
  date: null,
  accepted: null,
});

it('follows all the jobs that 1fichier made of one request', () => {
  const sent = play(queued(['a', 'b']), started(0, 'j', 'a', 'b'), several());
  expect(print(sent)).toContain('own=9,10');
  const dated = play(sent, listed(6, { ...row(9, true) }, ...old));
  expect(next(dated, 6)).toMatchObject({ type: 'info', id: 9 });
  const nameless = { url: null, ok: true, link: 'https://1fichier.com/?other00000', message: null };
  const one = play(dated, read(7, 9, [urlOf('b')], [nameless]));
  expect(one.transfers.b).toMatchObject({ state: 'done', link: nameless.link });
  expect(one.transfers.a?.state).toBe('assigned');
  expect(next(one, 7)).toMatchObject({ type: 'info', id: '10' });
  const event = read(8, 10, [urlOf('a')], [good('a')]);
  const both = play(one, event.type === 'infoRead' ? { ...event, info: { ...event.info, id: '10' } } : event);
  expect(print(both)).toContain('a done');
  expect(both.jobs.j?.state).toBe('closed');
});

it('goes on with a job of several when one of them is unknown', () => {
  const sent = play(
    queued(['a', 'b']),
    started(0, 'j', 'a', 'b'),
    several(),
    listed(6, row(9, true), ...old),
  );
  const unknown = play(sent, {
    type: 'infoFailed',
    at: at(7),
    accountId: 'me',
    id: 9,
    facts: facts('not-found'),
  });
  expect(next(unknown, 7)).toMatchObject({ type: 'info', id: '10' });
  expect(unknown.transfers.a?.state).toBe('assigned');
  const missing = play(queued(['a', 'b']), started(0, 'j', 'a', 'b'), several(), listed(90, ...old), {
    type: 'infoFailed',
    at: at(91),
    accountId: 'me',
    id: 9,
    facts: facts('not-found'),
  });
  expect(missing.jobs.j?.closedAt).toBeNull();
});

const echoed = (urls: readonly string[] | null): OutboxEvent => ({
  type: 'sendAccepted',
  at: at(0),
  key: 'j',
  remoteIds: [9],
  date: null,
  accepted: urls,
});
const IDS = ['a', 'b', 'c'];
it('asks nothing when each source has an id of its own', () => {
  const event = { ...echoed([urlOf('a')]), remoteIds: [9, 10, 11] } as OutboxEvent;
  const state = play(queued(IDS), started(0, 'j', ...IDS), event);
  expect(next(state, 0).type).toBe('wait');
});

const sentThree = (urls: readonly string[] | null) =>
  play(queued(IDS), started(0, 'j', ...IDS), echoed(urls));

it.each<[string, readonly string[] | null, boolean]>([
  ['nothing', null, false],
  ['all of them', IDS.map(urlOf), false],
  ['as many in another spelling', ['a.bin', 'b.bin', 'c.bin'], false],
  ['fewer', [urlOf('a')], true],
  ['none', [], true],
])('asks at once what was taken when the answer repeats %s: %s', (_, urls, isAsked) => {
  const action = next(sentThree(urls), 0);
  expect(action.type).toBe(isAsked ? 'info' : 'wait');
  if (isAsked) expect(action).toMatchObject({ id: 9, lane: 'user' });
});

it('sends again, each alone and in the same attempt, what 1fichier left out', () => {
  const state = play(sentThree([urlOf('b')]), undated(1, 9, ['b.bin']));
  expect(print(state)).toMatchInlineSnapshot(`
    "a queued group=j-0
    b assigned job=j
    c queued group=j-1
    j accepted id=9 carries=b next=45
    known 1,2 own=9 groups=j-0(limit 1, suspect null, held false) j-1(limit 1, suspect null, held false)"
  `);
  expect(state.jobs.j?.urls).toEqual([urlOf('b')]);
  const first = next(state, 2);
  expect(first.type === 'send' && first.batch.transfers.map((each) => each.id)).toEqual(['a']);
  const one = play(state, started(2, 'k', 'a'), accepted(3, 'k', 11));
  const second = next(one, 3);
  expect(second.type === 'send' && second.batch.transfers.map((each) => each.id)).toEqual(['c']);
  expect(print(play(state, undated(20, 9, [], [good('b')])))).toContain('j closed');
});

it.each<[string, readonly string[]]>([
  ['agree with ours', IDS.map(urlOf)],
  ['are none', []],
  ['cannot be read', [urlOf('a'), '']],
  ['hold one that is not ours', [urlOf('a'), 'https://other.example/x']],
])('sends nothing again when the links of the job %s', (_, links) => {
  const state = play(sentThree([urlOf('a')]), undated(1, 9, links));
  expect(IDS.map((id) => state.transfers[id]?.state)).toEqual(['assigned', 'assigned', 'assigned']);
  expect(next(state, 1).type).toBe('wait');
});

it('sends nothing again that has a result', () => {
  const state = play(sentThree([urlOf('a')]), undated(1, 9, [urlOf('a')], [good('b')]));
  expect(IDS.map((id) => state.transfers[id]?.state)).toEqual(['assigned', 'done', 'queued']);
});
