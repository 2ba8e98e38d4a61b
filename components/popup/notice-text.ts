import { i18n } from '#i18n';
import type { LostCount, Notice } from '@/components/popup/popup-screen';
import { adviceText, errorText, reasonText } from '@/components/texts/error-texts';
import { formatMoment } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';
import { silenceTexts } from '@/components/texts/silence-texts';
import type { Surroundings } from '@/components/texts/surroundings';
import type { HoldView } from '@/utils/messaging/protocol';

export type NoticeText = { readonly title: string; readonly text: string };

const alone = (title: string): NoticeText => ({ title, text: '' });

/** What a notice says: what is the matter and until when, then what to do. */
export function noticeText(notice: Notice, surroundings: Surroundings): NoticeText {
  switch (notice.kind) {
    case 'broken':
      return silenceTexts(notice.silence);
    case 'lost':
      return lostText(notice.lost, surroundings);
    case 'no-key':
      return alone(i18n.t('notice_no_key'));
    case 'no-permission':
      return { title: errorText('no-permission'), text: adviceText('no-permission') };
    case 'hold':
      return holdText(notice.hold, surroundings);
    case 'offline':
      return alone(i18n.t('notice_offline'));
    case 'offline-files':
      return alone(i18n.t('files_offline'));
    case 'copy-failed':
      return { title: i18n.t('copy_failed'), text: i18n.t('copy_failed_advice') };
    case 'act-failed':
      return { title: reasonText(notice.reason), text: adviceText(notice.reason.code) };
    case 'unreadable':
      return alone(countText('notice_unreadable', notice.count, surroundings.locale));
    case 'estimated-end':
      return alone(
        i18n.t('notice_estimated_end', [formatMoment(notice.at, surroundings.now, surroundings.locale)]),
      );
  }
}

/** How much was lost, and what is known of it. */
export function lostText({ rows, waiting, sent, omitted }: LostCount, { locale }: Surroundings): NoticeText {
  const parts = [
    i18n.t('lost_cause'),
    waiting > 0 && countText('lost_waiting', waiting, locale),
    sent > 0 && countText('lost_sent', sent, locale),
    omitted > 0 && countText('lost_omitted', omitted, locale),
  ];
  return { title: countText('lost_rows', rows, locale), text: parts.filter(Boolean).join(' ') };
}

/** What taking the lost links up again does; null when none is known. */
export function restoreLabel({ waiting, sent }: LostCount, { locale }: Surroundings): string | null {
  if (waiting > 0) return countText('action_restore', waiting, locale);
  return sent > 0 ? i18n.t('action_list_lost') : null;
}

/** The title of a hold: what is the matter, and until when. What the user has asked for needs no second word. */
function holdTitle({ code, until, action }: HoldView, { locale, now }: Surroundings): string {
  const what = errorText(code);
  if (action === 'resume' || action === 'claim') return what;
  return until === null
    ? i18n.t('notice_hold', [what])
    : i18n.t('notice_hold_until', [what, formatMoment(until, now, locale)]);
}

/** A hold concerns everything, so 1fichier's own words are always shown if there are any. */
export function holdText(hold: HoldView, surroundings: Surroundings): NoticeText {
  const words = hold.words === null ? null : i18n.t('words_quoted', [hold.words]);
  return {
    title: holdTitle(hold, surroundings),
    text: [adviceText(hold.code), words].filter((part) => part !== null).join(' '),
  };
}
