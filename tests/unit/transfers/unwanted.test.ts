import { expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import { patchTransfer } from '@/utils/transfers/state';
import { accepted, at, facts, play, queued, started } from './support/play';

const refused = (key: string, code: Parameters<typeof facts>[0]): OutboxEvent => ({
  type: 'sendRefused',
  at: at(2),
  key,
  facts: facts(code),
});
const removed: OutboxEvent = { type: 'removed', at: at(1), id: 'a' };

it.each<[string, OutboxEvent]>([
  ['1fichier refuses for the account', refused('j', 'over-quota')],
  ['1fichier refuses the link', refused('j', 'refused')],
  ['the turn is given back', { type: 'sendReturned', at: at(2), key: 'j' }],
])('does not send a removed link later when %s', (_, event) => {
  const state = play(queued(['a']), started(0, 'j', 'a'), removed, event);
  expect(state.transfers.a).toMatchObject({ state: 'cancelled', jobKey: null });
});

it('does not send the removed link of a refused batch later, and sends its neighbours', () => {
  const state = play(
    queued(['a', 'b', 'c']),
    started(0, 'j', 'a', 'b', 'c'),
    removed,
    refused('j', 'refused'),
  );
  expect(Object.values(state.transfers).map((row) => [row.state, row.group])).toEqual([
    ['cancelled', null],
    ['queued', 'j'],
    ['queued', 'j'],
  ]);
});

it('honours the wish to cancel a link whose turn was given back', () => {
  const sending = play(queued(['a']), started(0, 'j', 'a'));
  const wished = patchTransfer(sending, 'a', { cancelWished: true });
  const state = play(wished, { type: 'sendReturned', at: at(2), key: 'j' });
  expect(state.transfers.a).toMatchObject({ state: 'cancelled', cancelWished: false });
});

it('follows a removed link that 1fichier took', () => {
  const state = play(queued(['a']), started(0, 'j', 'a'), removed, accepted(2, 'j', 7));
  expect(state.transfers.a).toMatchObject({ state: 'assigned', hidden: true });
});
