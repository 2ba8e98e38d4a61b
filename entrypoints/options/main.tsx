import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { startPage } from '@/components/page/start-page';
import '@/components/styles/options.css';
import { OptionsApp } from '@/entrypoints/options/OptionsApp';
import { createOptions } from '@/entrypoints/options/options-state';
import { requestAria2Permission } from '@/utils/browser/aria2-permission';
import { requestHostPermission } from '@/utils/browser/host-permission';
import { openPage } from '@/utils/browser/open-page';
import { writePageClipboard } from '@/utils/browser/page-clipboard';
import { ask } from '@/utils/messaging/ask';
import { onChanged } from '@/utils/messaging/changed';

const locale = startPage(
  `${i18n.t('options_title')} – ${i18n.t('extensionName')}`,
  browser.i18n.getUILanguage(),
);
const options = createOptions({
  ask,
  onChanged,
  requestPermission: requestHostPermission,
  requestAria2Permission,
  copy: writePageClipboard,
  clock: Date.now,
});
options.start();

const { version } = browser.runtime.getManifest();
const root = document.getElementById('app');
const openFiles = () => void openPage('files.html');
if (root) {
  render(<OptionsApp options={options} locale={locale} version={version} onFiles={openFiles} />, root);
}
