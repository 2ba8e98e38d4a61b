import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { startPage } from '@/components/page/start-page';
import '@/components/styles/grabber.css';
import { saveFile } from '@/components/page/save-file';
import { GrabberApp } from '@/entrypoints/grabber/GrabberApp';
import { createGrabber } from '@/entrypoints/grabber/grabber-state';
import { createRegexMatcher } from '@/entrypoints/grabber/regex-matcher';
import { requestAria2Permission } from '@/utils/browser/aria2-permission';
import { requestDownloadPermission } from '@/utils/browser/download-permission';
import { hasSitePermission, requestSitePermission } from '@/utils/browser/host-permission';
import { writePageClipboard } from '@/utils/browser/page-clipboard';
import { ask } from '@/utils/messaging/ask';
import { onChanged } from '@/utils/messaging/changed';

const name = `${i18n.t('grabber_title')} – ${i18n.t('extensionName')}`;
const locale = startPage(name, browser.i18n.getUILanguage());
const grabber = createGrabber({
  ask,
  onChanged,
  copy: writePageClipboard,
  saveFile,
  isPrivateWindow: async () => (await browser.windows.getCurrent()).incognito,
  hasSitePermission,
  requestSitePermission,
  requestDownloads: requestDownloadPermission,
  requestAria2: requestAria2Permission,
  matchRegex: createRegexMatcher(
    () => new Worker(new URL('./regex-worker.ts', import.meta.url), { type: 'module' }),
  ),
  hash: () => location.hash,
  replaceHash: (hash) => history.replaceState(null, '', `#${hash}`),
  clock: Date.now,
  locale,
});
effect(() => {
  const head = grabber.feed.head.value;
  // The browser remembers titles, those of its private windows not.
  const title = head === null || head.isPrivate ? '' : head.title;
  document.title = title === '' ? name : `${title} – ${name}`;
});
addEventListener('hashchange', grabber.follow);
grabber.start();

const root = document.getElementById('app');
if (root) {
  render(
    <GrabberApp
      grabber={grabber}
      locale={locale}
      folderAddress={(url, isPrivate) => `#${isPrivate ? 'private&' : ''}folder=${encodeURIComponent(url)}`}
      onOptions={() => void browser.runtime.openOptionsPage()}
    />,
    root,
  );
}
