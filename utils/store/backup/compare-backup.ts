import {
  allSent,
  type BackedUpLink,
  type Backup,
  NO_BACKUP,
  withSent,
} from '@/utils/store/backup/backup-schema';
import type { Difference, ProfileMarks } from '@/utils/store/backup/profile-marks';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { Transfer } from '@/utils/transfers/schema';

export type Comparison = {
  /** What the backup tells of and the database does not know; null: nothing. */
  readonly lost: Backup | null;
  /** Do the storages not belong together? */
  readonly difference: Difference | null;
  /** Transfers that wait in the database although they may have gone out by what the backup tells. */
  readonly mayBeSent: readonly string[];
};

export type Compared = {
  /** Null: there is none. */
  readonly backup: Backup | null;
  /** Gone out since it was written. */
  readonly sent: readonly string[];
  /** What is open in the database. */
  readonly transfers: readonly Transfer[];
  /** The rows may have changed since the database was found: which links wait cannot be told. */
  readonly isLate: boolean;
};

/** Compares a backup with the database. */
export async function compareBackup(
  { backup: written, sent, transfers, isLate }: Compared,
  { store, marks }: { readonly store: OutboxStore; readonly marks: ProfileMarks },
): Promise<Comparison> {
  const difference = await marks.difference();
  const known = withSent(written ?? NO_BACKUP, sent);
  const backup = difference === null && !isLate ? known : allSent(known);
  const mayBeSent = difference === 'time' ? waitingNoMore() : [];
  const here = new Set(transfers.map(({ id }) => id));
  const isGone = async ({ id }: BackedUpLink) => !here.has(id) && (await store.get(id)) === null;
  const [waiting, gone] = [await filter(backup.waiting, isGone), await filter(backup.sent, isGone)];
  const isNew = backup.rows > 0 && (await marks.isMissing()) && (await store.counts()).total === 0;
  if (isNew) return { lost: { ...backup, waiting, sent: gone }, difference, mayBeSent };
  const rows = waiting.length + gone.length;
  const lost = rows === 0 ? null : { ...backup, rows, waiting, sent: gone, omitted: 0 };
  return { lost, difference, mayBeSent };

  /** A backup that leaves nothing out knows each link that waits. */
  function waitingNoMore(): string[] {
    const isWhole = written?.omitted === 0;
    const waitingIds = new Set(known.waiting.map(({ id }) => id));
    const sentIds = new Set([...sent, ...known.sent.map(({ id }) => id)]);
    const isDoubtful = ({ id }: Transfer) => sentIds.has(id) || (isWhole && !waitingIds.has(id));
    return transfers.filter((row) => row.state === 'queued' && isDoubtful(row)).map(({ id }) => id);
  }
}

async function filter<T>(links: readonly T[], isWanted: (link: T) => Promise<boolean>): Promise<T[]> {
  const wanted = await Promise.all(links.map(isWanted));
  return links.filter((_link, index) => wanted[index]);
}
