import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import { nextBatch } from '@/utils/transfers/batches';
import type { OutboxEvent } from '@/utils/transfers/events';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { accepted, at, facts, good, listed, play, queued, read, row, started } from './support/play';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const DAY = 24 * 3_600;

const refused = (seconds: number, key: string, code: ErrorCode, words = 'Closed'): OutboxEvent => ({
  type: 'sendRefused',
  at: at(seconds),
  key,
  facts: facts(code, { words }),
});

const nextOf = (state: OutboxState): readonly string[] =>
  nextBatch(state, conditions(), 'remote', 'me')?.transfers.map(({ id }) => id) ?? [];

type Answer = ErrorCode | 'taken';

/** Sends whatever is to go out, when it may, to a 1fichier that answers so, until all has ended or two days are over. */
function send(state: OutboxState, answer: (ids: readonly string[], seconds: number) => Answer) {
  const sent: { readonly ids: readonly string[]; readonly seconds: number; readonly told: Answer }[] = [];
  let now = state;
  for (let seconds = 1; seconds < 2 * DAY; seconds += 1) {
    const action = plan(now, conditions({ now: at(seconds) }));
    if (action.type === 'list') now = play(now, listed(seconds, row(1, true)));
    else if (action.type === 'wait') {
      if (action.until === null) break;
      seconds = Math.ceil((action.until - at(0)) / 1000) - 1;
    } else if (action.type === 'send') {
      const ids = action.batch.transfers.map(({ id }) => id);
      const told = answer(ids, seconds);
      const id = 100 + sent.length;
      sent.push({ ids, seconds, told });
      now = play(now, started(seconds, `j${id}`, ...ids));
      if (told !== 'taken') now = play(now, refused(seconds, `j${id}`, told));
      else now = play(now, accepted(seconds, `j${id}`, id), read(seconds, id, [], ids.map(good)));
    } else
      now = play(now, {
        type: 'namesFailed',
        at: at(seconds),
        jobKeys: Object.keys(now.jobs),
        facts: facts('not-found'),
      });
  }
  return { state: now, sent };
}

const BLAMED: readonly ErrorCode[] = [
  'maintenance',
  'server',
  'over-quota',
  'upload-forbidden',
  'not-customer',
];
const PASSING: readonly ErrorCode[] = [
  'too-many-requests',
  'flood-ip',
  'ip-locked',
  'open-limit',
  'one-location',
];
const isWith =
  (code: ErrorCode, ...bad: readonly string[]) =>
  (ids: readonly string[]): Answer =>
    ids.some((id) => bad.includes(id)) ? code : 'taken';

describe.each(BLAMED)('one link is refused with %s', (code) => {
  it.each([['a'], ['d'], ['g'], ['a', 'b'], ['b', 'e', 'f']])(
    'the others arrive, and it fails in 1fichier’s words: %s %s %s',
    (...bad) => {
      const { state } = send(queued(IDS), isWith(code, ...bad));
      for (const id of IDS) {
        const isBad = bad.includes(id);
        expect(state.transfers[id]?.state, id).toBe(isBad ? 'failed' : 'done');
        if (isBad) expect(state.transfers[id]?.failure).toEqual({ code: 'refused', words: 'Closed' });
      }
      expect(state.context.suspects).toEqual([]);
    },
  );

  it('alone it waits, and fails only when another was accepted, or after a day', () => {
    const { state, sent } = send(queued(['a']), isWith(code, 'a'));
    expect(state.transfers.a?.failure).toEqual({ code: 'refused', words: 'Closed' });
    expect(sent.at(-1)?.seconds).toBeGreaterThan(DAY);
    const first = play(queued(['a', 'b']), started(1, 'j', 'a'), refused(1, 'j', code));
    const judged = send(first, isWith(code, 'a'));
    expect(judged.state.transfers.a?.failure).toEqual({ code: 'refused', words: 'Closed' });
    expect(judged.sent.map(({ ids }) => ids)).toEqual([['b'], ['a']]);
  });
});

