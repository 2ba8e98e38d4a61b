import * as z from 'zod/mini';
import { ERROR_CODES } from '@/utils/fichier/errors';
import { directOptionsSchema } from '@/utils/links/direct-options';
import { filesProtocol } from '@/utils/messaging/files-protocol';
import { linksProtocol } from '@/utils/messaging/links-protocol';
import { reasonSchema, reply, sendReportSchema } from '@/utils/messaging/replies';
import { uploadsProtocol } from '@/utils/messaging/uploads-protocol';
import { originSchema } from '@/utils/transfers/schema';
import {
  countsSchema,
  doubtSchema,
  screenStateSchema,
  transferFilterSchema,
} from '@/utils/transfers/screen-schema';

/**
 * The one contract between pages and background. Payloads are plain JSON, never `undefined`. Requests are checked where
 * they arrive; expected failures come back as data. Times are epoch ms, sizes bytes.
 */

export const transferViewSchema = z.object({
  id: z.string(),
  /** File name at 1fichier, else the last part of the source. */
  name: z.string(),
  /** The source with any password masked. */
  source: z.string(),
  host: z.string(),
  state: screenStateSchema,
  reason: z.nullable(reasonSchema),
  /** Set while nobody can tell whether 1fichier has it. */
  doubt: z.nullable(doubtSchema),
  link: z.nullable(z.string()),
  size: z.nullable(z.number()),
  folderId: z.number(),
  folderName: z.nullable(z.string()),
  /** What the file is most likely called at 1fichier; null when that is not known, or nobody else's business. */
  likelyName: z.nullable(z.string()),
  createdAt: z.number(),
  attempt: z.number(),
  twin: z.boolean(),
  isPrivate: z.boolean(),
  /** What may be done with the row now. */
  can: z.object({
    copyLink: z.boolean(),
    copyDirectLink: z.boolean(),
    retry: z.boolean(),
    cancel: z.boolean(),
    remove: z.boolean(),
    lookInFolder: z.boolean(),
    /** It was refused, and may be copied with the password of its file. */
    enterPassword: z.boolean(),
  }),
});
export type TransferView = z.infer<typeof transferViewSchema>;

/** Why nothing is sent for now. */
export const holdViewSchema = z.object({
  code: z.enum(ERROR_CODES),
  words: z.nullable(z.string()),
  /** Null: until the user acts or the cause is gone. */
  until: z.nullable(z.number()),
  /** When `Try now` may be pressed; null when pressing it would not help. */
  tryNowAt: z.nullable(z.number()),
  /**
   * `options`: the key; `grant`: the host permission; `resume`: the user paused; `claim`: the user is to say whether the links
   * are to be sent; `none`: wait.
   */
  action: z.enum(['options', 'grant', 'resume', 'claim', 'none']),
});
export type HoldView = z.infer<typeof holdViewSchema>;

