import type { ErrorCode } from '@/utils/fichier/errors';
import type { FichierFiles, FileListing, FileRow, FolderListing } from '@/utils/fichier/fichier-files';
import type { ListingEdit } from '@/utils/fichier/listing-edits';

/**
 * The 1fichier client as the rest of the extension sees it. Every operation passes the governor, times out in under
 * 30 s and fails only with `FichierError`. Shapes on the wire: `wire-*.ts`; these are the parsed ones.
 */
export type Lane = 'user' | 'background';

/** How one call is made. */
export type CallOptions = {
  /** User actions go before background work and may use the whole hourly budget; background work may use half. */
  readonly lane: Lane;
  /**
   * Runs after the governor granted the slot and before the request leaves. What it throws gives the slot back and is
   * thrown to the caller as it is; nothing is sent then. `accountId` is the salted hash of the key that will be used.
   */
  readonly beforeSend?: (granted: { readonly accountId: string; readonly at: number }) => Promise<void>;
  /** For cached reads: the oldest answer that will do, in ms. A listing or `user/info` inside its limit is served from the cache whatever this says. */
  readonly maxAgeMs?: number;
  /** `Try now`: the call may go out during a lock, at most once a minute (else `held` with `until`). */
  readonly throughHold?: boolean;
};

/** A cached answer with the time it was read. Epoch ms. */
export type Aged<T> = { readonly value: T; readonly at: number };

/** 1fichier's name of a remote job: a number so far. Any other text is kept as it came, and only ever compared. */
export type RemoteId = number | string;

export type RemoteJobRow = {
  readonly id: RemoteId;
  /** 1fichier's own string, Paris time without zone; opaque, never compared with our clock. Null when absent. */
  readonly requestDate: string | null;
  /** `execution_date` holds a real date. Nobody has shown that it is the end and not the start: only a result ends a source. */
  readonly finished: boolean;
};

export type RemoteListing = {
  readonly rows: readonly RemoteJobRow[];
  /**
   * False when the answer was no list under its documented name, such as that of an account without jobs may be: then
   * nothing follows from what is not in it.
   */
  readonly isList: boolean;
  /** False when there were rows that could not be read, or no list: that a job is not among these then proves nothing. */
  readonly isWhole: boolean;
};

export type RemoteResult = {
  readonly url: string | null;
  readonly ok: boolean;
  readonly link: string | null;
  readonly message: string | null;
  /** It failed by its words alone, which may be those of a source that goes on: an end only once they stand for long. */
  readonly mayGoOn?: true;
};

/** What 1fichier answered to a request for remote uploads. */
export type RemoteRequest = {
  /** One id for all sources; several should 1fichier make a job of each. Never empty. */
  readonly ids: readonly [RemoteId, ...RemoteId[]];
  readonly date: string | null;
  /** The sources that the answer repeats, as it spells them; null when it holds no such list. */
  readonly accepted: readonly string[] | null;
};

export type RemoteJobInfo = RemoteJobRow & {
  readonly links: readonly string[];
  readonly results: readonly RemoteResult[];
};

export type Plan = 'free' | 'premium' | 'access' | 'gold' | 'unknown';

export type Account = {
  readonly plan: Plan;
  readonly email: string | null;
  /** `YYYY-MM-DD ...` as 1fichier writes it; null when there is none. */
  readonly subscriptionEnd: string | null;
  /** Bytes; null when not told. */
  readonly hotStorage: number | null;
  readonly coldStorage: number | null;
  readonly availableStorage: number | null;
  readonly allowedColdStorage: number | null;
  readonly availableColdStorage: number | null;
  /** CDN credits in GB, decimal; null when not told. */
  readonly cdnCredits: number | null;
  readonly overQuota: boolean;
  readonly uploadForbidden: boolean;
};

export type DirectLinkOptions = {
  readonly url: string;
  readonly password?: string;
  readonly inline?: boolean;
  readonly cdn?: boolean;
  readonly restrictIp?: 0 | 1 | 2;
  readonly single?: boolean;
  readonly noSsl?: boolean;
};

/** A host without scheme or path, and the id of one upload to it. */
export type UploadServer = { readonly node: string; readonly id: string };

/** A file of a stored listing, and the folder it lies in. */
export type KnownFile = { readonly folderId: number; readonly row: FileRow };

