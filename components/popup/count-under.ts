import type { Counts, TransferFilter } from '@/utils/transfers/screen-schema';

/** How many transfers a filter shows. */
export function countUnder(filter: TransferFilter, counts: Counts): number {
  const perFilter = {
    all: counts.total,
    open: counts.waiting + counts.active,
    done: counts.done,
    failed: counts.failed,
  };
  return perFilter[filter];
}
