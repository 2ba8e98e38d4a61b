import { type Backup, backedUpLink, LINKS_MAX, withinLimits } from '@/utils/store/backup/backup-schema';
import type { Transfer } from '@/utils/transfers/schema';
import { isOpenTransfer } from '@/utils/transfers/state';

/** Nothing of a private window is. */
export const isBackedUp = (row: Transfer): boolean => isOpenTransfer(row) && !row.isPrivate && !row.hidden;

/** The backup of these rows. `leaving`: those that are being stored as gone out. */
export function backupOf(
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
