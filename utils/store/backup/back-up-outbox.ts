import * as z from 'zod/mini';
import { backupOf, isBackedUp } from '@/utils/store/backup/backup-of';
import { type Backup, backupSchema, merged, without } from '@/utils/store/backup/backup-schema';
import { compareBackup } from '@/utils/store/backup/compare-backup';
import type { ProfileMarks } from '@/utils/store/backup/profile-marks';
import { createInTurn } from '@/utils/store/in-turn';
import type { OpenRows, OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';
import type { OutboxChanges } from '@/utils/transfers/changes';
import type { Transfer } from '@/utils/transfers/schema';

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
  /** Told when the backup cannot be read or written, which is then tried again. */
  report(error: unknown): void;
};

export type LostCounts = {
  readonly rows: number;
  readonly waiting: number;
  readonly sent: number;
  readonly omitted: number;
};

export type OutboxBackup = {
  /** The store, each of whose changes is followed. */
  readonly store: OutboxStore;
  /** What a database that vanished has taken along, until it is settled; null: nothing. */
  lost(): Promise<Backup | null>;
  /** The same in numbers, at hand from the second time on. */
  countLost(): Promise<LostCounts | null>;
  /** Settles this much of what was lost, and nothing that was found since. */
  forgetLost(settled: Backup): Promise<void>;
  /**
   * Null: as far as is known the storage area and the database belong together. Else the transfers that wait although they
   * may have gone out; no backup is written then before `settle`. Rejects while the backup cannot be read.
   */
  doubted(): Promise<readonly string[] | null>;
  /** Takes them to belong together from now on, and writes what is not written yet. */
  settle(): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
};

const SOON_MS = 500;
/** For what only shortens the list: what has gone out is noted at once. */
const LATER_MS = 60_000;
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
  /** Gone out since the last backup, and those about to be stored as such; null: not read yet. */
  let sent: string[] | null = null;
  const leaving = new Set<string>();
  /** Found to be lost, and not on record yet. */
  let found: Backup | null = null;
  /** Is what the database holds to be compared with the backup? At the start, and after it has failed. */
  let isSuspect = true;
  /** What the database held then, until that is done. No backup is written before. */
  let uncompared: readonly Transfer[] | null = null;
  let isLate = false;
  /** Transfers that may have gone out, while the storages are not known to belong together. */
  let doubtful: readonly string[] | null = null;
  /** Undefined: to be counted. */
  let counts: Promise<LostCounts | null> | undefined;
  let isDue = false;
  let lastWritten = '';
  let writtenAt = Number.NEGATIVE_INFINITY;
  let timer: { readonly at: number; readonly stop: () => void } | null = null;

  function schedule(waitMs: number): void {
    isDue = true;
    // Whatever the clock was set to since.
    const at = now() + Math.max(waitMs, Math.min(GAP_MS, writtenAt + GAP_MS - now()));
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
      await compare();
      if (doubtful !== null) {
        isDue = true;
        return;
      }
      const [{ total }, accountId] = await Promise.all([store.counts(), deps.account()]);
      const backup = backupOf(open, leaving, total, accountId);
      const text = JSON.stringify(backup);
      if (text !== lastWritten || sent?.length !== 0 || found !== null) {
        const lost = found === null ? {} : { [LOST]: await readLost() };
        // A request that is being stored right now is in the backup already.
        await area.set({ [BACKUP]: backup, [SENT]: [], ...lost });
        [sent, found, writtenAt, lastWritten] = [[], null, now(), text];
        counts = undefined;
      }
      // Only now may the database pass for one that was there before.
      if (await marks.isMissing()) await marks.advance();
    } catch (error) {
      isDue = true;
      throw error;
    }
  }

  const sentNow = async () => {
    sent ??= await sentSince.read();
    return sent;
  };

  /** All that was lost: what is on record, and what was found since. */
  async function readLost(): Promise<Backup | null> {
    const recorded = await lostStored.read();
    return found === null || recorded === null ? (found ?? recorded) : merged(recorded, found);
  }

  async function compare(): Promise<void> {
    if (uncompared === null) return;
    try {
      const [written, sentIds] = [await stored.read(), await sentNow()];
      const compared = { backup: written, sent: sentIds, transfers: uncompared, isLate };
      const { lost, difference, mayBeSent } = await compareBackup(compared, { store, marks });
      if (written !== null) lastWritten = JSON.stringify(written);
      if (difference !== null) doubtful = mayBeSent;
      if (lost !== null) noteFound(lost);
      [uncompared, isLate] = [null, false];
    } catch (error) {
      isLate = true;
      throw error;
    }
  }

  /** What was found before and is not on record yet is still in the backup, and found again. */
  function noteFound(lost: Backup): void {
    if (found === null) found = lost;
    else {
      const rows = Math.max(found.rows, lost.rows);
      const omitted = Math.max(found.omitted, lost.omitted);
      found = { ...merged(found, lost), rows, omitted };
    }
    lostChanged();
  }

  function lostChanged(): void {
    counts = undefined;
    deps.changed();
  }

  async function loadOpen(): Promise<OpenRows> {
    const rows = await store.loadOpen();
    return inTurn(async () => {
      open = new Map(rows.transfers.filter(isBackedUp).map((row) => [row.id, row]));
      try {
        const isNew = async () => found === null && (await marks.isMissing());
        if (isSuspect || (await isNew())) uncompared = rows.transfers;
        isSuspect = false;
        await compare();
      } catch (error) {
        // What the database holds is good without.
        uncompared ??= rows.transfers;
        deps.report(error);
      }
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
    await compare();
    if (doubtful !== null) throw new Error('The storages are not known to belong together');
    sent = [...(await sentNow()), ...ids];
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

  /** What is about to go from the database is not to be taken for lost. */
  async function flushBefore<T>(work: () => Promise<T>): Promise<T> {
    await flush().catch(deps.report);
    return work();
  }

  async function counted(): Promise<LostCounts | null> {
    const lost = await readLost();
    if (lost === null) return null;
    const { rows, waiting, sent: gone, omitted } = lost;
    return { rows, waiting: waiting.length, sent: gone.length, omitted };
  }

  return {
    store: {
      ...store,
      commit,
      loadOpen,
      sweep: (before) => flushBefore(() => store.sweep(before)),
      sweepEnded: (keep) => flushBefore(() => store.sweepEnded(keep)),
    },
    lost: () => inTurn(readLost),
    countLost() {
      if (counts !== undefined) return counts;
      const counting = inTurn(counted).catch((error: unknown) => {
        if (counts === counting) counts = undefined;
        throw error;
      });
      counts = counting;
      return counting;
    },
    forgetLost: (settled) =>
      inTurn(async () => {
        const recorded = await lostStored.read();
        const left = recorded && without(recorded, settled);
        if (left !== null) await lostStored.write(left);
        else await lostStored.remove();
        found = found && without(found, settled);
        lostChanged();
        schedule(SOON_MS);
      }),
    doubted: () =>
      inTurn(async () => {
        await compare();
        return doubtful;
      }),
    settle: () =>
      inTurn(async () => {
        doubtful = null;
        await write();
      }),
    flush,
  };
}
