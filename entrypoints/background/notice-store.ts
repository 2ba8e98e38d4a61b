import * as z from 'zod/mini';
import { ERROR_CODES } from '@/utils/fichier/errors';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

const endedSchema = z.object({
  name: z.nullable(z.string()),
  link: z.nullable(z.string()),
  failure: z.nullable(z.enum(ERROR_CODES)),
});

/** The notifications on the screen, oldest first. */
const shownSchema = z.array(
  z.object({
    id: z.string(),
    /** Epoch ms of the last change. */
    at: z.number(),
    /** The ends it tells of; empty for one that tells of something else. */
    ended: z.array(endedSchema),
    copies: z.nullable(z.string()),
  }),
);
export type ShownNotices = z.infer<typeof shownSchema>;

/** Kept over a stop of the background, and no longer than the browser keeps the notifications: for its session. */
export function createNoticeStore(session: StorageArea, now: () => number) {
  return createStoredValue<ShownNotices>({
    area: session,
    name: 'notices',
    schema: shownSchema,
    fallback: [],
    now,
  });
}
