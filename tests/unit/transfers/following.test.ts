import { describe, expect, it } from 'vitest';
import type { Conditions } from '@/utils/transfers/conditions';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import { isOpenJob, type OutboxState, patchContext } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
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
  transfer,
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

it('looks at once when somebody watches, but not within 15 s of the last look', () => {
  const idle = play(running('a'), listed(6, row(9)), listed(16, row(9)), listed(36, row(9)));
  expect(play(idle, { type: 'lookAsked', at: at(40) }).context.follow.nextLookAt).toBe(at(51));
  expect(play(idle, { type: 'lookAsked', at: at(60) }).context.follow.nextLookAt).toBe(at(60));
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
