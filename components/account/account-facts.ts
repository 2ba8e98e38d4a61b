import { i18n } from '#i18n';
import { planName } from '@/components/account/account-line';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { formatCalendarDay, formatGigabytes } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { AccountView } from '@/utils/messaging/protocol';

/** What is told of an account besides its storage, each with its name. */
export type AccountFact = {
  readonly key: 'plan' | 'email' | 'cdn';
  readonly label: string;
  readonly text: string;
};

/** A day on the user's calendar as 1fichier writes days, so that the two compare as texts. */
function calendarDay(at: number): string {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

function planText(account: Pick<AccountView, 'plan' | 'subscriptionEnd'>, around: Surroundings): string {
  const name = planName(account.plan);
  const end = account.subscriptionEnd;
  if (end === null) return name;
  const day = formatCalendarDay(end, around.locale);
  return i18n.t(end < calendarDay(around.now) ? 'account_plan_ended' : 'account_plan_until', [name, day]);
}

/** Plan with its end, address, CDN credits; what 1fichier did not tell is left out. */
export function accountFacts(account: AccountView, around: Surroundings): readonly AccountFact[] {
  const { email, cdnCredits } = account;
  const cdn = cdnCredits === null ? null : formatGigabytes(cdnCredits, around.locale);
  return [
    { key: 'plan', label: i18n.t('account_plan'), text: planText(account, around) },
    ...(email === null ? [] : [{ key: 'email' as const, label: i18n.t('account_email'), text: email }]),
    ...(cdn === null ? [] : [{ key: 'cdn' as const, label: i18n.t('account_cdn'), text: cdn }]),
  ];
}

/** What keeps the account from taking files, each with what to do about it. */
export function accountWarnings(
  account: Pick<AccountView, 'overQuota' | 'uploadForbidden'>,
): readonly string[] {
  const warning = (code: 'over-quota' | 'upload-forbidden') => reasonWithAdvice({ code, words: null });
  return [
    ...(account.overQuota ? [warning('over-quota')] : []),
    ...(account.uploadForbidden ? [warning('upload-forbidden')] : []),
  ];
}
