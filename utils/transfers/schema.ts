import * as z from 'zod/mini';
import { ERROR_CODES } from '@/utils/fichier/errors';

/** Why a transfer failed: a code of the closed union and 1fichier's own words, if it gave any. */
export const failureSchema = z.object({
  code: z.enum(ERROR_CODES),
  words: z.nullable(z.string()),
});
export type Failure = z.infer<typeof failureSchema>;

/** Where the user took the link from. */
export const originSchema = z.enum(['link', 'media', 'page', 'selection', 'popup', 'grabber']);
export type Origin = z.infer<typeof originSchema>;

/** `remote`: 1fichier fetches the source. `copy`: the source is a 1fichier link, copied into the account. */
export const transferKindSchema = z.enum(['remote', 'copy']);
export type TransferKind = z.infer<typeof transferKindSchema>;

/**
 * One source on its way to 1fichier, one row in the popup. Times are epoch ms. The words on the screen derive from the
 * state, its job and the holds (`screen-state.ts`).
 */
export const transferSchema = z.object({
  /** Sorts by time of creation. */
  id: z.string(),
  /** The source, byte for byte as the page gave it. For `copy`: as given too; the canonical link is derived. */
  url: z.string(),
  kind: transferKindSchema,
  origin: originSchema,
  /** Destination folder at 1fichier; 0 is the root. */
  folderId: z.number(),
  /** Name of that folder when it was chosen, for display; null for the root. */
  folderName: z.nullable(z.string()),
  createdAt: z.number(),
  changedAt: z.number(),
  state: z.enum(['queued', 'assigned', 'done', 'failed', 'cancelled']),
  /** 1 for the first send, one more for each `Retry` of the user. */
  attempt: z.number(),
  /** The job that carries it; null unless assigned or ended by one. */
  jobKey: z.nullable(z.string()),
  /** Transfers of one refused batch share a group: tells the planner to send `1`, then halves. Null: no constraint. */
  group: z.nullable(z.string()),
  /** Set while a cancel is wished for but the job is unsure. */
  cancelWished: z.boolean(),
  failure: z.nullable(failureSchema),
  /** Share link, name and size (bytes) at 1fichier, once known. */
  link: z.nullable(z.string()),
  name: z.nullable(z.string()),
  size: z.nullable(z.number()),
  /** 1fichier received this twice (another client with the same key, or a repeated request). */
  twin: z.boolean(),
  /** From a private window: deleted when done and seen, or at the next start. */
  isPrivate: z.boolean(),
  /** The row is removed from the screen; the record stays while its job needs it. */
  hidden: z.boolean(),
  /** Sends repeated by the machine in this attempt, each after the one before was proven absent. */
  resends: z.number(),
  /** Not sent again before this time; null: at once. */
  notBefore: z.nullable(z.number()),
});
export type Transfer = z.infer<typeof transferSchema>;

/** 1fichier's name of a job: a number so far; any other text is kept as it came, and only ever compared. */
export const remoteIdSchema = z.union([z.number(), z.string()]);
export type RemoteId = z.infer<typeof remoteIdSchema>;

/** One look at `remote/ls` made for an unsure job. */
export const lookSchema = z.object({ at: z.number(), conclusive: z.boolean() });
export type Look = z.infer<typeof lookSchema>;

