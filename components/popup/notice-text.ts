import { i18n } from '#i18n';
import type { Notice } from '@/components/popup/popup-screen';
import { adviceText, errorText, reasonText } from '@/components/texts/error-texts';
import { formatMoment } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';
import type { Surroundings } from '@/components/texts/surroundings';
import type { HoldView } from '@/utils/messaging/protocol';

export type NoticeText = { readonly title: string; readonly text: string };

const alone = (title: string): NoticeText => ({ title, text: '' });

/** What a notice says: what is the matter and until when, then what to do. */
export function noticeText(notice: Notice, surroundings: Surroundings): NoticeText {
  switch (notice.kind) {
    case 'broken':
      return { title: i18n.t('broken_title'), text: i18n.t('broken_text') };
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

/** The title of a hold: what is the matter, and until when. What the user has asked for needs no second word. */
function holdTitle({ code, until, action }: HoldView, { locale, now }: Surroundings): string {
  const what = errorText(code);
  if (action === 'resume') return what;
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
