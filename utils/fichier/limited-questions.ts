import * as z from 'zod/mini';
import { cachedAccountSchema, cachedFilesSchema, cachedFolderSchema } from '@/utils/fichier/cached-shapes';
import type { Account } from '@/utils/fichier/fichier';
import type { FileListing, FolderListing } from '@/utils/fichier/fichier-files';
import type { LimitedQuestion, StoredAnswer } from '@/utils/fichier/limited-cache';
import type { KnownListing } from '@/utils/fichier/listing-edits';

/** `user/info.cgi` is allowed once in five minutes, a folder's listing once in 30 s. */
export const ACCOUNT_LIMIT_MS = 5 * 60_000;
const LISTING_LIMIT_MS = 30_000;
/** The times of listings are spread over this many stored records; a record keeps so many folders, so that those of a large account do not pile up. */
const LISTING_SLOTS = 64;
const FOLDERS_PER_SLOT = 4;
const LISTINGS_KEPT = 3;

const FOLDER = 'folder';
const FOLDER_AND_FILES = 'folder and files';
const FILES = 'files ';

/** The limit holds for the address too, hence over all keys; only the answer belongs to one. */
export function accountQuestion(accountId: string): LimitedQuestion<Account> {
  return {
    slot: 'account',
    subject: 'account',
    variants: [accountId],
    limitMs: ACCOUNT_LIMIT_MS,
    keep: 1,
    keepSubjects: 1,
    schema: cachedAccountSchema,
  };
}

export function filesQuestion(
  accountId: string,
  folderId: number,
  sentAfter: string | null,
): LimitedQuestion<FileListing> {
  return {
    ...listing(accountId, folderId),
    variants: [`${FILES}${sentAfter ?? ''}`],
    schema: cachedFilesSchema,
  };
}

/** A listing with files also answers the question for the folders alone. */
export function folderQuestion(
  accountId: string,
  folderId: number,
  withFiles: boolean,
): LimitedQuestion<FolderListing> {
  const variants: [string, ...string[]] = withFiles ? [FOLDER_AND_FILES] : [FOLDER, FOLDER_AND_FILES];
  return { ...listing(accountId, folderId), variants, schema: cachedFolderSchema };
}

/** The subjects of all listings of an account begin with this. */
export function listingsOf(accountId: string): string {
  return `${accountId}/`;
}

export function isListing(subject: string): boolean {
  return subject.includes('/');
}

/** A stored listing of whatever kind; null for one that cannot be read. */
export function readListing({ subject, variant, value }: StoredAnswer): KnownListing | null {
  const folderId = Number(subject.slice(subject.lastIndexOf('/') + 1));
  if (variant.startsWith(FILES)) {
    const listing = z.safeParse(cachedFilesSchema, value).data;
    if (listing === undefined) return null;
    return { folderId, holdsAllFiles: variant === FILES, folder: null, ...listing };
  }
  const folder = z.safeParse(cachedFolderSchema, value).data;
  if (folder === undefined) return null;
  return { folderId, holdsAllFiles: variant === FOLDER_AND_FILES, folder, files: folder.files };
}

/** The opposite of `readListing`. */
export function listingValue({ folder, files, hasUnreadFiles }: KnownListing): FolderListing | FileListing {
  return folder === null ? { files, hasUnreadFiles } : { ...folder, files };
}

/** 1fichier counts listings by folder, whichever endpoint and filter they use. */
function listing(accountId: string, folderId: number) {
  return {
    slot: `listing-${folderId % LISTING_SLOTS}`,
    subject: `${listingsOf(accountId)}${folderId}`,
    limitMs: LISTING_LIMIT_MS,
    keep: LISTINGS_KEPT,
    keepSubjects: FOLDERS_PER_SLOT,
  };
}
