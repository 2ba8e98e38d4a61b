import { i18n } from '#i18n';
import { formatSize } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';

/** How many links are picked, how many of them are not in sight, and how large they are; else how to pick. */
export function pickedLine(
  {
    picked,
    hidden,
    size,
  }: { readonly picked: number; readonly hidden: number; readonly size: number | null },
  locale: string,
): string {
  const total = size === null ? null : i18n.t('total_size', [formatSize(size, locale)]);
  if (picked === 0) return [i18n.t('picked_none'), total].filter(Boolean).join(' · ');
  const out = hidden > 0 && countText('picked_hidden', hidden, locale);
  return [countText('picked', picked, locale), out, total].filter(Boolean).join(' · ');
}
