import type { StoredFile } from './records.ts';
import { DEFAULT_REMOTE_SWITCHES, type RemoteSwitches } from './remote-switches.ts';

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
export type Switches = RemoteSwitches & {
  /** Of every message; `as-asked`: English to who asks for it, French to all others. */
  language: 'english' | 'french' | 'as-asked';
  /** Which form of `headers` in a remote request 1fichier sends to the source: names and values, lines, or either. */
  headersForm: 'object' | 'lines' | 'either' | 'none';
  /** Of a file stored less long ago, `get_token` answers KO with a dead `url`. */
  tokenReadyAfterMs: number;
  /** A file shows in `file/ls` only so long after it was stored. */
  showFileAfterMs: number;
  /** A backslash in the name of a file stands in a listing as it is, so that the answer is not JSON. */
  strayBackslash: boolean;
  /** Files that an act on many (`rm`, `mv`, `rename`, `cp`, `chattr`) leaves out of its work and of its answer. */
  leaveOut: ((file: StoredFile) => boolean) | null;
  /** Does a refusal say that a password is wanted, or wrong? Else the file is not allowed, and nothing tells why. */
  passwordRefusal: 'told' | 'silent';
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
  /** Then it answers with an empty `links` so often, and then so often with a link that names no id. */
  endEmptyLinks: number;
  endEmptyIds: number;
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
  ...DEFAULT_REMOTE_SWITCHES,
  language: 'english',
  headersForm: 'object',
  tokenReadyAfterMs: 0,
  showFileAfterMs: 0,
  strayBackslash: true,
  leaveOut: null,
  passwordRefusal: 'told',
  numericStrings: false,
  missingStatus: false,
  failuresAs200: false,
  contentTypeField: 'content-type',
  endPleaseWait: 1,
  endEmptyLinks: 0,
  endEmptyIds: 0,
  uploadRefusal: 'none',
  uploadCutAt: null,
  uploadPace: Number.POSITIVE_INFINITY,
  uploadLost: false,
};
