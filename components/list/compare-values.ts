/** What a row is sorted by; null: unknown. */
export type SortValue = string | number | null;

/** How two values of one column stand to each other, the unknown last whichever way it is sorted. */
export function compareValues(
  one: SortValue,
  other: SortValue,
  isDown: boolean,
  order: Intl.Collator,
): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  const upwards =
    typeof one === 'string' || typeof other === 'string'
      ? order.compare(String(one), String(other))
      : one - other;
  return isDown ? -upwards : upwards;
}
