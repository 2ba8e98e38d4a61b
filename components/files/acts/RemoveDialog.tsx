import { File, Folder } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, RemoveDialogView } from '@/components/files/acts/act-view';
import { shownName } from '@/components/files/file-words';
import { Icon } from '@/components/icon/Icon';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

type RemoveDialogProps = { readonly view: RemoveDialogView; readonly actions: ActActions };

const NAMED = 10;

/** Asks before anything is deleted, and names it. The keyboard starts at the answer that changes nothing. */
export function RemoveDialog({ view, actions }: RemoveDialogProps) {
  const { entries } = view;
  const { locale } = useSurroundings();
  // Folders first: with each goes more than its name.
  const ordered = [...entries].sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file'));
  const more = ordered.length - NAMED;
  return (
    <ActDialog
      title={countText('act_remove_title', entries.length, locale)}
      stage="remove"
      isBusy={false}
      onClose={actions.close}
    >
      <ul class="act-names" aria-label={i18n.t('act_remove_list')}>
        {ordered.slice(0, NAMED).map((entry) => (
          <li key={entry.key}>
            <Icon node={entry.kind === 'file' ? File : Folder} />
            <FileName name={shownName(entry)} />
            {entry.kind === 'folder' && (
              <span class="act-with warn">{i18n.t('act_remove_with_content')}</span>
            )}
          </li>
        ))}
        {more > 0 && <li class="quiet">{countText('refused_more', more, locale)}</li>}
      </ul>
      <p class="act-line">{i18n.t('act_remove_no_bin')}</p>
      <div class="act-foot">
        <button type="button" class="button" data-first onClick={actions.close}>
          {i18n.t('action_cancel')}
        </button>
        <Button look="filled" label={i18n.t('act_remove')} onPress={actions.confirmRemove} />
      </div>
    </ActDialog>
  );
}
