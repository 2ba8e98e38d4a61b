import { describe, expect, it } from 'vitest';
import { mayRetry, recoverUpload, stepUpload } from '@/utils/uploads/step-upload';
import type { UploadEffect, UploadEvent, UploadState } from '@/utils/uploads/upload-state';
import {
  allOut,
  answered,
  begun,
  CANNOT_OPEN,
  cancel,
  cut,
  FILES,
  MB,
  NO_FILE,
  progress,
  reason,
  reported,
  SIZE,
  STORED,
  start,
  UNSETTLED,
  WAITING,
} from './upload-events';

/** What was done, in short, and where it led. */
function play(...events: readonly UploadEvent[]) {
  return playFrom(WAITING, events);
}
function playFrom(from: UploadState, events: readonly UploadEvent[]) {
  let state = from;
  const done: UploadEffect[] = [];
  for (const event of events) {
    const step = stepUpload(state, event);
    state = step.state;
    done.push(...step.effects);
  }
  return {
    state,
    done: done.map((effect) => ('id' in effect ? `${effect.type} ${effect.id}` : effect.type)),
    last: done.at(-1),
  };
}

describe('an upload', () => {
  it('that goes well is sent once, asked about in patience, and done', () => {
    const played = play(
      start,
      begun(),
      progress(MB),
      progress(SIZE),
      allOut(),
      answered(STORED),
      reported({ state: 'waiting', askAgainAt: 7 }),
      reported({ state: 'stored', files: FILES, folderId: 5 }),
    );
    expect(played.done).toEqual(['begin', 'send A', 'tell-sent A', 'tell-sent A', 'ask A', 'ask A', 'end A']);
    expect(played.state).toEqual({ kind: 'done', files: FILES, folderId: 5 });
  });

  it('is asked about again when the report says so', () => {
    const played = play(
      start,
      begun(),
      allOut(),
      answered(STORED),
      reported({ state: 'waiting', askAgainAt: 7 }),
    );
    expect(played.last).toEqual({ type: 'ask', id: 'A', at: 7 });
  });

  it('that cannot begin has failed, and may be tried again', () => {
    const { state } = play(start, { type: 'not-begun', reason: reason('flood-ip', 99) });
    expect(state).toEqual({ kind: 'failed', reason: reason('flood-ip', 99) });
    expect(playFrom(state, [{ type: 'retry' }, start]).done).toEqual(['begin']);
  });

  it('cut in the middle may be sent again once 1fichier is known to have nothing of it', () => {
    const played = play(start, begun(), progress(SIZE / 2), cut());
    expect(played.done).toEqual(['begin', 'send A', 'ask A']);
    expect(mayRetry(played.state)).toBe(false);
    const { state } = playFrom(played.state, [reported({ state: 'missing' })]);
    expect(state).toMatchObject({ kind: 'failed', reason: { code: 'upload-cut' } });
    expect(mayRetry(state)).toBe(true);
  });

  it.each([
    ['after the last byte', [allOut(), cut()], 'unknown', 'upload-missing'],
    ['when little seemed to be out', [progress(MB), cut()], 'failed', 'upload-cut'],
    ['when the last bytes may have gone out', [progress(SIZE - MB), cut()], 'failed', 'upload-cut'],
    [
      'when the node said something strange at the end',
      [allOut(), answered(UNSETTLED)],
      'unknown',
      'upload-missing',
    ],
  ] as const)('cut %s is asked about, never sent again', (_when, end, kind, code) => {
    const played = play(start, begun(), ...end);
    expect(played.done.filter((one) => one.startsWith('send'))).toEqual(['send A']);
    expect(played.last).toEqual({ type: 'ask', id: 'A', at: null });
    expect(playFrom(played.state, [{ type: 'retry' }, cancel, start]).state).toEqual(played.state);
    const missing = playFrom(played.state, [reported({ state: 'missing' })]);
    expect(missing.state).toMatchObject({ kind, reason: { code } });
    expect(missing.done).toEqual(['end A']);
    const stored = playFrom(played.state, [reported({ state: 'stored', files: FILES, folderId: 0 })]);
    expect(stored.state.kind).toBe('done');
  });

  it('a small one that is cut without any sign of progress may have arrived', () => {
    const small = play({ type: 'start', size: 11 }, begun(), cut());
    expect(small.state).toMatchObject({ kind: 'asking', ifMissing: 'cut' });
  });

  it('refused by a node that cannot store goes once to another, with a new id', () => {
    const once = play(start, begun(), allOut(), answered(CANNOT_OPEN));
    expect(once.done.slice(-2)).toEqual(['end A', 'begin']);
    const twice = playFrom(once.state, [begun('B'), allOut('B'), answered(CANNOT_OPEN, 'B')]);
    expect(twice.done).toEqual(['send B', 'tell-sent B', 'end B']);
    expect(twice.state).toMatchObject({
      kind: 'failed',
      reason: { code: 'node-trouble', words: 'Ne peut ouvrir' },
    });
  });

  it('refused for good has failed with the words of the node', () => {
    const { state, done } = play(start, begun(), allOut(), answered(NO_FILE));
    expect(state).toMatchObject({
      kind: 'failed',
      reason: { code: 'upload-refused', words: 'Pas de fichier' },
    });
    expect(done.at(-1)).toBe('end A');
  });

  it.each([
    ['after the last byte', allOut(), 'unknown', 'upload-missing'],
    ['early', progress(MB), 'failed', 'upload-refused'],
  ] as const)(
    'answered %s with words that nobody knows ends with these words',
    (_when, before, kind, code) => {
      const answer = answered({ kind: 'unsettled', words: 'Hors service' });
      const asking = play(
        start,
        begun(),
        before,
        answer,
        reported({ state: 'waiting', askAgainAt: 7 }),
      ).state;
      const { state } = playFrom(asking, [reported({ state: 'missing' })]);
      expect(state).toMatchObject({ kind, reason: { code, words: 'Hors service' } });
    },
  );

  it('that was answered in unknown words keeps them when the background has lost it', () => {
    const answer = answered({ kind: 'unsettled', words: 'Hors service' });
    const { state } = play(start, begun(), allOut(), answer, {
      type: 'not-reported',
      id: 'A',
      reason: reason('upload-missing'),
    });
    expect(state).toMatchObject({ kind: 'unknown', reason: { words: 'Hors service' } });
  });

  it('answered early with something strange is asked about', () => {
    const early = play(start, begun(), progress(MB), answered(UNSETTLED));
    expect(early.last).toEqual({ type: 'ask', id: 'A', at: null });
    const { state } = playFrom(early.state, [reported({ state: 'missing' })]);
    expect(state).toMatchObject({ kind: 'failed', reason: { code: 'upload-cut' } });
  });

  it.each([
    ['before it began', [], []],
    ['while a node is asked for', [start], []],
    ['in the middle', [start, begun(), progress(MB)], ['abort A', 'end A']],
  ] as const)('cancelled %s is cancelled', (_when, before, done) => {
    const played = playFrom(play(...before).state, [cancel]);
    expect(played.state).toEqual({ kind: 'cancelled' });
    expect(played.done).toEqual(done);
  });

  it('cancelled while a node was asked for gives the node back', () => {
    expect(play(start, cancel, begun()).done).toEqual(['begin', 'end A']);
    expect(play(start, cancel, { type: 'retry' }, begun()).done).toEqual(['begin', 'end A']);
  });

  it('cancelled when the last bytes may have gone out says what became of it', () => {
    const played = play(start, begun(), progress(SIZE), cancel);
    expect(played.done.slice(-2)).toEqual(['abort A', 'ask A']);
    expect(playFrom(played.state, [reported({ state: 'missing' })]).state).toEqual({ kind: 'cancelled' });
  });

  it('keeps asking while 1fichier cannot be asked, and says why', () => {
    const asking = play(start, begun(), allOut(), answered(STORED)).state;
    const played = playFrom(asking, [{ type: 'not-reported', id: 'A', reason: reason('offline') }]);
    expect(played.state).toMatchObject({ kind: 'asking', problem: { code: 'offline' } });
    expect(played.last).toEqual({ type: 'ask', id: 'A', at: null });
    const later = playFrom(played.state, [reported({ state: 'waiting', askAgainAt: 9 })]);
    expect(later.state).toMatchObject({ problem: null });
  });

  it('that the background does not know any more is unknown', () => {
    const asking = play(start, begun(), allOut(), answered(STORED)).state;
    const { state } = playFrom(asking, [{ type: 'not-reported', id: 'A', reason: reason('upload-missing') }]);
    expect(state.kind).toBe('unknown');
  });

  it('that is in no account has failed, with its link, and is not sent again', () => {
    const asking = play(start, begun(), allOut(), answered(STORED)).state;
    const { state, done } = playFrom(asking, [reported({ state: 'guest', files: FILES })]);
    expect(state).toEqual({
      kind: 'failed',
      reason: { code: 'upload-as-guest', words: 'https://1fichier.com/?abcdefghij', until: null },
    });
    expect(done).toEqual(['end A']);
    expect(mayRetry(state)).toBe(false);
  });

  it.each([
    ['cut', cut()],
    ['cancelled', cancel],
  ])('%s about which nobody can tell is unknown, and may not be sent again', (_how, end) => {
    const asking = play(start, begun(), progress(SIZE), end).state;
    const { state, done } = playFrom(asking, [reported({ state: 'untold' })]);
    expect([state, done]).toEqual([{ kind: 'unknown', reason: reason('upload-untold') }, ['end A']]);
    expect(mayRetry(state)).toBe(false);
  });

  it('that is let go while it is asked about is ended, and may not be sent again', () => {
    const asking = play(start, begun(), allOut(), answered(STORED)).state;
    const { state, done } = playFrom(asking, [{ type: 'let-go' }]);
    expect([state.kind, done, mayRetry(state)]).toEqual(['unknown', ['end A'], false]);
    const sending = play(start, begun(), progress(MB)).state;
    expect(playFrom(sending, [{ type: 'let-go' }]).state).toBe(sending);
  });

  it('of another life of the page is asked about', () => {
    const cutOff = recoverUpload({ id: 'A', phase: 'sending' });
    expect(cutOff.effects).toEqual([{ type: 'ask', id: 'A', at: null }]);
    const { state } = playFrom(cutOff.state, [reported({ state: 'missing' })]);
    expect(state).toMatchObject({ kind: 'failed', reason: { code: 'upload-interrupted' } });
    expect(mayRetry(state)).toBe(false);
    const whole = playFrom(recoverUpload({ id: 'A', phase: 'sent' }).state, [reported({ state: 'missing' })]);
    expect(whole.state.kind).toBe('unknown');
  });
});
