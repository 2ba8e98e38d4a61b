import { expect, it } from 'vitest';
import type { ErrorCode } from '@/utils/fichier/errors';
import { nextBatch } from '@/utils/transfers/batches';
import type { OutboxEvent } from '@/utils/transfers/events';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { accepted, at, facts, lost, play, print, queued, started, transfer, urlOf } from './support/play';

const refused = (key: string, code: ErrorCode = 'refused', words = 'No'): OutboxEvent => ({
  type: 'sendRefused',
  at: at(2),
  key,
  facts: facts(code, { words }),
});

const IDS = ['a', 'b', 'c', 'd', 'e'];
/** Five links refused together. */
const batch = (code: ErrorCode = 'refused') => play(queued(IDS), started(1, 'j', ...IDS), refused('j', code));

/** Which transfers would go out next. */
const next = (state: OutboxState): string =>
  nextBatch(state, conditions(), 'remote', 'me')
    ?.transfers.map((row) => row.id)
    .join(',') ?? '';

const alone = (state: OutboxState, key: string, id: string, end: OutboxEvent) =>
  play(state, started(3, key, id), end);

it('sends one link of a refused batch alone', () => {
  expect(print(batch())).toMatchInlineSnapshot(`
    "a queued group=j
    b queued group=j
    c queued group=j
    d queued group=j
    e queued group=j
    j refused carries=a,b,c,d,e failure=refused
    known 1,2 groups=j(limit null, suspect null, held false)"
  `);
  expect(next(batch())).toBe('a');
});

it('sends the rest in halves once one was accepted', () => {
  const one = alone(batch(), 'k', 'a', accepted(4, 'k', 10));
  expect(next(one)).toBe('b,c');
  const half = play(one, started(5, 'l', 'b', 'c'), accepted(6, 'l', 11));
  expect(next(half)).toBe('d,e');
  const whole = play(half, started(7, 'm', 'd', 'e'), accepted(8, 'm', 12));
  expect(whole.context.groups).toEqual({});
});

it('divides a half that is refused again, and fails the bad link alone', () => {
  const one = alone(batch(), 'k', 'a', accepted(4, 'k', 10));
  const half = play(one, started(5, 'l', 'b', 'c'), refused('l'));
  expect(print(half)).toMatchInlineSnapshot(`
    "a assigned job=k
    b queued group=l
    c queued group=l
    d queued group=j
    e queued group=j
    j refused carries=a,b,c,d,e failure=refused
    k accepted id=10 carries=a next=49
    l refused carries=b,c failure=refused
    known 1,2 own=10 groups=j(limit 2, suspect null, held false) l(limit null, suspect null, held false)"
  `);
  expect(next(half)).toBe('b');
  const suspected = alone(half, 'm', 'b', refused('m'));
  expect(suspected.transfers.b?.state).toBe('queued');
  expect(next(suspected)).toBe('c');
  const judged = alone(suspected, 'n', 'c', accepted(8, 'n', 12));
  expect(next(judged)).toBe('d,e');
  expect(judged.transfers.b).toMatchObject({ state: 'failed', failure: { code: 'refused', words: 'No' } });
});

it('holds the outbox when a second link is refused alone in the same words', () => {
  const first = alone(batch(), 'k', 'a', refused('k'));
  expect(next(first)).toBe('b');
  const second = alone(first, 'l', 'b', refused('l'));
  expect(print(second)).toMatchInlineSnapshot(`
    "a queued group=j
    b queued group=j
    c queued group=j
    d queued group=j
    e queued group=j
    j refused carries=a,b,c,d,e failure=refused
    k refused carries=a failure=refused
    l refused carries=b failure=refused
    known 1,2 hold=refused groups=j(limit null, suspect null, held true)"
  `);
  expect(second.context.hold).toMatchObject({ reason: 'refused', code: 'refused', words: 'No', until: null });
  expect(IDS.map((id) => second.transfers[id]?.state)).toEqual(IDS.map(() => 'queued'));
});

it('makes headway each time the user lifts such a hold', () => {
  const held = alone(alone(batch(), 'k', 'a', refused('k')), 'l', 'b', refused('l'));
  const lifted = play(held, { type: 'holdReleased', at: at(9) });
  expect(next(lifted)).toBe('a');
  const failed = alone(lifted, 'm', 'a', refused('m'));
  expect(failed.transfers.a?.state).toBe('failed');
  const again = alone(failed, 'n', 'b', refused('n'));
  expect(again.context.hold?.reason).toBe('refused');
  expect(again.transfers.b?.state).toBe('queued');
});

it.each([
  ['the words name the link', 'file-too-large', 'No'],
  ['the words are others', 'refused', 'Something else'],
] as const)('fails a single link at once when %s', (_, code, words) => {
  const state = alone(batch(), 'k', 'a', refused('k', code, words));
  expect(state.transfers.a?.state).toBe('failed');
  expect(next(state)).toBe('b');
});

