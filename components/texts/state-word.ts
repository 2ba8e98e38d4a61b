import { i18n } from '#i18n';
import { formatMoment } from '@/components/texts/format';
import { snake } from '@/components/texts/snake';
import type { Surroundings } from '@/components/texts/surroundings';
import type { TransferView } from '@/utils/messaging/protocol';

/** The word (or the few words) a transfer shows for its state. */
export function stateWord(
  { state, reason }: Pick<TransferView, 'state' | 'reason'>,
  { locale, now }: Surroundings,
): string {
  if (state === 'on-hold' && reason?.until) {
    return i18n.t('state_on_hold_until', [formatMoment(reason.until, now, locale)]);
  }
  return i18n.t(`state_${snake(state)}`);
}
