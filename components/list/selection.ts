/** Which rows are picked, by their keys, and where a range starts. */
export type Selection = {
  readonly picked: ReadonlySet<string>;
  /** The row that a range is drawn from; null before the first. */
  readonly anchor: string | null;
  /** What was picked when the range was begun: a range that shrinks gives back what it took. */
  readonly base: ReadonlySet<string>;
};

/** What a user does with rows, by their places in the list as it is shown. */
export type PickGesture =
  | { readonly kind: 'toggle'; readonly index: number }
  /** Everything from the anchor to `to`; without an anchor, from `from`. */
  | { readonly kind: 'extend'; readonly from: number; readonly to: number }
  /** Moves on without picking: a range drawn later starts here. */
  | { readonly kind: 'stand'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'clear' };

const NOTHING: ReadonlySet<string> = new Set();

export const NO_SELECTION: Selection = { picked: NOTHING, anchor: null, base: NOTHING };

/** The selection after a gesture. `keys`: the rows shown, in their order; what is picked beyond them stays picked. */
export function pickRows(selection: Selection, gesture: PickGesture, keys: readonly string[]): Selection {
  switch (gesture.kind) {
    case 'clear':
      return NO_SELECTION;
    case 'all':
      return startedAt(selection.anchor, new Set([...selection.picked, ...keys]));
    case 'stand':
      return startedAt(keys[gesture.index] ?? null, selection.picked);
    case 'toggle':
      return toggled(selection, keys[gesture.index]);
    case 'extend':
      return extended(selection, gesture, keys);
  }
}

function startedAt(anchor: string | null, picked: ReadonlySet<string>): Selection {
  return { picked, anchor, base: picked };
}

function toggled(selection: Selection, key: string | undefined): Selection {
  if (key === undefined) return selection;
  const picked = new Set(selection.picked);
  if (!picked.delete(key)) picked.add(key);
  return startedAt(key, picked);
}

function extended(
  selection: Selection,
  { from, to }: { readonly from: number; readonly to: number },
  keys: readonly string[],
): Selection {
  const known = selection.anchor === null ? -1 : keys.indexOf(selection.anchor);
  const start = known < 0 ? from : known;
  const base = known < 0 ? selection.picked : selection.base;
  const range = keys.slice(Math.min(start, to), Math.max(start, to) + 1);
  return { picked: new Set([...base, ...range]), anchor: keys[start] ?? null, base };
}
