import * as z from 'zod/mini';

/**
 * When 1fichier was asked for what, as stored. An entry is one limited thing (a folder, the account page) with the time
 * it was last asked for, and the answers kept of it by variant (a filter, an account), the newest first. Epoch ms.
 */
const entrySchema = z.object({
  subject: z.string(),
  calledAt: z.number(),
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
  readonly variants: readonly {
    readonly variant: string;
    readonly at: number;
    readonly isDoubted: boolean;
  }[];
};

/** A time ahead of the clock, which was set back, becomes now. */
export function settleEntry(entry: CacheRecordEntry, now: number): CacheRecordEntry {
  const isSound = entry.calledAt <= now && entry.variants.every(({ at }) => at <= now);
  if (isSound) return entry;
  const variants = entry.variants.map((one) => ({ ...one, at: Math.min(one.at, now) }));
  return { ...entry, calledAt: Math.min(entry.calledAt, now), variants };
}
