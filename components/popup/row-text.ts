import { i18n } from '#i18n';
import type { RowNote } from '@/components/popup/row-note';
import { reasonText, reasonWithAdvice } from '@/components/texts/error-texts';
import { formatMoment, formatSize } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { TransferView } from '@/utils/messaging/protocol';

const DOT = ' · ';

/** What went wrong and what to do; null for a row that needs nothing from the user. */
export function rowReason(item: TransferView, note: RowNote | undefined): string | null {
  if (note?.kind === 'failed') return reasonWithAdvice(note.reason);
  if (note?.kind === 'copy-failed') return i18n.t('copy_failed');
  return item.state === 'failed' && item.reason ? reasonWithAdvice(item.reason) : null;
}

/** Beside the state word: why the row waits, else size and folder. What a hold asks of the user, the notice says once. */
export function rowFacts(item: TransferView, { locale }: Surroundings): string {
  if (item.state === 'checking') return i18n.t('hint_checking');
  if (item.reason) return reasonText(item.reason);
  return [
    item.size === null ? null : formatSize(item.size, locale),
    item.folderName === null ? null : i18n.t('row_folder', [item.folderName]),
    item.attempt > 1 ? i18n.t('row_attempt', [item.attempt]) : null,
  ]
    .filter((fact) => fact !== null)
    .join(DOT);
}

/** The quiet last line: what the user has just done, else where the link came from and when. */
export function rowFootnote(
  item: TransferView,
  note: RowNote | undefined,
  surroundings: Surroundings,
): string {
  const { locale, now } = surroundings;
  if (note?.kind === 'fetching-direct') return i18n.t('asking');
  if (note?.kind === 'copied-direct') {
    return i18n.t('row_direct_copied', [formatMoment(note.expiresAt, now, locale)]);
  }
  if (note?.kind === 'in-grabber') return i18n.t(`row_grabber_${note.asks}`);
  if (item.twin) return i18n.t('row_twin');
  return [item.host, formatMoment(item.createdAt, now, locale), item.isPrivate ? i18n.t('row_private') : null]
    .filter(Boolean)
    .join(DOT);
}