/** The operations. Names are the project's own; the endpoints behind them are the real ones. */
export type Fichier = FichierFiles & {
  /** `remote/request.cgi`. Rejects with code `no-id` and outcome `unknown` for an OK without any id. */
  addUrl(
    input: {
      readonly urls: readonly string[];
      readonly folderId: number;
      readonly headers: Readonly<Record<string, string>> | null;
      /** An earlier call with them never arrived, perhaps for want of time: this one gets as much as any call. */
      readonly isResend?: boolean;
    },
    options: CallOptions,
  ): Promise<RemoteRequest>;
  /**
   * `download/get_token.cgi`. The link lives five minutes from `at`. A file just stored is asked for up to three times, three
   * seconds apart; then it rejects with `not-ready`.
   */
  getLink(
    input: DirectLinkOptions,
    options: CallOptions,
  ): Promise<{ readonly url: string; readonly at: number }>;
  /** `upload/get_upload_server.cgi`, for one upload and never for another. */
  uploadServer(options: CallOptions): Promise<UploadServer>;
  /** `user/info.cgi`, at most once in five minutes, else from the cache, else `budget` with `until`. */
  userInfo(options: CallOptions): Promise<Aged<Account>>;
  /** The last known account of the saved key, without any call; null when never read. */
  knownAccount(): Promise<Aged<Account> | null>;
  /**
   * `remote/ls.cgi`, newest first as 1fichier gives it; never rely on the order. Whatever 1fichier says in readable JSON, or
   * by an empty body, is a listing; a refusal is one without rows that is no list, unless it speaks of the account.
   */
  remoteLs(options: CallOptions): Promise<RemoteListing>;
  /** `remote/info.cgi`. */
  remoteInfo(id: RemoteId, options: CallOptions): Promise<RemoteJobInfo>;
  /**
   * `file/ls.cgi` of one folder (0 = root). One folder is listed at most once in 30 s, by this and `folderLs` together:
   * inside that time the last answer to the same question, else `budget` with `until`.
   */
  fileLs(
    input: { readonly folderId: number; readonly sentAfter: string | null },
    options: CallOptions,
  ): Promise<Aged<FileListing>>;
  /** `folder/ls.cgi` of one folder (0 = root), limited as `fileLs`. A listing with files serves who wants none. */
  folderLs(
    input: { readonly folderId: number; readonly files?: boolean },
    options: CallOptions,
  ): Promise<Aged<FolderListing>>;
  /** When 1fichier may be asked for this folder again, epoch ms; now or earlier: at once. No call. */
  listableAt(folderId: number): Promise<number>;
  /** The stored listing of a folder, whatever its age; null when there is none. No call. */
  knownListing(folderId: number): Promise<FolderListing | null>;
  /** The files with these links in the stored listings of the account, by `linkId`. No call. */
  knownFiles(urls: readonly string[]): Promise<ReadonlyMap<string, KnownFile>>;
  /**
   * Changes the stored listings of the account after an act that 1fichier confirmed. What the act leaves uncertain is
   * read anew by the next question that 1fichier's limit allows. Rejects with `storage`.
   */
  amend(accountId: string, edit: ListingEdit): Promise<void>;
  /** The stored listings of these folders may be wrong: the next question that the limit allows reads them anew. */
  doubt(folderIds: readonly number[]): Promise<void>;
};

/** A lock of the whole client, kept by the governor. Epoch ms; `lengthMs` is its full length. */
export type GovernorHold = {
  readonly reason: 'flood' | 'ip-locked';
  readonly code: ErrorCode;
  readonly until: number;
  readonly lengthMs: number;
  readonly words: string | null;
};

/** What a caller needs to know of the gate. */
export type Governor = {
  /**
   * Runs one call: waits for its turn and the spacing, never for a lock. During a lock it rejects with the lock's own
   * code, `not-sent` and `until`; beyond the hourly budget with `budget`; `Try now` within a minute of the last with `held`.
   */
  run<T>(
    request: {
      readonly lane: Lane;
      /** A call that creates nothing: a background read that hangs over 2 s is aborted when a user action waits. */
      readonly isRead: boolean;
      /** Set for `Try now`: the one call that may go out during a lock. */
      readonly throughHold?: boolean;
      /** A call of the website: in the same queue, spaced and held like all, but outside the hourly budget of the API. */
      readonly ofWebsite?: boolean;
      /** 1fichier allows this call only so often: a flood that it answers says nothing of the hourly budget. */
      readonly hasOwnLimit?: boolean;
    },
    send: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /**
   * A user action is about to come, and its caller may itself be waiting for a background read: such a read is aborted
   * once it has been out for 2 s.
   */
  hurry(): void;
  /** The lock in force, or null. */
  hold(): Promise<GovernorHold | null>;
  /** When background work may make its next call, epoch ms (now or earlier: at once). */
  nextBackgroundAt(): Promise<number>;
  /**
   * Of which calls many links are sent: whose, how many an hour, and when the next may go out, epoch ms. And how many
   * background work has in an hour.
   */
  linkBudget(): Promise<{
    readonly lane: Lane;
    readonly perHour: number;
    readonly nextAt: number;
    readonly backgroundPerHour: number;
  }>;
  /** When `Try now` may be pressed again, epoch ms. */
  tryNowAt(): Promise<number>;
};
