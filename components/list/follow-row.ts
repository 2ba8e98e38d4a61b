/** A row by its place and by what it shows; the key is null while the row is not loaded. */
export type ChosenRow = { readonly index: number; readonly key: string | null };

/** Where a chosen row is now: with its key if that still exists, else whatever took its place, else the last row. */
export function followRow(chosen: ChosenRow, keys: readonly string[], total: number): ChosenRow {
  if (chosen.key !== null && keys[chosen.index] !== chosen.key) {
    const moved = keys.indexOf(chosen.key);
    if (moved >= 0) return { index: moved, key: chosen.key };
  }
  const index = Math.max(0, Math.min(chosen.index, total - 1));
  return { index, key: keys[index] ?? null };
}
