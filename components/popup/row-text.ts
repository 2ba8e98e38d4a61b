import { i18n } from '#i18n';
import type { RowNote } from '@/components/popup/row-note';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { formatMoment, formatSize } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { TransferView } from '@/utils/messaging/protocol';

const DOT = ' · ';

/** The running text of a row that has something to explain; null for a row whose word says it all. */
export function rowReason(item: TransferView, note: RowNote | undefined): string | null {
  if (note?.kind === 'failed') return reasonWithAdvice(note.reason);
  if (note?.kind === 'copy-failed') return i18n.t('copy_failed');
  if (item.reason) return reasonWithAdvice(item.reason);
  return item.state === 'checking' ? i18n.t('hint_checking') : null;
}

/** Beside the state word: size, then folder. */
export function rowFacts(item: TransferView, { locale }: Surroundings): string {
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
  if (note?.kind === 'fetching-direct') return i18n.t('fetching_direct_link');
  if (note?.kind === 'copied-direct') {
    return i18n.t('copied_direct_link', [formatMoment(note.expiresAt, now, locale)]);
  }
  if (item.twin) return i18n.t('row_twin');
  return [item.host, formatMoment(item.createdAt, now, locale), item.isPrivate ? i18n.t('row_private') : null]
    .filter(Boolean)
    .join(DOT);
}
