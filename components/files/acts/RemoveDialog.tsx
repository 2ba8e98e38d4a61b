import { File, Folder } from 'lucide';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FileName } from '@/components/controls/FileName';
import { ActDialog } from '@/components/files/acts/ActDialog';
import type { ActActions, RemoveDialogView } from '@/components/files/acts/act-view';
import { entryKey } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { shownName } from '@/components/files/file-words';
import { Icon } from '@/components/icon/Icon';
import { VirtualList } from '@/components/list/VirtualList';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

type RemoveDialogProps = { readonly view: RemoveDialogView; readonly actions: ActActions };

/** Asks before anything is deleted, and names all of it. The keyboard starts at the answer that changes nothing. */
export function RemoveDialog({ view, actions }: RemoveDialogProps) {
  const { entries, hidden } = view;
  const { locale } = useSurroundings();
  // Folders first: with each goes more than its name.
  const ordered = useMemo(
    () => [...entries].sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file')),
    [entries],
  );
  return (
    <ActDialog
      title={countText('act_remove_title', entries.length, locale)}
      stage="remove"
      isBusy={false}
      onClose={actions.close}
    >
      <div class="act-doomed" style={{ '--count': ordered.length }}>
        <VirtualList
          label={i18n.t('act_remove_list')}
          items={ordered}
          total={ordered.length}
          keyOf={entryKey}
          renderRow={doomedRow}
        />
      </div>
      {hidden > 0 && <p class="act-line warn">{countText('act_remove_hidden', hidden, locale)}</p>}
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

function doomedRow(entry: FileEntry) {
  return (
    <div class="act-name">
      <Icon node={entry.kind === 'file' ? File : Folder} />
      <FileName name={shownName(entry)} />
      {entry.kind === 'folder' && <span class="act-with warn">{i18n.t('act_remove_with_content')}</span>}
    </div>
  );
}
