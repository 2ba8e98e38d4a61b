import * as z from 'zod/mini';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue, type StoredValue } from '@/utils/store/stored-value';

const fileSchema = z.object({ url: z.string(), name: z.string(), size: z.nullable(z.number()) });

const storedUploadSchema = z.object({
  id: z.string(),
  node: z.string(),
  /** Whose key went with it. */
  accountId: z.string(),
  name: z.string(),
  size: z.number(),
  folderId: z.number(),
  hasPassword: z._default(z.boolean(), false),
  isPrivate: z._default(z.boolean(), false),
  phase: z.enum(['sending', 'sent']),
  startedAt: z.number(),
  /** Links, by `linkId`, of files of that name and size which were in the folder before; null: it was not looked. */
  before: z.nullable(z.array(z.string())),
  /** Answers of the node so far, when the first of them came, and when it may be asked again. */
  asked: z.number(),
  /** Questions since the last answer that found none. */
  failed: z._default(z.number(), 0),
  /** Answers in a row that the node has no such upload. */
  denied: z._default(z.number(), 0),
  askedFrom: z.nullable(z.number()),
  /** When `askAgainAt` was told. */
  askedAt: z._default(z.number(), 0),
  askAgainAt: z.number(),
  /** What it has become; null while that is open. `isGuest`: it is in no account. */
  stored: z.nullable(
    z.object({
      files: z.array(fileSchema),
      folderId: z.number(),
      isGuest: z._default(z.boolean(), false),
    }),
  ),
});
/** An upload that was begun and not ended. Sizes bytes, times epoch ms. */
export type StoredUpload = z.infer<typeof storedUploadSchema>;

export function createUploadStore(area: StorageArea, now: () => number): StoredValue<StoredUpload[]> {
  return createStoredValue({
    area,
    name: 'uploads',
    schema: z.array(storedUploadSchema),
    fallback: [],
    now,
  });
}
