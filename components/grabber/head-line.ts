import { i18n } from '#i18n';
import { formatCount } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';
import { displayHost } from '@/utils/links/display-name';
import type { CatchHead } from '@/utils/links/grab/grabbed-link';

/** Where the links are from, how many there are and how many of them are shown (`shown` null: all). */
export function headLine(head: CatchHead, shown: number | null, locale: string): string {
  const host = displayHost(head.url);
  if (head.failure !== null) return host;
  const count =
    shown === null
      ? countText('grab_links', head.total, locale)
      : i18n.t('grab_shown', [formatCount(shown, locale), formatCount(head.total, locale)]);
  const facts = [
    host,
    count,
    head.folded > 0 && countText('grab_folded', head.folded, locale),
    head.source === 'selection' && i18n.t('grab_of_selection'),
  ];
  return facts.filter(Boolean).join(' · ');
}