describe.each(PASSING)('one link is refused with %s', (code) => {
  it.each([['a'], ['d'], ['b', 'e']])('the others arrive, and it fails after a day: %s %s', (...bad) => {
    const { state, sent } = send(queued(IDS), isWith(code, ...bad));
    for (const id of IDS) expect(state.transfers[id]?.state, id).toBe(bad.includes(id) ? 'failed' : 'done');
    for (const id of bad) expect(sent.findLast(({ ids }) => ids.includes(id))?.seconds).toBeGreaterThan(DAY);
  });

  it('one that is to be tried once more is not to blame for it', () => {
    const first = play(queued(['a', 'b']), started(1, 'j', 'a'), refused(1, 'j', 'over-quota'));
    const { state } = send(first, (ids, seconds) => {
      if (!ids.includes('a')) return 'taken';
      return seconds < 3_600 ? code : 'taken';
    });
    expect(state.transfers.a?.state).toBe('done');
  });

  it('it waits on while no other is accepted', () => {
    const { state, sent } = send(queued(['a']), isWith(code, 'a'));
    expect(state.transfers.a?.state).toBe('queued');
    expect(sent.at(-1)?.seconds).toBeGreaterThan(DAY);
  });
});

describe.each([...BLAMED, ...PASSING])('every link is refused with %s for five hours', (code) => {
  it('none fails, another goes alone each time, ever more rarely, and all arrive then', () => {
    const over = 5 * 3_600;
    const { state, sent } = send(queued(IDS), (_, seconds) => (seconds < over ? code : 'taken'));
    expect(IDS.map((id) => state.transfers[id]?.state)).toEqual(IDS.map(() => 'done'));
    const early = sent.filter(({ told }) => told !== 'taken');
    expect(early.length).toBeLessThan(30);
    const alone = early.slice(2).map(({ ids }) => ids);
    expect(alone.every((ids) => ids.length === 1)).toBe(true);
    const other = new Set(alone.slice(0, IDS.length).flat());
    expect(other.size).toBe(Math.min(alone.length, IDS.length));
    const pauses = early.slice(3).map(({ seconds }, index) => seconds - (early[index + 2]?.seconds ?? 0));
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(180);
  });
});

it('holds for a bad key without trying one link after the other', () => {
  const state = play(queued(IDS), started(1, 'j', 'a', 'b'), refused(2, 'j', 'not-authenticated'));
  expect(state.context).toMatchObject({ suspects: [], groups: {}, hold: { reason: 'key', until: null } });
});

it('fails no link for one lock or limit, and sends on as before', () => {
  const state = play(queued(IDS), started(1, 'j', 'a', 'b'), refused(2, 'j', 'flood-ip'));
  expect(state.context).toMatchObject({ suspects: [], groups: {}, hold: null });
  expect(nextOf(state)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('cancels a link in trouble that nobody wants any more', () => {
  const first = play(queued(['a', 'b']), started(1, 'j', 'a'), { type: 'removed', at: at(1), id: 'a' });
  const state = play(first, refused(2, 'j', 'maintenance'));
  expect(state.transfers.a?.state).toBe('cancelled');
  expect(state.context.suspects).toEqual([]);
});

it('still asks another link before it fails one for words of the link that follow on trouble', () => {
  const batch = play(queued(IDS), started(1, 'j', 'a', 'b', 'c'), refused(2, 'j', 'maintenance'));
  const state = play(batch, started(300, 'k', 'a'), refused(301, 'k', 'refused', 'No'));
  expect(state.transfers.a?.state).toBe('queued');
  expect(nextOf(state)).toEqual(['b']);
});

describe('held because two links were refused in the same words', () => {
  const running = play(queued(IDS), started(1, 'j', 'a'), accepted(1, 'j', 9));
  const twice = play(
    running,
    started(2, 'k', 'b'),
    refused(2, 'k', 'refused'),
    started(3, 'l', 'c'),
    refused(3, 'l', 'refused'),
  );
  const ended = play(twice, read(60, 9, [], [good('a')]));

  it('it is tried once more by itself when a job of ours has come to its end, one link alone', () => {
    expect(twice.context.hold).toMatchObject({ reason: 'refused', until: null });
    expect(ended.context.hold).toMatchObject({ reason: 'refused', until: at(60) });
    expect(nextOf(ended)).toHaveLength(1);
    const taken = play(ended, started(61, 'm', 'b'), accepted(61, 'm', 10));
    expect(taken.context.hold).toBeNull();
  });

  it('it is held again, and no link fails for it', () => {
    const again = play(
      ended,
      started(61, 'm', 'b'),
      refused(61, 'm', 'refused'),
      started(62, 'n', 'c'),
      refused(62, 'n', 'refused'),
    );
    expect(again.context.hold).toMatchObject({ reason: 'refused', until: null });
    expect(['b', 'c'].map((id) => again.transfers[id]?.state)).toEqual(['queued', 'queued']);
  });
});
