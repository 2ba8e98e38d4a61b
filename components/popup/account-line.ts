import { i18n } from '#i18n';
import { formatCalendarDay, formatMoment, formatSize } from '@/components/texts/format';
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

function storageText(account: AccountView, locale: string): string | null {
  const used = account.storageUsed === null ? null : formatSize(account.storageUsed, locale);
  const free = account.storageFree === null ? null : formatSize(account.storageFree, locale);
  if (used !== null && free !== null) return i18n.t('storage_used_free', [used, free]);
  if (used !== null) return i18n.t('storage_used', [used]);
  return free === null ? null : i18n.t('storage_free', [free]);
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
  return [storageText(account, locale), until].filter((part) => part !== null).join(' · ');
}
