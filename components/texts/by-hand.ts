import { i18n } from '#i18n';
import { adviceText, reasonText } from '@/components/texts/error-texts';
import { formatMoment } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { ErrorCode } from '@/utils/fichier/errors';
import type { Reason } from '@/utils/messaging/replies';

/** What is done by hand does not go on by itself: where the common advice says so of transfers, this one stands for it. */
const ADVICE = {
  'no-key': 'by_hand_key',
  'upload-forbidden': 'by_hand_forbidden',
  'over-quota': 'by_hand_quota',
  'flood-ip': 'by_hand_later',
  'flood-user': 'by_hand_later',
  'flood-key': 'by_hand_later',
  'too-many-requests': 'by_hand_later',
  'ip-locked': 'by_hand_later',
  'lock-page': 'by_hand_later',
  held: 'by_hand_later',
  budget: 'by_hand_later',
  offline: 'by_hand_offline',
  paused: 'by_hand_paused',
} as const satisfies Partial<Record<ErrorCode, string>>;

const hasOwnAdvice = (code: ErrorCode): code is keyof typeof ADVICE => code in ADVICE;

/** Why something that a person asked for was not done, and what to do. */
export function reasonByHand(reason: Pick<Reason, 'code' | 'words'>): string {
  const { code } = reason;
  const advice = hasOwnAdvice(code) ? i18n.t(ADVICE[code]) : adviceText(code);
  return `${reasonText(reason)} ${advice}`;
}

/** The same, with the time until which it would be in vain. */
export function failureByHand(reason: Reason, { locale, now }: Surroundings): string {
  const { until } = reason;
  if (until === null || until <= now) return reasonByHand(reason);
  return i18n.t('act_again_at', [reasonText(reason), formatMoment(until, now, locale)]);
}
