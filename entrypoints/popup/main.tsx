import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { findHash } from '@/components/files/folder-hash';
import { startPage } from '@/components/page/start-page';
import '@/components/styles/popup.css';
import { PopupApp } from '@/entrypoints/popup/PopupApp';
import { createPopup } from '@/entrypoints/popup/popup-state';
import { openPage } from '@/utils/browser/open-page';
import { writePageClipboard } from '@/utils/browser/page-clipboard';
import { ask } from '@/utils/messaging/ask';
import { onChanged } from '@/utils/messaging/changed';

const locale = startPage(i18n.t('extensionName'), browser.i18n.getUILanguage());
const popup = createPopup({
  ask,
  onChanged,
  copy: writePageClipboard,
  isPrivate: async () => (await browser.windows.getCurrent()).incognito,
  lookInFolder: ({ folderId, likelyName }) => void openFiles(findHash(folderId, likelyName)),
  close,
  clock: Date.now,
  locale,
});
popup.start();

async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
  close();
}

async function openFiles(hash?: string): Promise<void> {
  await openPage('files.html', hash);
  close();
}

/** Firefox leaves a popup open over a new tab. The popup may itself be a tab, as on a phone. */
function close(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}

const root = document.getElementById('app');
if (root) {
  render(
    <PopupApp
      popup={popup}
      locale={locale}
      onFiles={() => void openFiles()}
      onOptions={() => void openOptions()}
    />,
    root,
  );
}
