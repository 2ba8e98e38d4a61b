import { cachedAccountSchema, cachedFilesSchema, cachedFolderSchema } from '@/utils/fichier/cached-shapes';
import type { Account, FileRow, FolderListing } from '@/utils/fichier/fichier';
import type { LimitedQuestion } from '@/utils/fichier/limited-cache';

/** `user/info.cgi` is allowed once in five minutes, a folder's listing once in 30 s. */
const ACCOUNT_LIMIT_MS = 5 * 60_000;
const LISTING_LIMIT_MS = 30_000;
/** Listings are spread over this many stored records, so that those of a large account do not pile up. */
const LISTING_SLOTS = 64;
const LISTINGS_KEPT = 3;

/** The limit holds for the address too, hence over all keys; only the answer belongs to one. */
export function accountQuestion(accountId: string): LimitedQuestion<Account> {
  return {
    slot: 'account',
    subject: 'account',
    variants: [accountId],
    limitMs: ACCOUNT_LIMIT_MS,
    keep: 1,
    schema: cachedAccountSchema,
  };
}

export function filesQuestion(
  accountId: string,
  folderId: number,
  sentAfter: string | null,
): LimitedQuestion<readonly FileRow[]> {
  return {
    ...listing(accountId, folderId),
    variants: [`files ${sentAfter ?? ''}`],
    schema: cachedFilesSchema,
  };
}

/** A listing with files also answers the question for the folders alone. */
export function folderQuestion(
  accountId: string,
  folderId: number,
  withFiles: boolean,
): LimitedQuestion<FolderListing> {
  const variants: [string, ...string[]] = withFiles ? ['folder and files'] : ['folder', 'folder and files'];
  return { ...listing(accountId, folderId), variants, schema: cachedFolderSchema };
}

/** 1fichier counts listings by folder, whichever endpoint and filter they use. */
function listing(accountId: string, folderId: number) {
  return {
    slot: `listing-${folderId % LISTING_SLOTS}`,
    subject: `${accountId}/${folderId}`,
    limitMs: LISTING_LIMIT_MS,
    keep: LISTINGS_KEPT,
  };
}
