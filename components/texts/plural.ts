import { i18n } from '#i18n';
import { formatCount } from '@/components/texts/format';

/** The texts that exist in a `_one` and an `_other` form. */
export type CountedText =
  | 'notice_unreadable'
  | 'lost_rows'
  | 'lost_waiting'
  | 'lost_sent'
  | 'lost_omitted'
  | 'action_restore'
  | 'report_accepted'
  | 'report_stored'
  | 'report_folded'
  | 'report_refused'
  | 'report_folders'
  | 'refused_more'
  | 'copied_all'
  | 'retriable'
  | 'confirm_cancel'
  | 'found'
  | 'grab_links'
  | 'grab_folded'
  | 'grab_frames'
  | 'picked'
  | 'picked_hidden'
  | 'send_picked_sending'
  | 'send_picked_rest'
  | 'direct_count'
  | 'direct_not_fichier'
  | 'direct_ready_count'
  | 'direct_expired_told'
  | 'password_for_all'
  | 'handed_told'
  | 'act_rename_many_title'
  | 'act_rename_many_count'
  | 'act_rename_many_same'
  | 'act_rename_many_left'
  | 'act_rename_many_working'
  | 'act_rename_many_done'
  | 'act_move_title'
  | 'act_copy_title'
  | 'act_remove_title'
  | 'act_remove_hidden'
  | 'act_protect_title'
  | 'act_moving'
  | 'act_copying'
  | 'act_removing'
  | 'act_protecting'
  | 'act_opening'
  | 'act_moved'
  | 'act_copied'
  | 'act_removed'
  | 'act_protected'
  | 'act_opened'
  | 'act_not_done'
  | 'act_shared_with'
  | 'act_not_known'
  | 'upload_failed'
  | 'upload_unreadable'
  | 'upload_left_out';

/** Which of the two forms a count takes; the rarer forms of some languages share `other`. */
export function pluralForm(count: number, locale: string): 'one' | 'other' {
  return new Intl.PluralRules(locale).select(count) === 'one' ? 'one' : 'other';
}

/** A text with its count. The form follows the language of the texts, the digits that of the page. */
export function countText(text: CountedText, count: number, locale: string): string {
  return i18n.t(`${text}_${pluralForm(count, i18n.t('language'))}`, [formatCount(count, locale)]);
}
