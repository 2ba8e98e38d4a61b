import { i18n } from '#i18n';
import type { RowNote } from '@/components/popup/row-note';
import { failedText } from '@/components/popup/row-text';
import { formatMoment } from '@/components/texts/format';

/** What is read aloud about a row. */
export function noteAnnouncement(note: RowNote, locale: string, now: number): string {
  switch (note.kind) {
    case 'copied':
      return i18n.t('copied_link');
    case 'fetching-direct':
    case 'password-sent':
      return i18n.t('asking');
    case 'copied-direct':
      return i18n.t('copied_direct_link', [formatMoment(note.expiresAt, now, locale)]);
    case 'in-grabber':
      return i18n.t(`row_grabber_${note.asks}`);
    case 'copy-failed':
      return i18n.t('copy_failed');
    // The field, or the reason in its place, says it all.
    case 'password':
      return '';
    case 'failed':
      return failedText(note);
  }
}
