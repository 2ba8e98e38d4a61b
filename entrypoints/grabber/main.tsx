import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { startPage } from '@/components/page/start-page';

startPage(i18n.t('extensionName'), browser.i18n.getUILanguage());
