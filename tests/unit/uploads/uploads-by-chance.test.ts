import fc from 'fast-check';
import { describe, it } from 'vitest';
import { stepUpload } from '@/utils/uploads/step-upload';
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
  (id) => reported({ state: 'untold' }, id),
  (id) => reported({ state: 'stored', files: FILES, folderId: 0 }, id),
  (id) => ({ type: 'not-reported', id, reason: reason('offline') }),
  () => cancel,
  () => ({ type: 'let-go' }),
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

  it('nothing goes out again after a cut before 1fichier is known to have nothing of it', () => {
    fc.assert(
      fc.property(chances, (chanced) => {
        let isOpen = false;
        return live(chanced).every(({ before, event, effects }) => {
          const isOwn = 'id' in event && 'id' in before && event.id === before.id;
          if (isOwn && before.kind === 'sending' && event.type === 'cut') isOpen = true;
          if (isOwn && event.type === 'reported' && event.report.state === 'missing') isOpen = false;
          return !(isOpen && effects.some(({ type }) => type === 'send' || type === 'begin'));
        });
      }),
      { numRuns: 2_000 },
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