it('fails the last link of a batch whose neighbours have gone', () => {
  const first = alone(batch(), 'k', 'a', refused('k'));
  const left = play(
    first,
    ...['b', 'c', 'd', 'e'].map((id) => ({ type: 'cancelled', at: at(5), id }) as const),
  );
  expect(next(left)).toBe('a');
  expect(alone(left, 'l', 'a', refused('l')).transfers.a?.state).toBe('failed');
});

it('learns nothing about the batch from a link whose answer was lost', () => {
  const unsure = alone(batch(), 'k', 'a', { type: 'sendUnsure', at: at(4), key: 'k', facts: lost() });
  expect(unsure.context.groups.j?.limit).toBeNull();
  expect(next(unsure)).toBe('');
});

/** `a` is sent alone and refused while `b` and `c` wait. */
const single = (code: ErrorCode = 'refused') =>
  play(queued(['a', 'b', 'c']), started(1, 'j', 'a'), refused('j', code));

it('asks another waiting link before it fails one that was refused alone', () => {
  expect(single().transfers.a?.state).toBe('queued');
  expect(next(single())).toBe('b');
  const judged = alone(single(), 'k', 'b', accepted(4, 'k', 10));
  expect(judged.transfers.a).toMatchObject({ state: 'failed', failure: { code: 'refused', words: 'No' } });
  expect(judged.context.groups).toEqual({});
  expect(next(judged)).toBe('c');
});

it('holds the outbox when two links that were sent alone are refused in the same words', () => {
  const held = alone(single(), 'k', 'b', refused('k'));
  expect(held.context.hold).toMatchObject({ reason: 'refused', words: 'No', until: null });
  expect(['a', 'b', 'c'].map((id) => held.transfers[id]?.state)).toEqual(['queued', 'queued', 'queued']);
  const lifted = play(held, { type: 'holdReleased', at: at(9) });
  expect(next(lifted)).toBe('a');
  expect(alone(lifted, 'l', 'a', refused('l')).transfers.a?.state).toBe('failed');
});

it('fails both when two links that were sent alone are refused in different words', () => {
  const second = alone(single(), 'k', 'b', refused('k', 'refused', 'Other'));
  expect(second.transfers.b?.state).toBe('failed');
  expect(alone(second, 'l', 'a', refused('l')).transfers.a?.state).toBe('failed');
});

it.each([
  ['the words speak of the link', single('file-too-large')],
  ['no other link waits', play(queued(['a']), started(1, 'j', 'a'), refused('j'))],
  [
    'the other is the same link',
    play(
      queued(['b']),
      { type: 'added', at: at(0), transfers: [transfer('a', { url: `${urlOf('b')}#2` })] },
      started(1, 'j', 'a'),
      refused('j'),
    ),
  ],
])('fails a link that was refused alone at once when %s', (_, state) => {
  expect(state.transfers.a?.state).toBe('failed');
});

it.each<ErrorCode>(['refused', 'not-found', 'not-allowed'])(
  'holds the outbox when a second single is refused with %s in the same words',
  (code) => {
    const held = alone(alone(batch(code), 'k', 'a', refused('k', code)), 'l', 'b', refused('l', code));
    expect(held.context.hold).toMatchObject({ reason: 'refused', code, words: 'No' });
    expect(IDS.map((id) => held.transfers[id]?.state)).toEqual(IDS.map(() => 'queued'));
  },
);

it('fails a link of 1fichier that is not there at once, for that is clear', () => {
  const copies = IDS.map((id) => transfer(id, { kind: 'copy' }));
  const state = play(queued([]), { type: 'added', at: at(0), transfers: copies });
  const begun = play(state, { ...started(1, 'j', 'a'), kind: 'copy' } as OutboxEvent);
  expect(play(begun, refused('j', 'not-found')).transfers.a?.state).toBe('failed');
});

it('blames no link for trouble at 1fichier, and waits longer each time until it takes one', () => {
  const once = batch('maintenance');
  expect(once.context).toMatchObject({ groups: {}, hold: { reason: 'refused', until: at(2 + 180) } });
  const twice = alone(once, 'k', 'a', refused('k', 'maintenance'));
  expect(twice.context.hold?.until).toBe(at(2 + 360));
  expect(IDS.map((id) => twice.transfers[id]?.state)).toEqual(IDS.map(() => 'queued'));
  const taken = alone(twice, 'l', 'a', accepted(4, 'l', 10));
  expect(taken.context.hold).toBeNull();
  const late = { ...refused('m', 'maintenance'), at: at(3_600) } as OutboxEvent;
  expect(alone(twice, 'm', 'b', late).context.hold?.until).toBe(at(3_600 + 180));
});
