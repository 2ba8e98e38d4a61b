import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { FilesVerbs } from '@/components/files/files-verbs';
import { folderName } from '@/components/folders/folder-name';
import { startPage } from '@/components/page/start-page';
import { MoreUploads } from '@/components/upload/MoreUploads';
import '@/components/styles/files.css';
import { FilesApp } from '@/entrypoints/files/FilesApp';
import { createFilesPage } from '@/entrypoints/files/files-state';
import { startUploads } from '@/entrypoints/files/upload/start-uploads';
import { UploadsApp } from '@/entrypoints/files/upload/UploadsApp';
import { ask } from '@/utils/messaging/ask';
import { onChanged } from '@/utils/messaging/changed';

const name = `${i18n.t('files_title')} – ${i18n.t('extensionName')}`;
const locale = startPage(name, browser.i18n.getUILanguage());
const page = createFilesPage({
  ask,
  onChanged,
  hash: () => location.hash,
  pushHash: (hash) => {
    location.hash = hash;
  },
  replaceHash: (hash) => history.replaceState(null, '', hash),
  clock: Date.now,
  locale,
});
effect(() => {
  document.title = `${folderName(page.here.value)} – ${name}`;
});
addEventListener('hashchange', page.follow);

const upload = startUploads({ ask, page, locale });

const nothing = () => {};
const verbs: FilesVerbs = {
  // Uploads.
  upload: upload.chooser.chooseFiles,

  // Acts.
  newFolder: nothing,
  rename: nothing,
  move: nothing,
  copyTo: nothing,
  remove: nothing,
  protect: nothing,
  share: nothing,
  details: nothing,

  // Links.
  copyLinks: nothing,
  directLinks: nothing,
  download: nothing,
};

page.start();

const root = document.getElementById('app');
if (root) {
  const openOptions = () => void browser.runtime.openOptionsPage();
  const uploadTools = <MoreUploads onOpen={upload.uploads.open} />;
  render(
    <FilesApp page={page} verbs={verbs} locale={locale} onOptions={openOptions} uploadTools={uploadTools}>
      <UploadsApp {...upload} />
    </FilesApp>,
    root,
  );
}
