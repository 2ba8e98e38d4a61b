import { ChevronRight } from 'lucide';
import { i18n } from '#i18n';
import { folderName } from '@/components/folders/folder-name';
import { Icon } from '@/components/icon/Icon';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type BreadcrumbProps = {
  readonly path: readonly FolderRef[];
  readonly onOpen: (folder: FolderRef) => void;
};

/** The way to the open folder, which is the title of the page. */
export function Breadcrumb({ path, onOpen }: BreadcrumbProps) {
  const here = path.at(-1);
  return (
    <nav class="crumbs" aria-label={i18n.t('files_way')}>
      <ol>
        {path.slice(0, -1).map((folder) => (
          <li key={folder.id}>
            <button type="button" class="crumb" title={folderName(folder)} onClick={() => onOpen(folder)}>
              <bdi>{folderName(folder)}</bdi>
            </button>
            <Icon node={ChevronRight} />
          </li>
        ))}
        {here && (
          <li class="crumb-here">
            <h1 aria-current="page" title={folderName(here)}>
              <bdi>{folderName(here)}</bdi>
            </h1>
          </li>
        )}
      </ol>
    </nav>
  );
}
