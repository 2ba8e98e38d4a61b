import { FolderOpen } from 'lucide';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { Icon } from '@/components/icon/Icon';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';
import { shortText } from '@/utils/links/short-text';

const MOST_SHOWN = 20;

type FoundFoldersProps = {
  readonly folders: readonly string[];
  readonly opening: string | null;
  readonly onListFiles: (url: string) => void;
};

/** Public folders among the links: nothing to send, but files to pick from. */
export function FoundFolders({ folders, opening, onListFiles }: FoundFoldersProps) {
  const { locale } = useSurroundings();
  if (folders.length === 0) return null;
  return (
    <ul class="found-folders" aria-label={i18n.t('found_folders_label')}>
      {folders.slice(0, MOST_SHOWN).map((url) => (
        <li key={url} class="found-folder" title={url}>
          <Icon node={FolderOpen} />
          <p class="found-folder-words">
            {i18n.t('shared_folder_title')}
            <bdi class="found-folder-address quiet">{shortText(url.replace(/^https?:\/\//, ''))}</bdi>
          </p>
          <Button
            label={i18n.t('action_list_files')}
            busy={url === opening}
            tooltip={url}
            onPress={() => onListFiles(url)}
          />
        </li>
      ))}
      {folders.length > MOST_SHOWN && (
        <li class="quiet">{countText('refused_more', folders.length - MOST_SHOWN, locale)}</li>
      )}
    </ul>
  );
}
