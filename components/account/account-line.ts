import { i18n } from '#i18n';
import { storageText } from '@/components/account/storage-bars';
import { formatCalendarDay, formatMoment } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { AccountView, Status } from '@/utils/messaging/protocol';

/** The plan by the name 1fichier gives it. */
export function planName(plan: AccountView['plan']): string {
  return i18n.t(`plan_${plan}`);
}

/** Used share of the storage, 0 to 1; null when 1fichier did not tell both sizes. */
export function usedShare(account: Pick<AccountView, 'storageUsed' | 'storageFree'>): number | null {
  const { storageUsed, storageFree } = account;
  if (storageUsed === null || storageFree === null) return null;
  const whole = storageUsed + storageFree;
  return whole > 0 ? Math.min(1, storageUsed / whole) : null;
}

/** Storage and end of the plan, or when the plan will be known. */
export function accountLine(
  status: Pick<Status, 'hasKey' | 'account' | 'planAt'>,
  { locale, now }: Surroundings,
): string {
  if (!status.hasKey) return i18n.t('no_key');
  const { account, planAt } = status;
  if (account === null) {
    return planAt === null
      ? i18n.t('plan_not_known')
      : i18n.t('plan_at', [formatMoment(planAt, now, locale)]);
  }
  const end = account.subscriptionEnd;
  const until = end === null ? null : i18n.t('plan_until', [formatCalendarDay(end, locale)]);
  return [storageText(account.storageUsed, account.storageFree, locale), until].filter(Boolean).join(' · ');
}
