import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { FilesVerbs } from '@/components/files/files-verbs';
import { folderName } from '@/components/folders/folder-name';
import { saveFile } from '@/components/page/save-file';
import { startPage } from '@/components/page/start-page';
import { MoreUploads } from '@/components/upload/MoreUploads';
import '@/components/styles/files.css';
import '@/components/styles/acts.css';
import { createFileActs } from '@/entrypoints/files/acts/create-file-acts';
import { FileActsPart } from '@/entrypoints/files/acts/FileActsPart';
import { FilesApp } from '@/entrypoints/files/FilesApp';
import { createFilesPage } from '@/entrypoints/files/files-state';
import { createFileLinks } from '@/entrypoints/files/links/create-file-links';
import { FileLinksPanel, FileLinkTools } from '@/entrypoints/files/links/FileLinks';
import { startUploads } from '@/entrypoints/files/upload/start-uploads';
import { UploadsApp } from '@/entrypoints/files/upload/UploadsApp';
import { requestAria2Permission } from '@/utils/browser/aria2-permission';
import { requestDownloadPermission } from '@/utils/browser/download-permission';
import { writePageClipboard } from '@/utils/browser/page-clipboard';
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

const isPrivate = async () => (await browser.windows.getCurrent()).incognito;
const links = createFileLinks({
  ask,
  page,
  onChanged,
  isDialogOpen: () => document.querySelector('dialog[open]') !== null,
  copy: writePageClipboard,
  saveFile,
  isPrivate,
  requestDownloads: requestDownloadPermission,
  requestAria2: requestAria2Permission,
  clock: Date.now,
  locale,
});
const acts = createFileActs({ ask, page, copy: writePageClipboard, clock: Date.now, locale });
const upload = startUploads({ ask, page, isPrivate, locale });
addEventListener('beforeunload', (event) => {
  if (acts.isBusy()) event.preventDefault();
});

const verbs: FilesVerbs = { upload: upload.chooser.chooseFiles, ...acts.verbs, ...links.verbs };

page.onForgotten(acts.forget);
page.onForgotten(links.forget);
page.start();
links.start();

const root = document.getElementById('app');
if (root) {
  const openOptions = () => void browser.runtime.openOptionsPage();
  render(
    <FilesApp
      page={page}
      verbs={verbs}
      locale={locale}
      onOptions={openOptions}
      uploadTools={<MoreUploads onOpen={upload.uploads.open} />}
      linkTools={<FileLinkTools links={links} />}
    >
      <FileLinksPanel links={links} status={page.status} onOptions={openOptions} />
      <FileActsPart acts={acts} />
      <UploadsApp {...upload} />
    </FilesApp>,
    root,
  );
}
