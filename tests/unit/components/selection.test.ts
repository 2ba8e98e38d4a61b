import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_SELECTION, type PickGesture, pickRows, type Selection } from '@/components/list/selection';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];

function selectionAfter(gestures: readonly PickGesture[], keys: readonly string[] = KEYS): Selection {
  return gestures.reduce((selection, gesture) => pickRows(selection, gesture, keys), NO_SELECTION);
}
const picked = (selection: Selection) => [...selection.picked].sort().join('');

describe('rows are picked', () => {
  it('one by one, and let go of again', () => {
    expect(
      picked(
        selectionAfter([
          { kind: 'toggle', index: 1 },
          { kind: 'toggle', index: 4 },
        ]),
      ),
    ).toBe('be');
    expect(
      picked(
        selectionAfter([
          { kind: 'toggle', index: 1 },
          { kind: 'toggle', index: 1 },
        ]),
      ),
    ).toBe('');
  });

  it('as a range from the last one, in either direction', () => {
    const down = selectionAfter([
      { kind: 'toggle', index: 1 },
      { kind: 'extend', from: 1, to: 3 },
    ]);
    expect(picked(down)).toBe('bcd');
    expect(picked(pickRows(down, { kind: 'extend', from: 3, to: 0 }, KEYS))).toBe('ab');
  });

  it('as a range that gives back what it took, and no more', () => {
    const grown = selectionAfter([
      { kind: 'toggle', index: 5 },
      { kind: 'toggle', index: 0 },
      { kind: 'extend', from: 0, to: 4 },
    ]);
    expect(picked(grown)).toBe('abcdef');
    expect(picked(pickRows(grown, { kind: 'extend', from: 4, to: 1 }, KEYS))).toBe('abf');
  });

  it('from where the keyboard stands', () => {
    const moved = selectionAfter([
      { kind: 'toggle', index: 0 },
      { kind: 'stand', index: 3 },
      { kind: 'extend', from: 3, to: 4 },
    ]);
    expect(picked(moved)).toBe('ade');
  });

  it('from where it is drawn when its start is no longer shown', () => {
    const start = selectionAfter([{ kind: 'toggle', index: 0 }]);
    expect(picked(pickRows(start, { kind: 'extend', from: 1, to: 2 }, ['d', 'e', 'f']))).toBe('aef');
  });

  it('all that are shown, beside those picked before', () => {
    const start = selectionAfter([{ kind: 'toggle', index: 0 }]);
    expect(picked(pickRows(start, { kind: 'all' }, ['e', 'f']))).toBe('aef');
    expect(picked(pickRows(start, { kind: 'clear' }, KEYS))).toBe('');
  });

  it('but never one that does not exist', () => {
    const index = fc.integer({ min: -3, max: 9 });
    const gesture = fc.oneof(
      index.map((at): PickGesture => ({ kind: 'toggle', index: at })),
      index.map((at): PickGesture => ({ kind: 'stand', index: at })),
      fc.tuple(fc.nat(9), fc.nat(9)).map(([from, to]): PickGesture => ({ kind: 'extend', from, to })),
    );
    fc.assert(
      fc.property(fc.array(gesture), (gestures) => {
        for (const key of selectionAfter(gestures).picked) expect(KEYS).toContain(key);
      }),
    );
  });
});
