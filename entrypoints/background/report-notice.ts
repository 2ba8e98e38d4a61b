import type { Notice } from '@/entrypoints/background/compose-notice';
import { countText, reasonText, type Translate } from '@/entrypoints/background/texts';
import { shortText } from '@/utils/links/short-text';
import type { SendReport } from '@/utils/messaging/replies';

/** What a menu click has to say, the reason first; null when the badge says it all. */
export function reportNotice(t: Translate, report: SendReport): Notice | null {
  const { accepted, folded, refused, needsKey } = report;
  const [only] = refused;
  if (only === undefined && folded === 0 && accepted > 0) return null;
  if (accepted === 0 && refused.length <= 1) {
    const reason = reasonText(t, { code: only?.code ?? 'not-a-link' });
    const message = only === undefined ? reason : `${reason}\n${shortText(only.source)}`;
    return { title: t('notify_refused_title'), message, copy: null };
  }
  const parts = [
    ...(accepted > 0 ? [countText(t, needsKey ? 'report_stored' : 'report_accepted', accepted)] : []),
    ...(folded > 0 ? [countText(t, 'report_folded', folded)] : []),
    ...(refused.length > 0 ? [countText(t, 'report_refused', refused.length)] : []),
    ...[...new Set(refused.map(({ code }) => code))].map((code) => reasonText(t, { code })),
  ];
  return { title: t('extensionName'), message: parts.join('\n'), copy: null };
}
