import * as z from 'zod/mini';
import { reply } from '@/utils/messaging/replies';

/**
 * An upload that the background knows of: it has an id at a node, and 1fichier may have its bytes. Kept until the page
 * has been told how it ended, so that a page that was closed or reloaded can say what arrived. Sizes bytes, times epoch ms.
 */
export const uploadRecordSchema = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  folderId: z.number(),
  /** `sending`: not all bytes are known to be out. `sent`: they are, and it is never sent again. */
  phase: z.enum(['sending', 'sent']),
  startedAt: z.number(),
  /** Begun in a private window, and told of in no other. */
  isPrivate: z.boolean(),
});
export type UploadRecord = z.infer<typeof uploadRecordSchema>;

export const uploadedFileSchema = z.object({
  url: z.string(),
  name: z.string(),
  size: z.nullable(z.number()),
});
export type UploadedFile = z.infer<typeof uploadedFileSchema>;

const nothing = z.null();
const uploadRef = z.object({ id: z.string() });

/** Messages about uploads from this computer. Part of `protocol`. */
export const uploadsProtocol = {
  /** What stands against uploads, as last told by 1fichier; null: not known. No call that is not allowed now. */
  uploadLimits: {
    request: nothing,
    response: reply(
      z.object({
        maxFileSize: z.nullable(z.number()),
        freeSpace: z.nullable(z.number()),
        overQuota: z.boolean(),
        uploadForbidden: z.boolean(),
      }),
    ),
  },
  /**
   * A node and an id for one upload, never used for another; from now on, until `endUpload`, a POST of our own page to
   * `url` carries the key. `no-node-permission` without the permission for the nodes.
   */
  beginUpload: {
    request: z.object({
      name: z.string(),
      size: z.number(),
      folderId: z.number().check(z.int(), z.gte(0)),
      /** Its link gets a password, which the page keeps to itself. */
      hasPassword: z.boolean(),
      isPrivate: z.boolean(),
    }),
    response: reply(z.object({ id: z.string(), url: z.string() })),
  },
  /** All bytes are out: the key is taken off, and what follows is asking. */
  uploadSent: { request: uploadRef, response: reply(nothing) },
  /** Cancelled, cut or refused before all bytes were out, or told to the end: the key is taken off, the record forgotten. */
  endUpload: { request: uploadRef, response: reply(nothing) },
  /**
   * Asks the node what became of an upload, once. `waiting`: being stored or scanned, ask again at `askAgainAt`. `stored`:
   * with its links, and the folder they lie in: the root where the one that was meant has gone. `guest`: stored, but not in
   * the account, which the key should have seen to. `missing`: the node has no such upload, and the
   * folder was looked through in vain. `untold`: nobody can be asked any more, and that it did not arrive is not proven.
   */
  uploadReport: {
    request: uploadRef,
    response: reply(
      z.union([
        z.object({ state: z.literal('waiting'), askAgainAt: z.number() }),
        z.object({ state: z.literal('stored'), files: z.array(uploadedFileSchema), folderId: z.number() }),
        z.object({ state: z.literal('guest'), files: z.array(uploadedFileSchema) }),
        z.object({ state: z.enum(['missing', 'untold']) }),
      ]),
    ),
  },
  /** Uploads that a page has begun and none has ended. */
  openUploads: { request: nothing, response: reply(z.array(uploadRecordSchema)) },
} as const;
