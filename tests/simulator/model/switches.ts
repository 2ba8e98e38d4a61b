import type { RemoteResultRow, StoredFile } from './records.ts';

/** How 1fichier limits its callers. Times are ms of the simulator's clock; `Infinity` or 0 takes a limit away. */
export type Limits = {
  /** Calls of one address within a second: 3 as documented, 1 in the strict mode. */
  callsPerSecond: number;
  /** How long a flood lock lasts. */
  lockMs: number;
  userInfoPerIpMs: number;
  userInfoPerUserMs: number;
  /** Listings of the same folder by the same account. */
  listingMs: number;
  /** `file/ls` of the whole account (-1). */
  listAllMs: number;
  /** Listings of any folder; seen at about 3 s by one client, so off unless asked for. */
  anyListingMs: number;
  /** Does a broken `user/info` or listing limit lock every call, or refuse that one call alone? */
  limitLocks: 'call' | 'everything';
  /** After so many 401, 403, 404 and 410 answers the address is locked (`IP Locked`). */
  abuseAnswers: number;
  /** Sources not yet fetched that an account without Premium may have. */
  openSources: number;
  /** Links in one `remote/request`. */
  urlsPerRequest: number;
  /** The largest file of an upload, bytes. */
  customerFile: number;
  freeFile: number;
  guestFile: number;
};

const GB = 1_000_000_000;

export const DOCUMENTED_LIMITS: Readonly<Limits> = {
  callsPerSecond: 3,
  lockMs: 60_000,
  userInfoPerIpMs: 60_000,
  userInfoPerUserMs: 300_000,
  listingMs: 30_000,
  listAllMs: 3_600_000,
  anyListingMs: 0,
  limitLocks: 'call',
  abuseAnswers: Number.POSITIVE_INFINITY,
  openSources: 10,
  urlsPerRequest: 100,
  customerFile: 300 * GB,
  freeFile: 50 * GB,
  guestFile: 5 * GB,
};

/** The strictest reading of all that was seen: one call a second, every listing 3 s apart, and any breach locks everything. */
export const STRICTEST_LIMITS: Readonly<Limits> = {
  ...DOCUMENTED_LIMITS,
  callsPerSecond: 1,
  anyListingMs: 3_000,
  limitLocks: 'everything',
};

/** No limit at all: for tests that call often and mean something else. */
export const NO_LIMITS: Readonly<Limits> = {
  ...DOCUMENTED_LIMITS,
  callsPerSecond: Number.POSITIVE_INFINITY,
  userInfoPerIpMs: 0,
  userInfoPerUserMs: 0,
  listingMs: 0,
  listAllMs: 0,
};

/** What 1fichier is not known to do always, or in one way only. May be changed at any moment. */
export type Switches = {
  /** Time from the request to the fetching of its sources; null: never by itself (`runJob`). */
  executionDelayMs: number | null;
  /** What stands for the execution date of a job not yet executed. */
  pendingDate: '1970' | 'empty' | 'zero' | 'null' | 'absent';
  /** Changes the links that `remote/request` echoes and `remote/info` lists. */
  rewriteLinks: ((url: string) => string) | null;
  /** Changes what a finished job reports: drop, reorder or rewrite entries. */
  editResults: ((results: readonly RemoteResultRow[]) => readonly RemoteResultRow[]) | null;
  /** Entries of a running job show one by one. */
  progressiveResults: boolean;
  /** `remote/ls` shows so many jobs at most. */
  listRows: number;
  /** `remote/ls` shows a job only so long after its request; `remote/info` knows it at once. */
  showJobAfterMs: number;
  /** A finished job leaves `remote/ls`, and `remote/info`, so long after its end; null: stays. */
  vanishFromListAfterMs: number | null;
  vanishFromInfoAfterMs: number | null;
  jobIds: 'growing' | 'falling' | 'random';
  jobOrder: 'newest-first' | 'oldest-first' | 'shuffled';
  /** Another client with the same key sends the same (or partly the same) links right after each request. */
  otherClient: 'none' | 'identical' | 'partly-equal';
  /** A link that waits or was sent before is refused. */
  refuseKnownSources: boolean;
  /** Files that an act on many (`rm`, `mv`, `rename`, `cp`, `chattr`) leaves out of its work and of its answer. */
  leaveOut: ((file: StoredFile) => boolean) | null;
  /** Numbers of JSON answers become numeric strings. */
  numericStrings: boolean;
  /** Successful answers carry no `status`. */
  missingStatus: boolean;
  /** Failures come as HTTP 200. */
  failuresAs200: boolean;
  /** The field of `file/info` and of listings: spelled in two ways by two sources. */
  contentTypeField: 'content-type' | 'content_type';
  /** How often `end.pl` answers "Please wait" before its report. */
  endPleaseWait: number;
  /** Then it answers with an empty `links` so often. */
  endEmptyLinks: number;
  /** What the upload node says instead of storing. */
  uploadRefusal: 'none' | 'no-file' | 'cannot-open';
  /** The node cuts the connection as soon as so many bytes of an upload have come; null: it does not. */
  uploadCutAt: number | null;
  /** So fast does it take them, bytes a second. */
  uploadPace: number;
  /** The node takes an upload and redirects, but stores nothing: its report is never ready, its folder never has it. */
  uploadLost: boolean;
};

export const DEFAULT_SWITCHES: Readonly<Switches> = {
  executionDelayMs: 0,
  pendingDate: '1970',
  rewriteLinks: null,
  editResults: null,
  progressiveResults: false,
  listRows: Number.POSITIVE_INFINITY,
  showJobAfterMs: 0,
  vanishFromListAfterMs: null,
  vanishFromInfoAfterMs: null,
  jobIds: 'growing',
  jobOrder: 'newest-first',
  otherClient: 'none',
  refuseKnownSources: false,
  leaveOut: null,
  numericStrings: false,
  missingStatus: false,
  failuresAs200: false,
  contentTypeField: 'content-type',
  endPleaseWait: 1,
  endEmptyLinks: 0,
  uploadRefusal: 'none',
  uploadCutAt: null,
  uploadPace: Number.POSITIVE_INFINITY,
  uploadLost: false,
};