/** One `remote/request` (or one `file/cp`) at 1fichier, for one or several transfers. Times are epoch ms. */
export const jobSchema = z.object({
  key: z.string(),
  kind: transferKindSchema,
  /** Salted hash of the API key that sent it. */
  accountId: z.string(),
  folderId: z.number(),
  /** The user has entered the password of its one file, which is kept nowhere: it goes out by the user's hand alone. */
  withPassword: z._default(z.boolean(), false),
  /** Same order as `transferIds`. */
  urls: z.array(z.string()),
  transferIds: z.array(z.string()),
  attempt: z.number(),
  state: z.enum(['sending', 'accepted', 'unsure', 'undecided', 'absent', 'refused', 'closed']),
  /** 1fichier's job id, once accepted or found. */
  remoteId: z.nullable(remoteIdSchema),
  /** Its other ids, should 1fichier have made a job of each source. */
  otherIds: z._default(z.array(remoteIdSchema), []),
  /**
   * Ids in `remote/ls` before the call: what is new afterwards may be ours. Once accepted: those of them whose links may
   * still be read, and which are no twins of it.
   */
  knownIds: z.array(remoteIdSchema),
  /** Were these all there were? Else nothing can ever prove the job absent. */
  knownIsWhole: z._default(z.boolean(), false),
  /** The latest date that 1fichier had given to a job by then, in its own words; null: unknown. */
  knownDate: z._default(z.nullable(z.string()), null),
  /** Jobs of ours that had ended before the call, results and all: a list that keeps them keeps what ended later. */
  endedIds: z._default(z.array(remoteIdSchema), []),
  startedAt: z.number(),
  /** Has one background seen all of it by one clock? Else nobody can say how long ago the call was. */
  isAgeKnown: z._default(z.boolean(), false),
  /** While it is sought: ended jobs of ours that a list showed, and since when; one of them is still listed. */
  kept: z._default(z.nullable(z.object({ ids: z.array(remoteIdSchema), since: z.number() })), null),
  /** When the attempt ended (answer, error, or found at start); null while the call is out. */
  endedAt: z.nullable(z.number()),
  /** Looks made while unsure, oldest first. */
  looks: z.array(lookSchema),
  /**
   * The look that is under way: when `remote/ls` was read, and the new ids whose `info` is still to be read. Once accepted:
   * when `remote/ls` last gave a reason to read its `info`, until that is done, and its own ids still to be asked for.
   */
  lookedAt: z.nullable(z.number()),
  pendingIds: z.array(remoteIdSchema),
  /** False once anything keeps the look under way from proving the job absent. */
  lookIsConclusive: z.boolean(),
  /** New ids whose links were read and are not ours. */
  foreignIds: z.array(remoteIdSchema),
  /** A new id with only some of our links, the first of perhaps several: ours if nothing better turns up. */
  partId: z.nullable(remoteIdSchema),
  /** A new id looked like ours without being it: never call the job absent. */
  hasSimilar: z.boolean(),
  /** When to look next, while unsure or undecided; once accepted, when to read its `info`; null: nothing to look for. */
  nextLookAt: z.nullable(z.number()),
  /** Looks without a change, for the growing interval; while unsure, backgrounds that looked in vain; then listings tried for names. */
  idleLooks: z.number(),
  /** `request_date` as 1fichier wrote it; opaque. */
  requestDate: z.nullable(z.string()),
  /** 1fichier gave it a date of execution: its results may be there. Only they end it. */
  finished: z.boolean(),
  /** It was seen in `remote/ls` soon after it was accepted, and without such a date. */
  wasListedOpen: z._default(z.boolean(), false),
  /** Fewer sources were repeated in the answer than were sent: its `info` tells which were taken. */
  isEchoShort: z._default(z.boolean(), false),
  /** No look found the job: the folder itself is still to be looked into before it counts as absent. */
  isFolderWanted: z._default(z.boolean(), false),
  /** Was the accepted id ever seen in `remote/ls`, and is it missing there now? */
  wasListed: z.boolean(),
  isMissing: z.boolean(),
  /** Its `info` could not be read since it last was. Null: it could. */
  unread: z._default(
    z.nullable(
      z.object({
        times: z.number(),
        /** So many of them because 1fichier does not know the id. */
        unknownTimes: z.number(),
        /** When to ask again. */
        until: z.number(),
        /** The first time of them after which it is overdue; null: none. */
        overdueSince: z.nullable(z.number()),
      }),
    ),
    null,
  ),
  /** Of its open transfers whose words say that they failed, and may go on: since when they say so. */
  doubtful: z._default(z.record(z.string(), z.object({ words: z.string(), since: z.number() })), {}),
  /** Done links whose name and size are still to be read from the folder. */
  namesWanted: z.boolean(),
  /** Automatic sends of an absent job so far. */
  resends: z.number(),
  failure: z.nullable(failureSchema),
  closedAt: z.nullable(z.number()),
});
export type Job = z.infer<typeof jobSchema>;

/** A hold of the outbox (the governor keeps its own). `until` null: until the user acts or the cause is seen gone. */
export const outboxHoldSchema = z.object({
  reason: z.enum([
    'no-key',
    'key',
    'plan',
    'quota',
    'forbidden',
    /** As many links are being fetched at once as the account may have. */
    'limit',
    'network',
    /** What is at 1fichier could not be listed, though it was reached. */
    'listing',
    'permission',
    'refused',
    'storage',
    'paused',
    /** The user is still to say whether these links are theirs to send. */
    'profile',
  ]),
  code: z.enum(ERROR_CODES),
  words: z.nullable(z.string()),
  since: z.number(),
  until: z.nullable(z.number()),
});
export type OutboxHold = z.infer<typeof outboxHoldSchema>;

