import { CloudUpload } from 'lucide';
import { i18n } from '#i18n';
import { folderName } from '@/components/folders/folder-name';
import { Icon } from '@/components/icon/Icon';
import type { FolderRef } from '@/utils/messaging/files-protocol';

/** Over the page while files are dragged across it. */
export function DropVeil({ folder }: { readonly folder: FolderRef }) {
  return (
    <div class="drop-veil" aria-hidden="true">
      <p>
        <Icon node={CloudUpload} />
        {i18n.t('upload_drop', [folderName(folder)])}
      </p>
    </div>
  );
}
