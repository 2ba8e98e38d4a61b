import type { FailureFacts } from '@/utils/fichier/errors';
import type { RemoteId, Transfer, TransferKind } from '@/utils/transfers/schema';

/** The parts of 1fichier's answers that the machine reads; structurally those of the client. */
export type ListedJob = {
  readonly id: RemoteId;
  readonly requestDate: string | null;
  readonly finished: boolean;
};
export type JobResult = {
  readonly url: string | null;
  readonly ok: boolean;
  readonly link: string | null;
  readonly message: string | null;
  /** It failed by its words alone: an end only once they stand for long. */
  readonly mayGoOn?: true;
};
export type JobInfo = ListedJob & {
  readonly links: readonly string[];
  readonly results: readonly JobResult[];
};
export type ListedFile = { readonly url: string; readonly filename: string; readonly size: number | null };
export type Copy = { readonly from: string; readonly to: string };

type OfTransfer = { readonly id: string };
type OfJob = { readonly key: string };
type OfAccount = { readonly accountId: string };
type Failed = { readonly facts: FailureFacts };
type Nothing = Record<never, never>;

/** What each kind of fact carries beside its time. */
type Payloads = {
  // The user.
  added: { readonly transfers: readonly Transfer[] };
  retried: OfTransfer;
  cancelled: OfTransfer;
  removed: OfTransfer;
  paused: Nothing;
  resumed: Nothing;
  /** All that has not gone out is called off. */
  remainingCancelled: Nothing;
  /** Every failed transfer that is loaded starts a new attempt, but for those that 1fichier may already have. */
  failedRetried: Nothing;
  lookAsked: Nothing;
  /** A page was given these done private transfers. */
  privateShown: { readonly ids: readonly string[] };
  privatePurged: { readonly ids: readonly string[] };
  // Sending.
  sendStarted: OfJob &
    OfAccount & {
      readonly kind: TransferKind;
      readonly transferIds: readonly string[];
      /** A copy that failed for want of a password goes out with the one that the user has just entered. */
      readonly withPassword?: true;
    };
  /** The call was given up before anything left the browser. */
  sendReturned: OfJob;
  sendAccepted: OfJob & {
    /** One for all sources, or one for each. */
    readonly remoteIds: readonly [RemoteId, ...RemoteId[]];
    readonly date: string | null;
    /** The sources that the answer repeats, as it spells them; null: it holds no such list. */
    readonly accepted: readonly string[] | null;
  };
  copied: OfJob & {
    readonly copies: readonly Copy[];
    /** How many 1fichier says it copied; null: it does not tell. */
    readonly count: number | null;
  };
  sendRefused: OfJob & Failed;
  sendUnsure: OfJob & Failed;
  // Reading.
  listRead: OfAccount & {
    readonly rows: readonly ListedJob[];
    /** It was a list under its documented name. */
    readonly isList: boolean;
    /** It was, and there was no row that could not be read. */
    readonly isWhole: boolean;
    /** When the listing was asked for, epoch ms: it shows some moment from then to `at`. */
    readonly askedAt: number;
  };
  infoRead: OfAccount & { readonly info: JobInfo };
  infoFailed: OfAccount & Failed & { readonly id: RemoteId };
  namesRead: { readonly jobKeys: readonly string[]; readonly files: readonly ListedFile[] };
  namesFailed: Failed & { readonly jobKeys: readonly string[] };
  listFailed: OfAccount & Failed;
  /** What the folder of a job that no look found holds; `readAt`: when 1fichier said so, epoch ms. */
  filesRead: OfJob & {
    readonly files: readonly ListedFile[];
    /** All that it holds was told and could be read. */
    readonly isWhole: boolean;
    readonly readAt: number;
  };
  filesFailed: OfJob & Failed;
  /** The folder of a job that was refused as not found is there. */
  folderFound: OfJob;
  folderFailed: OfJob & Failed;
  /** The key that sent such a job is not the saved one any more. */
  keyGone: OfJob;
  // The rest.
  /**
   * The two storages of the profile do not belong together: one may hold links that were sent since, or elsewhere.
   * `mayBeSent`: transfers that wait here although they may have gone out.
   */
  profileDoubted: { readonly mayBeSent: readonly string[] };
  /** The user says that the links are to be sent, or that none of them is. */
  profileClaimed: Nothing;
  profileDisowned: Nothing;
  /** The background started. */
  started: Nothing;
  /** Transfers were read whose jobs could not be. */
  orphaned: Nothing;
  /** Within the life of a background, our clock went this much further than time did; negative: it was set back. */
  clockMoved: { readonly byMs: number };
  /** A call ended without its outcome being stored. */
  interrupted: Nothing;
  keyChanged: Nothing;
  holdReleased: Nothing;
  /** The browser is online again, or may reach 1fichier again. */
  wayOpened: Nothing;
  /** An undecided job was looked for long enough, or one that cannot be looked for has waited as long. */
  gaveUp: OfJob;
};

/** A fact in the past tense. `at`: when it happened, epoch ms. */
export type EventOf<T extends keyof Payloads> = Payloads[T] & { readonly type: T; readonly at: number };
export type OutboxEvent = { [T in keyof Payloads]: EventOf<T> }[keyof Payloads];