/**
 * Transfers of one refused batch. `limit` null: one goes alone, to learn whether a link or something else was refused;
 * a number: one was accepted, and the rest goes in parts of that size.
 */
export const groupSchema = z.object({
  code: z.enum(ERROR_CODES),
  words: z.nullable(z.string()),
  limit: z.nullable(z.number()),
  /** The transfer that was refused alone, while it is open whether it or something else is at fault. */
  suspect: z.nullable(z.string()),
  /** The outbox was held for this group before: a refusal alone is final now. */
  wasHeld: z.boolean(),
});
export type Group = z.infer<typeof groupSchema>;

/** A transfer that was refused alone in words about 1fichier or the account. */
export const suspectSchema = z.object({
  id: z.string(),
  code: z.enum(ERROR_CODES),
  /** When it was first refused so, epoch ms. */
  since: z.number(),
  /** Refusals of it alone so far. */
  times: z._default(z.number(), 1),
  /** 1fichier has accepted another meanwhile: refused once more, it is this link. */
  isDue: z.boolean(),
});
export type Suspect = z.infer<typeof suspectSchema>;

/** What the outbox knows besides its records; stored beside them, in the same transaction. */
export const outboxContextSchema = z.object({
  /** Ids seen in `remote/ls` and when, per account; null before the first look. */
  known: z.nullable(
    z.object({
      accountId: z.string(),
      at: z.number(),
      ids: z.array(remoteIdSchema),
      /** Was that all? Not if the list could not be read, or only in part. */
      isWhole: z._default(z.boolean(), false),
      /** The latest date of a request among them, in 1fichier's words. */
      latestDate: z._default(z.nullable(z.string()), null),
    }),
  ),
  /** When accepted jobs are listed, for all of them at once. Times are epoch ms. */
  follow: z._default(
    z.object({
      /** Looks without a change, for the growing interval. */
      idleLooks: z.number(),
      nextLookAt: z.number(),
      /** When the last lists were asked for, and the last `info` without a reason but time; latest last. */
      looksAt: z.array(z.number()),
      checksAt: z.array(z.number()),
    }),
    { idleLooks: 0, nextLookAt: 0, looksAt: [], checksAt: [] },
  ),
  /** The account whose open jobs show in `remote/ls` soon after they were accepted, as was last seen. */
  showsOpenJobs: z._default(z.nullable(z.string()), null),
  /** The account whose lists have shown a new job of ours before all that was there already, as was last seen. */
  listsNewestFirst: z._default(z.nullable(z.string()), null),
  /** Ids of ours all of whose results have been read, latest last. */
  ended: z._default(z.array(remoteIdSchema), []),
  /** Sources that may be open at once, as a refusal showed; null: never refused. */
  openLimit: z._default(z.nullable(z.number()), null),
  /** When that was, epoch ms; 0: not known. */
  openLimitAt: z._default(z.number(), 0),
  hold: z.nullable(outboxHoldSchema),
  /** Job ids that 1fichier gave to us, latest last. */
  own: z.array(remoteIdSchema),
  /** New ids that nobody owns, whose `info` is still to be read once. */
  strangers: z.array(remoteIdSchema),
  groups: z.record(z.string(), groupSchema),
  /** In the order in which they were last refused. */
  suspects: z._default(z.array(suspectSchema), []),
  /** Refusals in words about 1fichier or the account since a link was last accepted. */
  refusedInRow: z._default(z.number(), 0),
  /** Done private transfers that a page has shown, and when first: deleted when a page opens later, or at the next start. */
  seen: z.array(z.object({ id: z.string(), at: z.number() })),
  /** Reads that failed in a row, and when the next may be made. */
  reads: z.object({ failures: z.number(), notBefore: z.number() }),
  /** When the user paused sending; null: not paused. */
  pausedAt: z.nullable(z.number()),
  /** Since when it is open whether the links belong to this profile, which only the user can say; null: they do. */
  profileDoubtedAt: z._default(z.nullable(z.number()), null),
  /** Links that were given to the outbox since it was last empty. */
  run: z.object({ total: z.number() }),
});
export type OutboxContext = z.infer<typeof outboxContextSchema>;
