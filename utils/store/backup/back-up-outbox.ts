import * as z from 'zod/mini';
import {
  type Backup,
  backedUpLink,
  backupSchema,
  LINKS_MAX,
  merged,
  NO_BACKUP,
  withinLimits,
  withSent,
} from '@/utils/store/backup/backup-schema';
import type { ProfileMarks } from '@/utils/store/backup/profile-marks';
import { createInTurn } from '@/utils/store/in-turn';
import type { OpenRows, OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';
import type { OutboxChanges } from '@/utils/transfers/changes';
import type { Transfer } from '@/utils/transfers/schema';
import { isOpenTransfer } from '@/utils/transfers/state';

export type BackupDeps = {
  readonly area: StorageArea;
  readonly marks: ProfileMarks;
  /** Epoch ms. */
  readonly now: () => number;
  /** A short wait; returns what calls it off. */
  after(ms: number, run: () => void): () => void;
  /** The account of the saved key; null without a key. */
  account(): Promise<string | null>;
  /** Something was found to be lost, or is settled. */
  changed(): void;
  /** Told when the backup cannot be written, which is then tried again. */
  report(error: unknown): void;
};

export type OutboxBackup = {
  /** The store, each of whose changes is followed. */
  readonly store: OutboxStore;
  /** What a database that vanished has taken along, until it is settled; null: nothing. */
  lost(): Promise<Backup | null>;
  forgetLost(): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
};

const SOON_MS = 500;
const LATER_MS = 10_000;
/** After a failure; longer than an idle background lives, which a full disk must not keep alive. */
const AGAIN_MS = 60_000;
/** From one backup to the next, however fast links come. */
const GAP_MS = 3_000;

const BACKUP = 'backup';
const SENT = 'backupSent';
const LOST = 'lostLinks';

/**
 * Keeps a bounded backup of the outbox in the storage area: how many rows there should be, and the links that have not
 * gone out, or whose end is not known. Nothing of a private window is in it. A request is noted there before it is stored,
 * so that no link that may be at 1fichier is ever taken for one that waits.
 */
export function backUpOutbox(store: OutboxStore, deps: BackupDeps): OutboxBackup {
  const { area, marks, now } = deps;
  const item = <T>(name: string, schema: z.ZodMiniType<T>, fallback: T) =>
    createStoredValue({ area, name, schema, fallback, now });
  const stored = item<Backup | null>(BACKUP, z.nullable(backupSchema), null);
  const sentSince = item<string[]>(SENT, z.array(z.string()), []);
  const lostStored = item<Backup | null>(LOST, z.nullable(backupSchema), null);
  const inTurn = createInTurn();
  /** Open and not private; null: not loaded yet. */
  let open: Map<string, Transfer> | null = null;
  /** Gone out since the last backup, and those about to be stored as such. */
  let sent: string[] = [];
  const leaving = new Set<string>();
  /** Found to be lost, and not on record yet. */
  let found: Backup | null = null;
  /** Is what the database holds to be compared with the backup? At the start, and after it has failed. */
  let isSuspect = true;
  let isDue = false;
  let lastWritten = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  let timer: { readonly at: number; readonly stop: () => void } | null = null;

  function schedule(waitMs: number): void {
    isDue = true;
    const at = Math.max(now() + waitMs, writtenAt + GAP_MS);
    if (timer !== null && timer.at <= at) return;
    timer?.stop();
    const stop = deps.after(at - now(), () => {
      timer = null;
      flush().catch((error: unknown) => {
        deps.report(error);
        schedule(AGAIN_MS);
      });
    });
    timer = { at, stop };
  }

  const flush = () => inTurn(write);

  async function write(): Promise<void> {
    if (!isDue || open === null) return;
    isDue = false;
    try {
      const [counts, accountId] = await Promise.all([store.counts(), deps.account()]);
      const backup = backupOf(open, leaving, counts.total, accountId);
      const text = JSON.stringify(backup);
      if (text !== lastWritten || sent.length > 0 || found !== null) {
        const lost = found === null ? {} : { [LOST]: merged((await lostStored.read()) ?? NO_BACKUP, found) };
        // A request that is being stored right now is in the backup already.
        await area.set({ [BACKUP]: backup, [SENT]: [], ...lost });
        [sent, found, writtenAt, lastWritten] = [[], null, now(), text];
      }
      // Only now may the database pass for one that was there before.
      if (await marks.isMissing()) await marks.advance();
    } catch (error) {
      isDue = true;
      throw error;
    }
  }

  /** What the backup tells of and the database does not know. */
  async function findLost(rows: OpenRows): Promise<Backup | null> {
    const written = await stored.read();
    sent = await sentSince.read();
    if (written === null) return null;
    lastWritten = JSON.stringify(written);
    const backup = withSent(written, sent);
    const here = new Set(rows.transfers.map(({ id }) => id));
    const isGone = async (id: string) => !here.has(id) && (await store.get(id)) === null;
    const [waiting, gone] = [await filter(backup.waiting, isGone), await filter(backup.sent, isGone)];
    const isNew = backup.rows > 0 && (await marks.isMissing()) && (await store.counts()).total === 0;
    if (isNew) return { ...backup, waiting, sent: gone };
    const lostRows = waiting.length + gone.length;
    return lostRows === 0 ? null : { ...backup, rows: lostRows, waiting, sent: gone, omitted: 0 };
  }

  async function loadOpen(): Promise<OpenRows> {
    const rows = await store.loadOpen();
    return inTurn(async () => {
      if (found === null && (isSuspect || (await marks.isMissing()))) {
        found = await findLost(rows);
        if (found !== null) deps.changed();
      }
      isSuspect = false;
      open = new Map(rows.transfers.filter(isBackedUp).map((row) => [row.id, row]));
      schedule(SOON_MS);
      return rows;
    });
  }

  async function commit(changes: OutboxChanges): Promise<void> {
    const going = changes.transfers.filter(
      (row) => row.state === 'assigned' && open?.get(row.id)?.state === 'queued',
    );
    const ids = going.map(({ id }) => id);
    for (const id of ids) leaving.add(id);
    try {
      if (ids.length > 0) await inTurn(() => noteSent(ids));
      await store.commit(changes);
      follow(changes.transfers);
    } catch (error) {
      isSuspect = true;
      throw error;
    } finally {
      for (const id of ids) leaving.delete(id);
    }
  }

  async function noteSent(ids: readonly string[]): Promise<void> {
    sent = [...sent, ...ids];
    await sentSince.write(sent);
  }

  function follow(transfers: readonly Transfer[]): void {
    if (open === null) return;
    for (const row of transfers) {
      const before = open.get(row.id)?.state;
      const after = isBackedUp(row) ? row.state : undefined;
      if (after === undefined) open.delete(row.id);
      else open.set(row.id, row);
      if (after !== before) schedule(after === 'queued' ? SOON_MS : LATER_MS);
    }
  }

  return {
    store: { ...store, commit, loadOpen },
    lost: async () => found ?? (await lostStored.read()),
    forgetLost: () =>
      inTurn(async () => {
        await lostStored.remove();
        found = null;
        deps.changed();
        schedule(SOON_MS);
      }),
    flush,
  };
}

const isBackedUp = (row: Transfer): boolean => isOpenTransfer(row) && !row.isPrivate && !row.hidden;

function backupOf(
  open: ReadonlyMap<string, Transfer>,
  leaving: ReadonlySet<string>,
  rows: number,
  accountId: string | null,
): Backup {
  const links = [...open.values()];
  const isWaiting = (row: Transfer) => row.state === 'queued' && !leaving.has(row.id);
  const waiting = links.filter(isWaiting).slice(0, LINKS_MAX);
  const sent = links.filter((row) => !isWaiting(row)).slice(0, LINKS_MAX);
  const omitted = links.length - waiting.length - sent.length;
  return withinLimits({
    rows,
    waiting: waiting.map(backedUpLink),
    sent: sent.map(backedUpLink),
    omitted,
    accountId,
  });
}

async function filter<T extends { readonly id: string }>(
  links: readonly T[],
  isWanted: (id: string) => Promise<boolean>,
): Promise<T[]> {
  const wanted = await Promise.all(links.map(({ id }) => isWanted(id)));
  return links.filter((_link, index) => wanted[index]);
}
