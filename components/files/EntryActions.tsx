import { FolderInput, type IconNode, Info, Link, Pencil, Share2, Trash2, Zap } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import type { FileEntry } from '@/components/files/file-entry';
import type { FilesVerbs } from '@/components/files/files-verbs';

type EntryActionsProps = {
  readonly entry: FileEntry;
  /** The row in use, whose buttons are in the tab order. */
  readonly active: boolean;
  readonly verbs: FilesVerbs;
};

/** What can be done with one row. */
export function EntryActions({ entry, active, verbs }: EntryActionsProps) {
  const button = (icon: IconNode, label: string, onPress: () => void) => (
    <Button look="icon" icon={icon} label={label} tabIndex={active ? 0 : -1} onPress={onPress} />
  );
  return (
    <span class="entry-actions">
      {entry.kind === 'file' && (
        <>
          {button(Link, i18n.t('action_copy_link'), () => verbs.copyLinks([entry]))}
          {button(Zap, i18n.t('action_copy_direct_link'), () => verbs.directLinks([entry]))}
        </>
      )}
      {entry.kind === 'folder' && button(Share2, i18n.t('files_share'), () => verbs.share(entry))}
      {button(Pencil, i18n.t('files_rename'), () => verbs.rename(entry))}
      {button(FolderInput, i18n.t('files_move'), () => verbs.move([entry]))}
      {button(Trash2, i18n.t('files_delete'), () => verbs.remove([entry]))}
      {entry.kind === 'file' && button(Info, i18n.t('action_details'), () => verbs.details(entry))}
    </span>
  );
}
