import type { ComponentProps } from 'preact';
import { i18n } from '#i18n';
import { AccountPanel } from '@/components/account/AccountPanel';
import { FolderTree } from '@/components/folders/FolderTree';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { FolderPickerActions } from '@/components/folders/folder-picker-view';
import { PinButton } from '@/components/folders/PinButton';
import type { PickerRow } from '@/components/folders/picker-rows';
import type { FolderRef } from '@/utils/messaging/files-protocol';

export type FilesSideProps = {
  readonly rows: readonly PickerRow[];
  readonly hereId: number;
  readonly pinned: readonly FolderRef[];
  readonly actions: Pick<FolderPickerActions, 'setGroupOpen' | 'setFolderOpen' | 'pin'>;
  /** Null until the background has answered. */
  readonly account: ComponentProps<typeof AccountPanel> | null;
  readonly onOpen: (folder: FolderRef) => void;
};

/** The folders of the account, and the account itself. */
export function FilesSide({ rows, hereId, pinned, actions, account, onOpen }: FilesSideProps) {
  return (
    <aside class="side" aria-label={i18n.t('files_side')}>
      <FolderTree
        rows={rows}
        chosenId={hereId}
        pinned={pinned}
        actions={actions}
        renderTools={(state) =>
          state.content.folder.id === ROOT_FOLDER.id ? null : <PinButton {...state} onPin={actions.pin} />
        }
        onChoose={onOpen}
      />
      <details class="side-account" open>
        <summary>{i18n.t('section_account')}</summary>
        {account && <AccountPanel {...account} />}
      </details>
    </aside>
  );
}
