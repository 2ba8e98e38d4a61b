import type { EngineDeps } from '@/utils/engine/engine-deps';
import { batchLimit } from '@/utils/transfers/batches';
import type { Counts } from '@/utils/transfers/screen-schema';

const HOUR_MS = 3_600_000;
const SHORT_MS = 60_000;
/** One request and one reading of its results. */
const CALLS_PER_JOB = 2;

/**
 * When the last waiting link will have been sent if only the hourly budget slows them; null when that is soon, or while a
 * hold has no end. Epoch ms.
 */
export async function estimateEnd(
  deps: EngineDeps,
  { waiting }: Counts,
  hold: { readonly until: number | null } | null,
): Promise<number | null> {
  if (waiting === 0 || hold?.until === null) return null;
  const [{ perHour, nextAt }, option] = await Promise.all([deps.governor.linkBudget(), deps.batchSize()]);
  const now = deps.clock.now();
  const calls = Math.ceil(waiting / batchLimit(waiting, option)) * CALLS_PER_JOB;
  const isSlowed = nextAt > now + SHORT_MS;
  if (!isSlowed && calls <= perHour / 2) return null;
  return Math.max(now, nextAt, hold?.until ?? 0) + Math.round((calls / perHour) * HOUR_MS);
}
