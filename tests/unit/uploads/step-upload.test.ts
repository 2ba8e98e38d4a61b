import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayRetry, recoverUpload, stepUpload } from '@/utils/uploads/step-upload';
import type { UploadEffect, UploadEvent, UploadState } from '@/utils/uploads/upload-state';

const MB = 1024 * 1024;
const SIZE = 400 * MB;
const WAITING: UploadState = { kind: 'waiting' };
const reason = (
  code: 'offline' | 'upload-missing' | 'node-trouble' | 'flood-ip',
  until: number | null = null,
) => ({
  code,
  words: null,
  until,
});

const start: UploadEvent = { type: 'start', size: SIZE };
const begun = (id = 'A'): UploadEvent => ({
  type: 'begun',
  id,
  url: `https://up2.1fichier.com/upload.cgi?id=${id}`,
});
const progress = (sent: number, id = 'A'): UploadEvent => ({ type: 'progress', id, sent, total: SIZE + 300 });
const allOut = (id = 'A'): UploadEvent => ({ type: 'all-out', id });
const cut = (id = 'A'): UploadEvent => ({ type: 'cut', id });
const cancel: UploadEvent = { type: 'cancel' };
const answered = (answer: Extract<UploadEvent, { type: 'answered' }>['answer'], id = 'A'): UploadEvent => ({
  type: 'answered',
  id,
  answer,
});
const STORED = { kind: 'stored' } as const;
const NO_FILE = { kind: 'refused', code: 'upload-refused', words: 'Pas de fichier' } as const;
const CANNOT_OPEN = { kind: 'retry-node', code: 'node-trouble', words: 'Ne peut ouvrir' } as const;
const UNSETTLED = { kind: 'unsettled', words: null } as const;
const reported = (report: Extract<UploadEvent, { type: 'reported' }>['report'], id = 'A'): UploadEvent => ({
  type: 'reported',
  id,
  report,
});
const FILES = [{ url: 'https://1fichier.com/?abcdefghij', name: 'film.mkv', size: SIZE }];

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

  it('cut in the middle did not arrive', () => {
    const played = play(start, begun(), progress(SIZE / 2), cut());
    expect(played.done).toEqual(['begin', 'send A', 'end A']);
    expect(played.state).toMatchObject({ kind: 'failed', reason: { code: 'upload-cut' } });
    expect(mayRetry(played.state)).toBe(true);
  });

  it.each([
    ['after the last byte', [allOut(), cut()], 'unknown', 'upload-missing'],
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

  it('answered early with something strange did not arrive', () => {
    const { state } = play(
      start,
      begun(),
      progress(MB),
      answered({ kind: 'unsettled', words: 'Hors service' }),
    );
    expect(state).toMatchObject({
      kind: 'failed',
      reason: { code: 'upload-refused', words: 'Hors service' },
    });
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

/** Events by their id: mostly that of the upload, at times another, which is an event that comes late. */
const EVENTS: readonly ((id: string) => UploadEvent)[] = [
  () => start,
  () => start,
  begun,
  begun,
  (id) => progress(MB, id),
  (id) => progress(SIZE, id),
  allOut,
  allOut,
  cut,
  (id) => answered(STORED, id),
  (id) => answered(UNSETTLED, id),
  (id) => answered(CANNOT_OPEN, id),
  (id) => answered(NO_FILE, id),
  (id) => reported({ state: 'waiting', askAgainAt: 1 }, id),
  (id) => reported({ state: 'missing' }, id),
  (id) => reported({ state: 'stored', files: FILES, folderId: 0 }, id),
  (id) => ({ type: 'not-reported', id, reason: reason('offline') }),
  () => cancel,
  () => ({ type: 'retry' }),
];
const chances = fc.array(
  fc.record({
    event: fc.constantFrom(...EVENTS),
    isLate: fc.constantFrom(false, false, false, false, true),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);
type Seen = {
  readonly before: UploadState;
  readonly event: UploadEvent;
  readonly after: UploadState;
  readonly effects: readonly UploadEffect[];
};

/** Plays chances as the world would: a node gives each id out once, and only then can things happen to it. */
function live(chanced: readonly { event: (id: string) => UploadEvent; isLate: boolean }[]): readonly Seen[] {
  let before: UploadState = WAITING;
  const ids: string[] = [];
  return chanced.flatMap(({ event: eventOf, isLate }) => {
    const isBegun = eventOf === begun;
    if (isBegun) ids.push(`id${ids.length}`);
    const own = 'id' in before && !isBegun ? before.id : ids.at(-1);
    const id = isLate && !isBegun ? ids.at(-2) : own;
    const event = eventOf(id ?? 'none');
    const { state: after, effects } = stepUpload(before, event);
    const seen = { before, event, after, effects };
    before = after;
    return [seen];
  });
}

describe('whatever happens', () => {
  it('nothing goes out again once all bytes were out, unless the node has refused them', () => {
    fc.assert(
      fc.property(chances, (chanced) => {
        let maybeThere = false;
        return live(chanced).every(({ before, event, effects }) => {
          const isOwn = 'id' in event && 'id' in before && event.id === before.id;
          const isOpen = before.kind === 'sending' || before.kind === 'sent';
          if (isOwn && isOpen && event.type === 'all-out') maybeThere = true;
          if (isOwn && isOpen && event.type === 'answered') {
            const { kind } = event.answer;
            if (kind === 'stored') maybeThere = true;
            if (kind === 'refused' || kind === 'retry-node') maybeThere = false;
          }
          const sends = effects.some(({ type }) => type === 'send' || type === 'begin');
          return !(sends && maybeThere);
        });
      }),
      { numRuns: 5_000 },
    );
  });

  it('an event of another id than its own changes nothing', () => {
    fc.assert(
      fc.property(chances, (chanced) =>
        live(chanced).every(({ before, event, after }) => {
          const isForeign = 'id' in event && 'id' in before && event.id !== before.id;
          return !isForeign || after === before;
        }),
      ),
      { numRuns: 2_000 },
    );
  });

  it('an id that was begun is ended, or still under way', () => {
    fc.assert(
      fc.property(chances, (chanced) => {
        const open = new Set<string>();
        const seen = live(chanced);
        for (const { event, effects } of seen) {
          if (event.type === 'begun') open.add(event.id);
          for (const effect of effects) if (effect.type === 'end') open.delete(effect.id);
        }
        const last = seen.at(-1)?.after ?? WAITING;
        return [...open].every((id) => 'id' in last && last.id === id);
      }),
      { numRuns: 2_000 },
    );
  });
});
