import { Copy, Download, FolderInput, KeyRound, Link, Pencil, Trash2, Zap } from 'lucide';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { isFile } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import type { FilesVerbs } from '@/components/files/files-verbs';
import { pickedEntriesLine } from '@/components/files/picked-entries-line';
import { useSurroundings } from '@/components/texts/surroundings';

export type PickedEntriesProps = {
  readonly picked: readonly FileEntry[];
  /** How many of them the filter hides. */
  readonly hidden: number;
  readonly verbs: FilesVerbs;
  /** Further tools for the links of what is picked. */
  readonly linkTools?: ComponentChildren;
};

/** What is picked, and what can be done with it. Where a verb takes no folders, it takes the files among them. */
export function PickedEntries({ picked, hidden, verbs, linkTools }: PickedEntriesProps) {
  const { locale } = useSurroundings();
  const files = picked.filter(isFile);
  const none = picked.length === 0;
  const noFile = files.length === 0;
  return (
    <section class={none ? 'picked-bar picked-none' : 'picked-bar'} aria-label={i18n.t('files_picked')}>
      <p class="picked-line">{pickedEntriesLine(picked, hidden, locale)}</p>
      <div class="actions">
        <div class="action-group">
          <Button
            icon={Pencil}
            label={i18n.t('files_rename_picked')}
            disabled={files.length < 2}
            onPress={() => verbs.renameMany(files)}
          />
          <Button
            icon={FolderInput}
            label={i18n.t('files_move_picked')}
            disabled={none}
            onPress={() => verbs.move(picked)}
          />
          <Button
            icon={Copy}
            label={i18n.t('files_copy_to')}
            disabled={noFile}
            onPress={() => verbs.copyTo(files)}
          />
          <Button
            icon={KeyRound}
            label={i18n.t('files_password')}
            disabled={noFile}
            onPress={() => verbs.protect(files)}
          />
          <Button
            icon={Trash2}
            label={i18n.t('files_delete_picked')}
            disabled={none}
            onPress={() => verbs.remove(picked)}
          />
        </div>
        <div class="action-group">
          <Button
            icon={Link}
            label={i18n.t('files_copy_links')}
            disabled={noFile}
            onPress={() => verbs.copyLinks(files)}
          />
          {linkTools}
          <Button
            icon={Zap}
            label={i18n.t('files_direct_links')}
            disabled={noFile}
            onPress={() => verbs.directLinks(files)}
          />
          <Button
            icon={Download}
            label={i18n.t('action_download')}
            disabled={noFile}
            onPress={() => verbs.download(files)}
          />
        </div>
      </div>
    </section>
  );
}
