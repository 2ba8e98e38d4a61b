import { describe, expect, it } from 'vitest';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import { conditions } from './support/conditions';
import { at, play, queued, transfer } from './support/play';

const IDS = ['a', 'b', 'c'];
const linkTo = (id: string) => `https://1fichier.com/?${id.repeat(10)}`;
const copyOf = (id: string) => ({ from: linkTo(id), to: `https://1fichier.com/?copyof${id}` });
const states = (state: OutboxState) =>
  IDS.map((id) => state.transfers[id]?.failure?.code ?? state.transfers[id]?.state);

/** Three files in one call, and the answer to it. */
function copied(ids: readonly string[], count: number | null, more: readonly string[] = []): OutboxState {
  const transfers = IDS.map((id) => transfer(id, { kind: 'copy', url: linkTo(id) }));
  return play(
    queued([]),
    { type: 'added', at: at(0), transfers },
    { type: 'sendStarted', at: at(1), key: 'j', kind: 'copy', accountId: 'me', transferIds: IDS },
    { type: 'copied', at: at(2), key: 'j', copies: [...ids, ...more].map(copyOf), count },
  );
}

describe('the answer to a copy of several files', () => {
  it('ends those that it names', () => {
    expect(states(copied(IDS, 3))).toEqual(['done', 'done', 'done']);
    expect(states(copied(IDS, null))).toEqual(['done', 'done', 'done']);
  });

  it('sends what it left out again, each alone, if it counts no more than it names', () => {
    const state = copied(['b'], 1);
    expect(states(state)).toEqual(['queued', 'done', 'queued']);
    expect(state.jobs.j).toMatchObject({ state: 'closed', transferIds: ['b'], urls: [linkTo('b')] });
    const next = plan(state, conditions({ now: at(100) }));
    expect(next).toMatchObject({ type: 'send', kind: 'copy', batch: { transfers: [{ id: 'a' }] } });
  });

  it.each([
    ['it does not count', ['b'], null, []],
    ['it counts another', ['b'], 2, []],
    ['it names one that was not asked for', ['b'], 2, ['x']],
    ['it names none', [], 0, []],
  ])('leaves what it does not name to the user when %s', (_, ids, count, more) => {
    expect(states(copied(ids, count, more)).filter((each) => each === 'no-answer')).toHaveLength(
      IDS.length - ids.length,
    );
  });

  it('is final for one that went alone', () => {
    const alone = play(
      copied(['b'], 1),
      { type: 'sendStarted', at: at(3), key: 'k', kind: 'copy', accountId: 'me', transferIds: ['a'] },
      { type: 'copied', at: at(4), key: 'k', copies: [], count: 0 },
    );
    expect(states(alone)).toEqual(['no-answer', 'done', 'queued']);
  });
});
