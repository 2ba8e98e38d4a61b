import * as z from 'zod/mini';
import { aheadSince, clockMovedBy } from '@/utils/fichier/moved-clock';

/**
 * When 1fichier was asked for what, as stored. An entry is one limited thing (a folder, the account page) with the time
 * it was last asked for, how far the clock was ahead then (`moved-clock.ts`), and the answers kept of it by variant (a filter, an account), the newest first. Epoch ms.
 */
const entrySchema = z.object({
  subject: z.string(),
  calledAt: z.number(),
  ahead: z._default(z.nullable(z.number()), null),
  variants: z._default(
    z.array(z.object({ variant: z.string(), at: z.number(), isDoubted: z.boolean() })),
    [],
  ),
});
export const cacheRecordSchema = z.array(entrySchema);
export type CacheRecord = readonly CacheRecordEntry[];
export type CacheRecordEntry = {
  readonly subject: string;
  readonly calledAt: number;
  readonly ahead: number | null;
  readonly variants: readonly {
    readonly variant: string;
    readonly at: number;
    readonly isDoubted: boolean;
  }[];
};

/**
 * The entry as of `now`. Where the clock was set forward since, its call moves with it; a time that is ahead of the clock all
 * the same becomes now.
 */
export function settleEntry(
  entry: CacheRecordEntry,
  { now, ahead, isOfThisLife }: { now: number; ahead: number; isOfThisLife: boolean },
): CacheRecordEntry {
  const calledAt = Math.min(entry.calledAt + clockMovedBy(entry.ahead, ahead, isOfThisLife), now);
  const since = aheadSince(entry.ahead, ahead);
  const isSound =
    calledAt === entry.calledAt && since === entry.ahead && entry.variants.every(({ at }) => at <= now);
  if (isSound) return entry;
  const variants = entry.variants.map((one) => ({ ...one, at: Math.min(one.at, now) }));
  return { ...entry, calledAt, ahead: since, variants };
}
