import * as z from 'zod/mini';
import { originSchema, type Transfer, transferKindSchema } from '@/utils/transfers/schema';

const backedUpLinkSchema = z.object({
  /** That of the transfer. */
  id: z.string(),
  url: z.string(),
  kind: transferKindSchema,
  origin: originSchema,
  folderId: z.number(),
  folderName: z.nullable(z.string()),
  /** Whose folder is meant; absent: that of the whole backup. */
  accountId: z.optional(z.nullable(z.string())),
});
/** As much of a transfer as it takes to send its link again. */
export type BackedUpLink = z.infer<typeof backedUpLinkSchema>;

export const backupSchema = z.object({
  /** Visible transfers, finished ones too. */
  rows: z.number(),
  /** Links that have not gone out, oldest first. */
  waiting: z.array(backedUpLinkSchema),
  /** Links that 1fichier may have, whose end is not known yet. */
  sent: z.array(backedUpLinkSchema),
  /** Links for which there was no room. */
  omitted: z.number(),
  /** Whose folders are meant; null: no key was saved. */
  accountId: z.nullable(z.string()),
});
/** What is kept of the outbox beside its database, or what of that a database has lost. */
export type Backup = z.infer<typeof backupSchema>;

export const NO_BACKUP: Backup = { rows: 0, waiting: [], sent: [], omitted: 0, accountId: null };

export const LINKS_MAX = 2_000;
const CHARACTERS_MAX = 500_000;

/** As many of the links as there is room for, those that wait before those that were sent. */
export function withinLimits(backup: Backup): Backup {
  const all = [...backup.waiting, ...backup.sent];
  let characters = 0;
  let fitting = 0;
  for (const { id, url, folderName, accountId } of all) {
    characters += id.length + url.length + (folderName?.length ?? 0) + (accountId?.length ?? 0);
    if (fitting === LINKS_MAX || characters > CHARACTERS_MAX) break;
    fitting += 1;
  }
  if (fitting === all.length) return backup;
  return {
    ...backup,
    waiting: backup.waiting.slice(0, fitting),
    sent: backup.sent.slice(0, Math.max(0, fitting - backup.waiting.length)),
    omitted: backup.omitted + all.length - fitting,
  };
}

/** The backup once these have gone out as well. */
export function withSent(backup: Backup, ids: readonly string[]): Backup {
  const gone = new Set(ids);
  return {
    ...backup,
    waiting: backup.waiting.filter(({ id }) => !gone.has(id)),
    sent: [...backup.sent, ...backup.waiting.filter(({ id }) => gone.has(id))],
  };
}

/** The backup when nobody knows which of its links have gone out since: any may be at 1fichier. */
export const allSent = (backup: Backup): Backup => ({
  ...backup,
  waiting: [],
  sent: [...backup.waiting, ...backup.sent],
});

/** Whose folder a link of the backup means. */
const accountOf = (backup: Backup, { accountId }: BackedUpLink): string | null =>
  accountId === undefined ? backup.accountId : accountId;

/** Both together; a link that both have counts as sent if one says so. */
export function merged(one: Backup, other: Backup): Backup {
  const { accountId } = other;
  const earlier = one.accountId === accountId ? one : withAccounts(one);
  const sent = byId([...earlier.sent, ...other.sent]);
  const sentIds = new Set(sent.map(({ id }) => id));
  const waiting = byId([...earlier.waiting, ...other.waiting]).filter(({ id }) => !sentIds.has(id));
  const omitted = one.omitted + other.omitted;
  return withinLimits({ rows: one.rows + other.rows, waiting, sent, omitted, accountId });
}

/** What is left of the backup without what the other tells of; null: nothing. */
export function without(backup: Backup, other: Backup): Backup | null {
  const ids = new Set([...other.waiting, ...other.sent].map(({ id }) => id));
  const waiting = backup.waiting.filter(({ id }) => !ids.has(id));
  const sent = backup.sent.filter(({ id }) => !ids.has(id));
  const rows = Math.max(waiting.length + sent.length, backup.rows - other.rows);
  const omitted = Math.max(0, backup.omitted - other.omitted);
  return rows === 0 && omitted === 0 ? null : { ...backup, rows, waiting, sent, omitted };
}

function withAccounts(backup: Backup): Backup {
  const named = (link: BackedUpLink) => ({ ...link, accountId: accountOf(backup, link) });
  return { ...backup, waiting: backup.waiting.map(named), sent: backup.sent.map(named) };
}

const byId = (links: readonly BackedUpLink[]) => [...new Map(links.map((link) => [link.id, link])).values()];

export function backedUpLink({ id, url, kind, origin, folderId, folderName }: Transfer): BackedUpLink {
  return { id, url, kind, origin, folderId, folderName };
}
