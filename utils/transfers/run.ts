import type { OutboxContext } from '@/utils/transfers/schema';
import { isOpenTransfer, type OutboxState, patchContext } from '@/utils/transfers/state';

/** How far the outbox has come with all links that were given to it since it was last empty. */
export type Progress = { readonly ended: number; readonly total: number };

/** One link is its own progress. */
const FEWEST = 2;

/** Links on their way that the user sees: a row that was removed counts as dealt with. */
const openLinks = (state: OutboxState): number =>
  Object.values(state.transfers).filter((row) => isOpenTransfer(row) && !row.hidden).length;

export const progressOf = (state: OutboxState): Progress | null =>
  progressWith(openLinks(state), state.context);

/** Null when nothing is on its way, or one link alone. `open`: visible links on their way. */
export function progressWith(open: number, { run }: OutboxContext): Progress | null {
  const total = Math.max(run.total, open);
  return open === 0 || total < FEWEST ? null : { ended: total - open, total };
}

/** Counts what became open between two states: into the run that is under way, or as the beginning of a new one. */
export function countIntoRun(before: OutboxState, after: OutboxState): OutboxState {
  const open = openLinks(before);
  const more = openLinks(after) - open;
  if (more <= 0) return after;
  const total = open === 0 ? more : Math.max(after.context.run.total, open) + more;
  return patchContext(after, { run: { total } });
}
