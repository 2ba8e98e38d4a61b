import { i18n } from '#i18n';
import { pageLocale } from '@/components/texts/page-locale';

/** Names the page and its language, for the browser and for those who hear it. Gives the locale for numbers and times. */
export function startPage(title: string, uiLanguage: string): string {
  const language = i18n.t('language');
  document.documentElement.lang = language;
  document.title = title;
  return pageLocale(uiLanguage, language);
}
