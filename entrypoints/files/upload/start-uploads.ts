import { i18n } from '#i18n';
import type { Ask } from '@/components/page/ask';
import { saveFile } from '@/components/page/save-file';
import { createCopyState } from '@/components/workbench/copy-state';
import type { PageSeam } from '@/entrypoints/files/page-seam';
import { createFileChooser } from '@/entrypoints/files/upload/file-chooser';
import type { Picked } from '@/entrypoints/files/upload/picked-files';
import { sendFile } from '@/entrypoints/files/upload/send-file';
import { createUploadClaims } from '@/entrypoints/files/upload/upload-claims';
import { createUploads } from '@/entrypoints/files/upload/uploads';
import { watchDrops } from '@/entrypoints/files/upload/watch-drops';
import { hasNodePermission, requestNodePermission } from '@/utils/browser/host-permission';
import { writePageClipboard } from '@/utils/browser/page-clipboard';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type Needs = {
  readonly ask: Ask;
  readonly page: PageSeam;
  readonly isPrivate: () => Promise<boolean>;
  readonly locale: string;
};

/** Uploads with the browser's own means: its dialogs, drops, requests and locks. */
export function startUploads({ ask, page, isPrivate, locale }: Needs) {
  const uploads = createUploads({
    ask,
    page,
    sendFile,
    claims: createUploadClaims(navigator.locks),
    hasNodes: hasNodePermission,
    requestNodes: requestNodePermission,
    isReadable,
    isPrivate,
    clock: Date.now,
    locale,
  });
  const here = () => page.here.value;
  const add = (picked: Picked, root: FolderRef) => void uploads.add(picked, root);
  const names = { files: i18n.t('upload_choose_files'), folder: i18n.t('upload_folder') };
  const chooser = createFileChooser(names, here, add);
  addEventListener('beforeunload', (event) => {
    if (uploads.wouldLose()) event.preventDefault();
  });
  addEventListener('online', uploads.online);
  void uploads.start();
  return {
    uploads,
    chooser,
    isDragging: watchDrops(document, here, add),
    here: page.here,
    copying: createCopyState({ copy: writePageClipboard, saveFile, say: page.say, locale }),
  };
}

/** Files that were moved, changed or deleted since they were chosen fail at their first byte. */
async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
