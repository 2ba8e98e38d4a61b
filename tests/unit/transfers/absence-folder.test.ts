import { describe, expect, it } from 'vitest';
import type { OutboxEvent } from '@/utils/transfers/events';
import { lostNow, next, old, threeLooks, unsure } from './support/absence';
import {
  at,
  facts,
  holds,
  listed,
  play,
  queued,
  read,
  row,
  started,
  transfer,
  trusted,
  urlOf,
} from './support/play';

describe('the folder', () => {
  const looked = play(unsure(), ...threeLooks(...old));

  it("is looked into by a user's call before a link goes out again", () => {
    expect(next(looked, 90)).toEqual({
      type: 'files',
      key: 'j',
      folderId: 0,
      sentAfter: null,
      lane: 'user',
    });
    expect(looked.transfers.a?.state).toBe('assigned');
  });

  it.each(['a.bin', 'A.BIN', 'a_bin'])('keeps the link from going out again when it holds %s', (name) => {
    const state = play(looked, holds(91, 'j', 'x.iso', name));
    expect(state.jobs.j?.state).toBe('undecided');
    expect(next(state, 92).type).toBe('wait');
  });

  it.each(['Été à Łódź.bin', 'E\u0301te\u0301 a\u0300 Ło\u0301dz\u0301.bin', 'ete-a-lodz.bin'])(
    'knows %s by a name with accents',
    (name) => {
      const state = play(trusted(queued([], [2, 1])), {
        type: 'added',
        at: at(0),
        transfers: [transfer('a', { url: `https://host.example/${encodeURIComponent('Été à Łódź.bin')}` })],
      });
      const accented = play(unsure(state), ...threeLooks(...old));
      expect(play(accented, holds(91, 'j', name)).jobs.j?.state).toBe('undecided');
      expect(play(accented, holds(91, 'j', 'b.bin')).jobs.j?.state).toBe('absent');
    },
  );

  it('does not when it holds other files', () => {
    expect(play(looked, holds(91, 'j', 'b.bin')).jobs.j?.state).toBe('absent');
  });

  it('keeps the link from going out again when not all that it holds could be read', () => {
    const some = { ...holds(91, 'j', 'b.bin'), isWhole: false } as OutboxEvent;
    expect(play(looked, some).jobs.j?.state).toBe('undecided');
  });

  it('may hold any file for a source without a name', () => {
    const state = play(trusted(queued([], [2, 1])), {
      type: 'added',
      at: at(0),
      transfers: [transfer('a', { url: 'https://host.example/' })],
    });
    const nameless = play(unsure(state), ...threeLooks(...old));
    expect(play(nameless, holds(91, 'j', 'b.bin')).jobs.j?.state).toBe('undecided');
    expect(play(nameless, holds(91, 'j')).jobs.j?.state).toBe('absent');
  });

  it.each(['refused', 'server', 'folder-not-found'] as const)('proves nothing when it answers %s', (code) => {
    const outcome = code === 'server' ? 'unknown' : 'refused';
    const state = play(looked, {
      type: 'filesFailed',
      at: at(91),
      key: 'j',
      facts: facts(code, { outcome }),
    });
    expect(state.jobs.j?.state).toBe('undecided');
  });

  it('is asked later when it could not be', () => {
    const until = at(120);
    const why = facts('budget', { outcome: 'not-sent', until });
    const state = play(looked, { type: 'filesFailed', at: at(91), key: 'j', facts: why });
    expect(next(state, 119)).toEqual({ type: 'wait', until });
    expect(next(state, 120).type).toBe('files');
  });

  it('is asked again for an answer from before the last look, but not for ever', () => {
    const aged = (seconds: number): OutboxEvent =>
      ({ ...holds(seconds, 'j'), readAt: at(89) }) as OutboxEvent;
    const state = play(looked, aged(91));
    expect(state.jobs.j?.state).toBe('unsure');
    expect(next(state, 102).type).toBe('files');
    expect(play(state, aged(500)).jobs.j?.state).toBe('undecided');
  });

  it("is asked for files since the latest request that was known, by 1fichier's own clock", () => {
    const dated = (requestDate: string) => ({ id: 2, requestDate, finished: true });
    const since = (date: string) => {
      const state = play(trusted(queued(['a'], [2, 1])), listed(1, dated(date), row(1, true)));
      const action = next(
        play(state, started(1, 'j', 'a'), lostNow(1), ...[6, 31, 91].map((s) => listed(s, ...old))),
        92,
      );
      return action.type === 'files' ? action.sentAfter : action.type;
    };
    expect(since('2026-07-01 10:20:30')).toBe('2026-07-01 10:20:30');
    expect(since('2026-10-25 02:20:30'), 'that hour comes twice').toBe('2026-10-25 02:00:00');
    expect(since('01/07/2026')).toBeNull();
    const torn = { ...listed(1, dated('2026-07-01 10:20:30')), isWhole: false } as OutboxEvent;
    expect(play(queued([]), torn).context.known?.latestDate, 'not if it may not be the latest').toBeNull();
  });

  it('says nothing to a background that did not make the looks', () => {
    const born = play(looked, { type: 'started', at: at(95) });
    expect(next(born, 100).type).toBe('list');
    expect(play(born, holds(96, 'j')).jobs.j?.state).toBe('unsure');
  });

  it('says nothing while a look is under way', () => {
    const again = play(looked, listed(91, row(7), ...old));
    expect(play(again, holds(92, 'j')).jobs.j?.state).toBe('unsure');
    const found = play(again, holds(92, 'j'), read(93, 7, [urlOf('a')]));
    expect(found.jobs.j).toMatchObject({ state: 'accepted', remoteId: 7 });
  });
});
