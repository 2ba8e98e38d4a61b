import { i18n } from '#i18n';
import { formatCount, formatMoment } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';

const SECOND_MS = 1000;

/** How old the list is, and in how many seconds it may be read again; empty while there is none. Times are epoch ms. */
export function ageWords(
  { at, refreshAt }: { readonly at: number | null; readonly refreshAt: number },
  { locale, now }: Surroundings,
): string {
  if (at === null) return '';
  const waitMs = refreshAt - now;
  return [
    i18n.t('account_as_of', [formatMoment(at, now, locale)]),
    waitMs > 0 && i18n.t('files_again_in', [formatCount(Math.ceil(waitMs / SECOND_MS), locale)]),
  ]
    .filter(Boolean)
    .join(' ');
}
