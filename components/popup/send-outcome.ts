import { i18n } from '#i18n';
import { adviceText, errorText, reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import { extractLinks } from '@/utils/links/extract-links';
import { maskUrl } from '@/utils/links/mask-url';
import { shortText } from '@/utils/links/short-text';
import type { Reason, SendReport } from '@/utils/messaging/replies';

/** Where the send box stands. `found`: links taken from a pasted piece of page. */
export type SendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'found'; readonly count: number }
  | { readonly kind: 'sending' }
  /** `folders`: public folders that were found, and that have their own button. */
  | { readonly kind: 'sent'; readonly report: SendReport; readonly folders?: number }
  | { readonly kind: 'failed'; readonly reason: Reason };

/** One line on how sending stands. */
export function sendLine(state: SendState, locale: string): string {
  switch (state.kind) {
    case 'idle':
      return i18n.t('send_hint');
    case 'found':
      return countText('found', state.count, locale);
    case 'sending':
      return i18n.t('send_sending');
    case 'failed':
      return reasonWithAdvice(state.reason);
    case 'sent':
      return reportLine(state.report, state.folders ?? 0, locale);
  }
}

function reportLine(
  { accepted, folded, refused, needsKey }: SendReport,
  folders: number,
  locale: string,
): string {
  if (accepted + folded + folders === 0) return i18n.t('report_nothing');
  const parts: string[] = [];
  if (accepted > 0) parts.push(countText(needsKey ? 'report_stored' : 'report_accepted', accepted, locale));
  if (folded > 0) parts.push(countText('report_folded', folded, locale));
  if (folders > 0) parts.push(countText('report_folders', folders, locale));
  if (refused.length > 0) parts.push(countText('report_refused', refused.length, locale));
  return parts.join(', ');
}

/** Why each refused link cannot be sent, and what would do. */
export function refusals(state: SendState): readonly { readonly source: string; readonly why: string }[] {
  if (state.kind !== 'sent') return [];
  return state.report.refused.map(({ source, code }) => ({
    source: shortText(source),
    why: `${errorText(code)} ${adviceText(code)}`,
  }));
}

/**
 * What stays in the box after sending, so that nothing is lost: the refused links, with the password that the report
 * masks; everything when nothing was taken.
 */
export function textToKeep(
  text: string,
  html: string | null,
  { accepted, folded, refused }: SendReport,
): string {
  if (accepted + folded === 0) return text;
  const given = [...extractLinks(text, html).links, ...text.split('\n').map((line) => line.trim())];
  return refused.map(({ source }) => given.find((each) => maskUrl(each) === source) ?? source).join('\n');
}
