import { i18n } from '#i18n';
import type { HealthRun } from '@/components/grabber/health-run';
import type { LinkRow } from '@/components/grabber/link-row';
import type { SendPickedState } from '@/components/grabber/send-picked-state';
import { sendLine } from '@/components/popup/send-outcome';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { formatCount } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';

export type FootLine = { readonly text: string; readonly isBad: boolean };

const good = (text: string): FootLine => ({ text, isBad: false });

/** How sending the picked links went; null when there is nothing to say. */
export function sendingLine(state: SendPickedState, locale: string): FootLine | null {
  if (state.kind === 'idle') return null;
  if (state.kind === 'sending') return good(countText('send_picked_sending', state.count, locale));
  if (state.kind === 'cut') {
    const sent = sendLine({ kind: 'sent', report: state.report }, locale);
    const rest = countText('send_picked_rest', state.rest, locale);
    return { text: `${sent}. ${rest} ${reasonWithAdvice(state.reason)}`, isBad: true };
  }
  return { text: sendLine(state, locale), isBad: state.kind === 'failed' };
}

/** How far the check of links is, and what it found. */
export function healthLine(run: HealthRun, rows: readonly LinkRow[], locale: string): FootLine | null {
  switch (run.kind) {
    case 'idle':
      return null;
    case 'checking':
      return good(
        i18n.t('health_progress', [formatCount(run.checked, locale), formatCount(run.total, locale)]),
      );
    case 'declined':
      return { text: i18n.t('health_declined'), isBad: true };
    case 'stopped':
      return { text: i18n.t('health_stopped', [reasonWithAdvice(run.reason)]), isBad: true };
    case 'done': {
      const count = (state: LinkRow['health']) =>
        formatCount(rows.filter(({ health }) => health === state).length, locale);
      return good(i18n.t('health_done', [count('alive'), count('dead'), count('protected')]));
    }
  }
}
