import * as z from 'zod/mini';
import { reasonSchema, reply } from '@/utils/messaging/replies';

/** One file of the account. Dates as 1fichier writes them (Paris time, no zone), sizes bytes. */
export const fileViewSchema = z.object({
  url: z.string(),
  name: z.string(),
  size: z.nullable(z.number()),
  date: z.nullable(z.string()),
  contentType: z.nullable(z.string()),
  checksum: z.nullable(z.string()),
  hasPassword: z.boolean(),
  hasAccessList: z.boolean(),
});
export type FileView = z.infer<typeof fileViewSchema>;

export const folderViewSchema = z.object({
  id: z.number(),
  name: z.string(),
  date: z.nullable(z.string()),
  hasPassword: z.boolean(),
});
export type FolderView = z.infer<typeof folderViewSchema>;

/** A folder on the way from the root: the root itself has id 0 and no name. */
export const folderRefSchema = z.object({ id: z.number(), name: z.nullable(z.string()) });
export type FolderRef = z.infer<typeof folderRefSchema>;

export const folderContentSchema = z.object({
  id: z.number(),
  /** From the root to this folder, both included, as far as it is known. */
  path: z.array(folderRefSchema),
  folders: z.array(folderViewSchema),
  /** Empty when only folders were asked for. */
  files: z.array(fileViewSchema),
  /** The public address, when it has one; null otherwise, and while unknown. */
  shared: z.nullable(z.string()),
  /** How many people it is shared with by their address; null when that is not told. */
  sharedWith: z.nullable(z.number()),
  /** 1fichier lists at most 5,000 files. */
  isCut: z.boolean(),
  /** When it was read, and when 1fichier may be asked again. Epoch ms. */
  at: z.number(),
  refreshAt: z.number(),
});
export type FolderContent = z.infer<typeof folderContentSchema>;

export const fileInfoSchema = z.object({
  url: z.string(),
  name: z.nullable(z.string()),
  size: z.nullable(z.number()),
  date: z.nullable(z.string()),
  path: z.nullable(z.string()),
  folderId: z.nullable(z.number()),
  checksum: z.nullable(z.string()),
  contentType: z.nullable(z.string()),
  description: z.nullable(z.string()),
  hasPassword: z.boolean(),
});
export type FileInfo = z.infer<typeof fileInfoSchema>;

/**
 * What became of an act on many files: those that 1fichier confirmed, and those it did not, with the reason. Every file
 * asked about is in exactly one of the two lists. `unknown`: no answer settles whether it was done.
 */
export const actReportSchema = z.object({
  done: z.array(z.string()),
  failed: z.array(z.object({ url: z.string(), reason: reasonSchema, isUnknown: z.boolean() })),
});
export type ActReport = z.infer<typeof actReportSchema>;

const urls = z.array(z.string()).check(z.minLength(1));
const folderId = z.number().check(z.int(), z.gte(0));

/** Messages about the files and folders of the account. Part of `protocol`. */
export const filesProtocol = {
  /** From the cache while 1fichier may not be asked again or `refresh` is false; `withFiles` false: a picker's question. */
  listFolder: {
    request: z.object({ folderId, withFiles: z.boolean(), refresh: z.boolean() }),
    response: reply(folderContentSchema),
  },
  fileInfo: { request: z.object({ url: z.string() }), response: reply(fileInfoSchema) },
  renameFiles: {
    request: z.object({
      files: z.array(z.object({ url: z.string(), name: z.string() })).check(z.minLength(1)),
    }),
    response: reply(actReportSchema),
  },
  moveFiles: { request: z.object({ urls, folderId }), response: reply(actReportSchema) },
  copyFilesTo: { request: z.object({ urls, folderId }), response: reply(actReportSchema) },
  deleteFiles: { request: z.object({ urls }), response: reply(actReportSchema) },
  /** Puts a password on the files, or takes it away (empty). At least six characters. */
  protectFiles: { request: z.object({ urls, password: z.string() }), response: reply(actReportSchema) },
  createFolder: {
    request: z.object({ parentId: folderId, name: z.string() }),
    response: reply(z.object({ id: z.number(), name: z.string() })),
  },
  renameFolder: { request: z.object({ folderId, name: z.string() }), response: reply(z.null()) },
  moveFolder: { request: z.object({ folderId, parentId: folderId }), response: reply(z.null()) },
  deleteFolder: { request: z.object({ folderId }), response: reply(z.null()) },
  /** `password` null: as it is; the address is null once it is no longer shared. */
  shareFolder: {
    request: z.object({ folderId, isShared: z.boolean(), password: z.nullable(z.string()) }),
    response: reply(z.object({ url: z.nullable(z.string()) })),
  },
  /** Folders seen so far, with their way from the root, for search; and those used lately and pinned. No call. */
  knownFolders: {
    request: z.null(),
    response: reply(
      z.object({
        known: z.array(z.object({ id: z.number(), path: z.array(folderRefSchema) })),
        recent: z.array(folderRefSchema),
        pinned: z.array(folderRefSchema),
      }),
    ),
  },
  /** Pinned folders are in the context menu. */
  pinFolder: {
    request: z.object({ folder: folderRefSchema, isPinned: z.boolean() }),
    response: reply(z.null()),
  },
} as const;
