import * as z from 'zod/mini';
import { ERROR_CODES } from '@/utils/fichier/errors';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

/** The end of one transfer, as much of it as a notification needs. */
const endedSchema = z.object({
  /** Null for one from a private window: its name appears nowhere outside the popup. */
  name: z.nullable(z.string()),
  link: z.nullable(z.string()),
  failure: z.nullable(z.enum(ERROR_CODES)),
});
export type Ended = z.infer<typeof endedSchema>;

/** Any number of ends, in little room. */
const tallySchema = z.object({
  done: z.number(),
  failed: z.number(),
  /** Null when there are too many to be kept. */
  links: z.nullable(z.array(z.string())),
  /** The end itself, as long as there is only one. */
  only: z.nullable(endedSchema),
});
export type Tally = z.infer<typeof tallySchema>;

/** Ends that follow each other closely, and share a notification. Times are epoch ms. */
const burstSchema = z.object({
  /** The notification on the screen; null when there is none, or none any more. */
  id: z.nullable(z.string()),
  /** What it tells. */
  told: tallySchema,
  /** What waits to be told. */
  untold: z.nullable(tallySchema),
  /** How often the burst has popped up, and when it last did. */
  shows: z.number(),
  shownAt: z.number(),
  endedAt: z.number(),
});
export type Burst = z.infer<typeof burstSchema>;

const noticesSchema = z.object({
  /** The notifications on the screen, oldest first, with what they copy. */
  shown: z.array(z.object({ id: z.string(), copies: z.nullable(z.string()) })),
  burst: z.nullable(burstSchema),
});
export type Notices = z.infer<typeof noticesSchema>;

/** Kept over a stop of the background, and no longer than the browser keeps the notifications: for its session. */
export function createNoticeStore(session: StorageArea, now: () => number) {
  return createStoredValue<Notices>({
    area: session,
    name: 'notices',
    schema: noticesSchema,
    fallback: { shown: [], burst: null },
    now,
  });
}
