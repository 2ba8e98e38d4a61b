import { FolderPlus, RefreshCw } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import type { FolderRowState } from '@/components/folders/FolderRow';
import type { FolderPickerActions } from '@/components/folders/folder-picker-view';
import { PinButton } from '@/components/folders/PinButton';
import { formatCount } from '@/components/texts/format';
import { useSurroundings } from '@/components/texts/surroundings';

type FolderRowActionsProps = FolderRowState & { readonly actions: FolderPickerActions };

const SECOND_MS = 1000;

/** What can be done with a folder besides choosing it. */
export function FolderRowActions({ content, active, pinned, actions }: FolderRowActionsProps) {
  const { locale, now } = useSurroundings();
  const { folder, branch } = content;
  const tabIndex = active ? 0 : -1;
  const waitMs = (branch?.refreshAt ?? 0) - now;
  const wait = formatCount(Math.ceil(waitMs / SECOND_MS), locale);
  return (
    <span class="tree-actions">
      {content.isOpen && branch?.at && (
        <Button
          look="icon"
          icon={RefreshCw}
          label={i18n.t('folder_refresh')}
          tooltip={waitMs > 0 ? i18n.t('folder_refresh_in', [wait]) : i18n.t('folder_refresh')}
          disabled={waitMs > 0}
          busy={branch.isLoading}
          tabIndex={tabIndex}
          onPress={() => actions.refresh(folder.id)}
        />
      )}
      <Button
        look="icon"
        icon={FolderPlus}
        label={i18n.t('action_new_folder')}
        tabIndex={tabIndex}
        onPress={() => actions.startNewFolder(folder)}
      />
      <PinButton content={content} active={active} pinned={pinned} onPin={actions.pin} />
    </span>
  );
}
