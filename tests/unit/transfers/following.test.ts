import { expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import { isOpenJob } from '@/utils/transfers/state';
import {
  accepted,
  at,
  facts,
  good,
  listed,
  lost,
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
const finished = (...ids: readonly string[]) => play(running(...ids), listed(6, row(9, true), ...old));
const unknown = (seconds: number): OutboxEvent => ({
  type: 'infoFailed',
  at: at(seconds),
  accountId: 'me',
  id: 9,
  facts: facts('not-found'),
});

it('ends a finished job with its links, its refusals and the wish for names', () => {
  const results = [good('a'), { url: urlOf('b'), ok: false, link: null, message: 'Not found' }];
  const state = play(finished('a', 'b'), read(7, 9, [urlOf('a'), urlOf('b')], results));
  expect(print(state)).toMatchInlineSnapshot(`
    "a done job=j link=https://1fichier.com/?a00000
    b failed job=j failure=source-failed
    j closed id=9 carries=a,b next=7 finished namesWanted
    known 9,1,2 own=9 ended=9"
  `);
  expect(state.transfers.b?.failure).toEqual({ code: 'source-failed', words: 'Not found' });
});

it('waits when the job turns out to be unfinished', () => {
  expect(print(play(finished('a'), read(7, 9, [urlOf('a')])))).toContain('j accepted id=9');
});

it('ends what has a result, and asks for the rest ever more rarely for a day', () => {
  const once = play(finished('a', 'b'), read(7, 9, [], [good('a')]));
  expect(print(once)).toMatchInlineSnapshot(`
    "a done job=j link=https://1fichier.com/?a00000
    b assigned job=j
    j accepted id=9 carries=a,b next=17 finished
    known 9,1,2 own=9"
  `);
  let state = once;
  const pauses: number[] = [];
  for (let time = 7; (state.jobs.j?.closedAt ?? null) === null && pauses.length < 100; ) {
    const next = ((state.jobs.j?.nextLookAt ?? 0) - at(0)) / 1000;
    pauses.push(Math.round(next - time));
    time = next;
    expect(state.transfers.b?.state, `at ${time} s`).toBe('assigned');
    state = play(state, read(time, 9, [], [good('a')]));
  }
  expect(pauses.slice(0, 8)).toEqual([10, 20, 30, 45, 68, 101, 152, 228]);
  expect(Math.max(...pauses)).toBe(1800);
  expect(pauses.reduce((sum, pause) => sum + pause, 7)).toBeGreaterThanOrEqual(86_400);
  expect(state.transfers.b).toMatchObject({ state: 'failed', failure: { code: 'no-answer' } });
});

it('does not call an accepted id missing that was never listed, until 90 s have gone', () => {
  expect(print(play(running('a'), listed(20, ...old)))).not.toContain('missing');
  expect(print(play(running('a'), listed(90, ...old)))).toContain('missing');
});

it('asks twice for an id that is no longer listed, and calls it vanished if 1fichier does not know it', () => {
  const missing = play(running('a'), listed(6, row(9), ...old), listed(20, ...old));
  expect(print(missing)).toContain('missing');
  expect(print(play(missing, unknown(21), unknown(321)))).toMatchInlineSnapshot(`
    "a failed job=j failure=vanished
    j closed id=9 carries=a missing
    known 1,2 own=9"
  `);
  expect(print(play(missing, read(21, 9, [], [good('a')])))).toContain('a done');
});

it('goes on asking for a listed job whose info cannot be had', () => {
  const state = play(finished('a'), unknown(7), unknown(17), unknown(40), unknown(80));
  expect(state.transfers.a?.state).toBe('assigned');
  expect(play(state, unknown(86_399)).transfers.a?.state).toBe('assigned');
  expect(play(state, unknown(86_400)).transfers.a?.state).toBe('assigned');
  expect(print(play(state, unknown(86_400), unknown(100_800)))).toContain('failure=no-answer');
});

it('names done links from the folder, by their share link', () => {
  const done = play(finished('a'), read(7, 9, [], [good('a')]));
  const files = [{ url: 'https://1fichier.com/?a00000&af=1', filename: 'Real name.bin', size: 12 }];
  const named = play(done, { type: 'namesRead', at: at(9), jobKeys: ['j'], files });
  expect(named.transfers.a).toMatchObject({ name: 'Real name.bin', size: 12 });
  expect(Object.values(named.jobs).filter(isOpenJob)).toEqual([]);
});

it('tries three listings for a name, then lets it be', () => {
  const done = play(finished('a'), read(7, 9, [], [good('a')]));
  const none = (seconds: number): OutboxEvent => ({
    type: 'namesRead',
    at: at(seconds),
    jobKeys: ['j'],
    files: [],
  });
  const failed: OutboxEvent = { type: 'namesFailed', at: at(300), jobKeys: ['j'], facts: lost('timeout') };
  const twice = play(done, none(9), failed);
  expect(twice.jobs.j).toMatchObject({ namesWanted: true, nextLookAt: at(420) });
  expect(play(twice, none(421)).jobs.j).toMatchObject({ namesWanted: false });
});

it.each([
  ['the budget is used up', facts('budget', { outcome: 'not-sent', until: at(900) }), 900],
  ['the browser is offline', facts('offline', { outcome: 'not-sent' }), 420],
  ['a user went first', facts('aborted', { outcome: 'unknown' }), 420],
])('does not count a listing for names that was not made because %s', (_, why, seconds) => {
  let state = play(finished('a'), read(7, 9, [], [good('a')]));
  for (let times = 0; times < 5; times += 1) {
    state = play(state, { type: 'namesFailed', at: at(300), jobKeys: ['j'], facts: why });
    expect(state.jobs.j).toMatchObject({ namesWanted: true, nextLookAt: at(seconds) });
  }
});

it('marks a twin: a new job nobody owns with the links of ours', () => {
  const looked = play(running('a'), listed(6, row(10), row(9), ...old));
  expect(print(looked)).toContain('strangers=10');
  const foreign = play(looked, read(7, 10, ['https://other.example/x']));
  expect(print(foreign)).not.toMatch(/twin|strangers/);
  const sameName = play(looked, read(7, 10, ['https://mirror.example/pub/a.bin']));
  expect(print(sameName)).not.toContain('twin');
  for (const spelling of [urlOf('a'), urlOf('a').replace('https://', ''), '%61.bin'])
    expect(print(play(looked, read(7, 10, [spelling])))).toContain('a assigned job=j twin');
});

it('takes no job for a twin that was there before', () => {
  expect(print(play(running('a'), read(7, 1, [urlOf('a')])))).not.toContain('twin');
});

it('cancels only what is queued, and hides what is removed while following it', () => {
  const state = running('a');
  expect(play(state, { type: 'cancelled', at: at(3), id: 'a' })).toEqual(state);
  const removed = play(state, { type: 'removed', at: at(3), id: 'a' });
  expect(print(removed)).toContain('a assigned job=j hidden');
  expect(print(play(removed, listed(6, row(9, true)), read(7, 9, [], [good('a')])))).toContain('a done');
  expect(print(play(queued(['a']), { type: 'removed', at: at(3), id: 'a' }))).toContain('a cancelled hidden');
});

it('backs off after a listing that failed, and holds the outbox for the network or the key', () => {
  const failed = (code: 'network' | 'server' | 'not-authenticated', seconds: number): OutboxEvent => ({
    type: 'listFailed',
    accountId: 'me',
    at: at(seconds),
    facts: facts(code, { outcome: 'unknown' }),
  });
  const once = play(running('a'), failed('network', 6));
  const { reads, hold } = once.context;
  expect(reads.failures).toBe(1);
  expect(hold).toMatchObject({ reason: 'network', until: reads.notBefore });
  expect(play(once, failed('server', 16)).context.reads.failures).toBe(2);
  expect(play(once, listed(16, row(9))).context).toMatchObject({ reads: { failures: 0 }, hold: null });
  expect(play(running('a'), failed('not-authenticated', 6)).context.hold?.reason).toBe('key');
});

it('waits twice as long after each read that fails, give or take a quarter, and an hour after the fifth', () => {
  const pausesFrom = (start: number) => {
    const pauses: number[] = [];
    let state = running('a');
    let time = start;
    for (let failures = 0; failures < 5; failures += 1) {
      const lostFacts = facts('server', { outcome: 'unknown' });
      state = play(state, { type: 'listFailed', accountId: 'me', at: at(time), facts: lostFacts });
      pauses.push((state.context.reads.notBefore - at(time)) / 1000);
      time += pauses.at(-1) ?? 0;
    }
    return pauses;
  };
  const clients = Array.from({ length: 20 }, (_, client) => pausesFrom(6 + client / 1000));
  [10, 20, 40, 80, 3600].forEach((middle, index) => {
    const pauses = clients.map((client) => client[index] ?? 0);
    const spread = middle === 3600 ? 0 : middle / 4;
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(middle - spread);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(middle + spread);
    expect(new Set(pauses).size).toBeGreaterThan(middle === 3600 ? 0 : 5);
  });
});

it('follows the jobs of a listing that is not whole, and keeps no link waiting for a better one', () => {
  const torn = { ...listed(6, row(9, true), row(3)), isWhole: false } as OutboxEvent;
  const state = play(running('a'), torn);
  expect(state.jobs.j).toMatchObject({ finished: true, nextLookAt: at(6) });
  expect(state.context).toMatchObject({
    hold: null,
    reads: { failures: 0 },
    known: { ids: [9, 3, 1, 2], isWhole: false },
    strangers: [],
  });
  expect(play(state, read(7, 9, [urlOf('a')], [good('a')])).transfers.a?.state).toBe('done');
});

const unlisted = (code: Parameters<typeof facts>[0], seconds: number): OutboxEvent => ({
  type: 'listFailed',
  at: at(seconds),
  accountId: 'me',
  facts: facts(code, { outcome: code === 'bad-answer' ? 'unknown' : 'refused' }),
});

it.each(['refused', 'not-found', 'not-allowed'] as const)(
  'takes a list that is refused with %s for one that says nothing',
  (code) => {
    const { context, jobs } = play(running('a'), unlisted(code, 6));
    expect(context).toMatchObject({ hold: null, reads: { failures: 0, notBefore: 0 } });
    expect(context.known).toMatchObject({ at: at(6), ids: [1, 2], isWhole: false });
    expect(context.follow.nextLookAt, 'followed on').toBe(at(16));
    expect(jobs.j?.isMissing).toBe(false);
  },
);

it('waits for a list that is refused because of the account, or for a while', () => {
  expect(play(running('a'), unlisted('not-authenticated', 6)).context.hold?.reason).toBe('key');
  const busy = play(running('a'), unlisted('maintenance', 6)).context;
  expect(busy).toMatchObject({ hold: { reason: 'listing' }, known: { isWhole: true } });
});

it('takes a list that cannot be read for one that says nothing at the fifth time, and from then on at once', () => {
  const four = play(running('a'), ...[6, 20, 50, 100].map((seconds) => unlisted('bad-answer', seconds)));
  expect(four.context).toMatchObject({ hold: { reason: 'listing' }, known: { at: at(0), isWhole: true } });
  const five = play(four, unlisted('bad-answer', 200));
  expect(five.context).toMatchObject({ hold: null, known: { at: at(200), isWhole: false } });
  expect(play(five, unlisted('bad-answer', 900)).context).toMatchObject({
    hold: null,
    known: { at: at(900), isWhole: false },
  });
});

it('takes a listing that is not whole for a look, so that watching asks no sooner than after 15 s', () => {
  const torn = { ...listed(36, row(9)), isWhole: false } as OutboxEvent;
  const idle = play(running('a'), listed(6, row(9)), listed(16, row(9)), torn);
  expect(play(idle, { type: 'lookAsked', at: at(40) }).context.follow.nextLookAt).toBe(at(51));
});

it('does not ask again for the names in a folder that is gone', () => {
  const done = play(finished('a'), read(7, 9, [urlOf('a')], [good('a')]));
  const failed = (code: 'folder-not-found' | 'server', outcome: 'refused' | 'unknown') =>
    play(done, { type: 'namesFailed', at: at(8), jobKeys: ['j'], facts: facts(code, { outcome }) });
  expect(failed('folder-not-found', 'refused').jobs.j?.namesWanted).toBe(false);
  expect(failed('server', 'unknown').jobs.j?.namesWanted).toBe(true);
});