export const accountViewSchema = z.object({
  plan: z.enum(['free', 'premium', 'access', 'gold', 'unknown']),
  email: z.nullable(z.string()),
  /** Date as 1fichier writes it, day only (`YYYY-MM-DD`). */
  subscriptionEnd: z.nullable(z.string()),
  storageUsed: z.nullable(z.number()),
  storageFree: z.nullable(z.number()),
  /** The parts of it, bytes; null when not told. Cold: not fetched for 60 days, with an allowance of its own. */
  hotStorage: z.nullable(z.number()),
  coldStorage: z.nullable(z.number()),
  availableStorage: z.nullable(z.number()),
  allowedColdStorage: z.nullable(z.number()),
  availableColdStorage: z.nullable(z.number()),
  overQuota: z.boolean(),
  uploadForbidden: z.boolean(),
  /** GB, decimal; null when not told. */
  cdnCredits: z.nullable(z.number()),
  /** When it was read, and when 1fichier may be asked again. Epoch ms. */
  at: z.number(),
  refreshAt: z.number(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const statusSchema = z.object({
  hasKey: z.boolean(),
  /** Last four characters are not shown either: only that a key is there and when it was saved. */
  keySavedAt: z.nullable(z.number()),
  hasHostPermission: z.boolean(),
  online: z.boolean(),
  hold: z.nullable(holdViewSchema),
  account: z.nullable(accountViewSchema),
  /** When the plan can be asked for, if it is not known yet. */
  planAt: z.nullable(z.number()),
  /** Estimate of the end of all waiting links when the hourly budget is what slows them; else null. */
  estimatedEnd: z.nullable(z.number()),
  /** Has the user paused sending? A hold that the user must mend first is shown before it. */
  paused: z.boolean(),
  /** How far the links are that were given since nothing was under way; null when that is one link, or none. */
  progress: z.nullable(z.object({ ended: z.number(), total: z.number() })),
  /** Links that `cancelRemaining` would call off, and failed ones that `retryFailed` would send again. */
  waiting: z.number(),
  retriable: z.number(),
  /** Stored rows that could not be read and were set aside. */
  unreadable: z.number(),
  /** What the browser has lost of the list, until the user settles it; null: nothing. */
  lost: z.nullable(
    z.object({
      /** Transfers, finished ones too. */
      rows: z.number(),
      /** Links that were not sent, and links that 1fichier may have. */
      waiting: z.number(),
      sent: z.number(),
      /** More links, for which there was no room beside the list. */
      omitted: z.number(),
    }),
  ),
});
export type Status = z.infer<typeof statusSchema>;

export const settingsSchema = z.object({
  folderId: z.number(),
  folderName: z.nullable(z.string()),
  notifications: z.boolean(),
  /** URLs per job when many wait, 1 to 100. */
  batchSize: z.number().check(z.int(), z.gte(1), z.lte(100)),
  /** Finished transfers beyond this number are forgotten, the oldest first; null: none. */
  keepCount: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(1_000_000))),
  /** Transfers that ended more days ago than this are forgotten; null: none. */
  keepDays: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(3650))),
  /** How direct links are asked for; `askDirect`: the user is asked each time. */
  direct: directOptionsSchema,
  askDirect: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const keyCheckSchema = z.object({
  works: z.boolean(),
  /** Null while unknown; then `planAt` says when it can be asked for. */
  account: z.nullable(accountViewSchema),
  planAt: z.nullable(z.number()),
});
export type KeyCheck = z.infer<typeof keyCheckSchema>;

const nothing = z.null();
const transferRef = z.object({ id: z.string() });

export const protocol = {
  ...linksProtocol,
  ...filesProtocol,
  ...uploadsProtocol,
  /** A window of the stored transfers, newest first. `cursor` null: from the top. */
  listTransfers: {
    request: z.object({
      cursor: z.nullable(z.string()),
      limit: z.number().check(z.int(), z.gte(1), z.lte(500)),
      filter: transferFilterSchema,
    }),
    response: reply(
      z.object({
        items: z.array(transferViewSchema),
        nextCursor: z.nullable(z.string()),
        counts: countsSchema,
        version: z.number(),
      }),
    ),
  },
  /** Text or a pasted page fragment with links in it. Every link found is stored before the answer. */
  sendText: {
    request: z.object({
      text: z.string(),
      html: z.nullable(z.string()),
      folderId: z.number(),
      folderName: z.nullable(z.string()),
      origin: originSchema,
      isPrivate: z.boolean(),
    }),
    response: reply(sendReportSchema),
  },
  /**
   * Copies a refused 1fichier file with its password, which goes out once and is kept nowhere. Answers when it is known what
   * became of it, which the row tells; fails when nothing went out, or when 1fichier is in the way of everything.
   */
  copyWithPassword: {
    request: z.object({ id: z.string(), password: z.string().check(z.minLength(1)) }),
    response: reply(nothing),
  },
  retryTransfer: { request: transferRef, response: reply(nothing) },
  cancelTransfer: { request: transferRef, response: reply(nothing) },
  /** Nothing is sent until `resume`; what has been sent is followed all the same. Outlives the browser. */
  pause: { request: nothing, response: reply(nothing) },
  resume: { request: nothing, response: reply(nothing) },
  /** Calls off every link that waits; one that may be at 1fichier only if it turns out not to be. */
  cancelRemaining: { request: nothing, response: reply(nothing) },
  /** Sends every failed link again, but for those that 1fichier may already have. */
  retryFailed: { request: nothing, response: reply(nothing) },
  /** Takes the lost links up again: those that were not sent are sent, those that may be at 1fichier are listed as such. */
  restoreLost: { request: nothing, response: reply(nothing) },
  forgetLost: { request: nothing, response: reply(nothing) },
  /** The answer to the hold `other-profile`: the links that wait are sent, or cancelled. */
  claimProfile: { request: nothing, response: reply(nothing) },
  disownProfile: { request: nothing, response: reply(nothing) },
  removeTransfer: { request: transferRef, response: reply(nothing) },
  /**
   * The direct link of a done transfer as remembered; lives until `expiresAt`. `grabber`: it opened instead, to ask for the
   * options or the password there.
   */
  directLink: {
    request: z.object({ id: z.string() }),
    response: reply(
      z.union([
        z.object({ url: z.string(), expiresAt: z.number() }),
        z.object({ grabber: z.enum(['options', 'password']) }),
      ]),
    ),
  },
  /** Share links of all done transfers, newest first. */
  allLinks: { request: nothing, response: reply(z.array(z.string())) },
  status: { request: nothing, response: reply(statusSchema) },
  /** A page that shows live state was opened: look at 1fichier at once, within the governor's limits. */
  opened: { request: z.object({ page: z.enum(['popup', 'options']) }), response: reply(nothing) },
  /** The account as 1fichier tells it now; as it was last read while 1fichier may not be asked. */
  readAccount: { request: nothing, response: reply(accountViewSchema) },
  tryNow: { request: nothing, response: reply(nothing) },
  saveKey: { request: z.object({ key: z.string() }), response: reply(keyCheckSchema) },
  removeKey: { request: nothing, response: reply(nothing) },
  readSettings: { request: nothing, response: reply(settingsSchema) },
  saveSettings: { request: settingsSchema, response: reply(settingsSchema) },
  /** A text for a bug report, in English: no key, name, link or address is in it. */
  readReport: { request: nothing, response: reply(z.string()) },
  readDraft: { request: nothing, response: reply(z.string()) },
  saveDraft: { request: z.object({ text: z.string() }), response: reply(nothing) },
} as const;

export type Protocol = typeof protocol;
export type MessageName = keyof Protocol;
export type RequestOf<N extends MessageName> = z.infer<Protocol[N]['request']>;
export type ReplyOf<N extends MessageName> = z.infer<Protocol[N]['response']>;
/** What a successful reply carries. */
export type ValueOf<N extends MessageName> = Extract<ReplyOf<N>, { ok: true }>['value'];

/** How a message of the protocol travels: with an id of its own, so that a page can ask whether it is being answered. */
export const questionSchema = z.object({ id: z.string(), request: z.unknown() });
/** Pages to background: is this life of it answering that question? */
export const isAnsweringSchema = z.object({ id: z.string() });

/** Background to pages: something stored has changed; ask again for what you show. Nobody listening is no error. */
export const changedSchema = z.object({
  topic: z.enum(['transfers', 'status', 'settings', 'files']),
  version: z.number(),
});
export type Changed = z.infer<typeof changedSchema>;

/** Background to the offscreen page (Chrome): put text on the clipboard. */
export const copyTextSchema = z.object({ text: z.string() });
