import * as z from 'zod/mini';
import type { Account } from '@/utils/fichier/fichier';
import type { FileListing, FolderListing } from '@/utils/fichier/fichier-files';

/** The parsed answers as they are kept between calls. Stored by an older version, they may look different: checked when read. */
const text = z.nullable(z.string());
const number = z.nullable(z.number());

export const cachedAccountSchema: z.ZodMiniType<Account> = z.object({
  plan: z.enum(['free', 'premium', 'access', 'gold', 'unknown']),
  email: text,
  subscriptionEnd: text,
  hotStorage: number,
  coldStorage: number,
  availableStorage: number,
  allowedColdStorage: number,
  availableColdStorage: number,
  cdnCredits: number,
  overQuota: z.boolean(),
  uploadForbidden: z.boolean(),
});

const fileRowSchema = z.object({
  url: z.string(),
  filename: z.string(),
  size: number,
  date: text,
  contentType: text,
  checksum: text,
  hasPassword: z.boolean(),
  hasAccessList: z.boolean(),
});

export const cachedFilesSchema: z.ZodMiniType<FileListing> = z.object({
  files: z.array(fileRowSchema),
  hasUnreadFiles: z.optional(z.literal(true)),
});

export const cachedFolderSchema: z.ZodMiniType<FolderListing> = z.object({
  id: z.number(),
  name: text,
  folders: z.array(z.object({ id: z.number(), name: z.string(), date: text, hasPassword: z.boolean() })),
  hasUnreadFolders: z.optional(z.literal(true)),
  files: z.array(fileRowSchema),
  shared: text,
  sharedWith: z._default(number, null),
  isCut: z.boolean(),
});
