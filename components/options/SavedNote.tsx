import { Check } from 'lucide';
import { i18n } from '#i18n';
import { Icon } from '@/components/icon/Icon';
import type { SavedMark, SettingName } from '@/components/options/saved-mark';
import { reasonWithAdvice } from '@/components/texts/error-texts';

const WRONG = {
  batchSize: 'batch_size_wrong',
  keepCount: 'keep_count_wrong',
  keepDays: 'keep_days_wrong',
} as const;

type SavedNoteProps = { readonly setting: SettingName; readonly mark: SavedMark | null };

/** Says beside a setting that it is saved, or why not. Always there, so that its words move nothing. */
export function SavedNote({ setting, mark }: SavedNoteProps) {
  const own = mark?.setting === setting ? mark : null;
  return (
    <span class={own?.kind === 'saved' ? 'saved-note good' : 'saved-note bad'} aria-live="polite">
      {own?.kind === 'saved' && (
        <>
          <Icon node={Check} />
          {i18n.t('saved')}
        </>
      )}
      {own?.kind === 'failed' && i18n.t('not_saved', [reasonWithAdvice(own.reason)])}
      {own?.kind === 'wrong-number' && i18n.t(WRONG[own.setting])}
    </span>
  );
}
