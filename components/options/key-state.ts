import { i18n } from '#i18n';
import { planName } from '@/components/account/account-line';
import { adviceText, reasonText, reasonWithAdvice } from '@/components/texts/error-texts';
import { formatCalendarDay, formatMoment } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { AccountView, KeyCheck, ReplyOf, Status } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

/** What is known of the key after the last thing done with it. */
export type KeyState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'works'; readonly check: KeyCheck }
  | { readonly kind: 'unchecked'; readonly reason: Reason }
  | { readonly kind: 'wrong'; readonly reason: Reason }
  | { readonly kind: 'removed' };

/** How a key should look; others are tried all the same. */
const KEY_FORMAT = /^[\w\-=]{32}$/;

/** Codes that tell nothing about the key: 1fichier was not reached, or did not want to look at it now. */
const NOT_ABOUT_THE_KEY: readonly Reason['code'][] = [
  'flood-ip',
  'flood-user',
  'flood-key',
  'too-many-requests',
  'ip-locked',
  'lock-page',
  'server',
  'maintenance',
  'network',
  'offline',
  'timeout',
  'no-permission',
  'bad-answer',
  'redirected',
  'held',
  'budget',
  'aborted',
];

export function looksOdd(key: string): boolean {
  return key.trim() !== '' && !KEY_FORMAT.test(key.trim());
}

/** What the answer to `Save and check` means; `saved`: the key is stored now. */
export function keyStateAfter(reply: ReplyOf<'saveKey'>, saved: boolean): KeyState {
  if (reply.ok) return { kind: 'works', check: reply.value };
  const unchecked = saved && NOT_ABOUT_THE_KEY.includes(reply.reason.code);
  return { kind: unchecked ? 'unchecked' : 'wrong', reason: reply.reason };
}

export type KeyLine = {
  readonly tone: 'good' | 'bad' | 'quiet';
  readonly title: string;
  readonly text: string;
};

const line = (tone: KeyLine['tone'], title: string, text = ''): KeyLine => ({ tone, title, text });

/** What the status region says: the plan, or when it will be known, or exactly what is wrong. */
export function keyLine(state: KeyState, status: Status | null, surroundings: Surroundings): KeyLine {
  switch (state.kind) {
    case 'missing':
      return line('bad', i18n.t('key_empty'));
    case 'checking':
      return line('quiet', i18n.t('asking'));
    case 'works':
      // The plan may have become known since the check.
      return planLine(status?.account ? status : state.check, surroundings);
    case 'unchecked':
      return line('quiet', i18n.t('key_saved_unchecked', [reasonWithAdvice(state.reason)]));
    case 'wrong':
      return reasonLine(state.reason);
    case 'removed':
      return line('quiet', i18n.t('key_removed'));
    case 'idle':
      return storedLine(status, surroundings);
  }
}

function reasonLine(reason: Pick<Reason, 'code' | 'words'>): KeyLine {
  return line('bad', reasonText(reason), adviceText(reason.code));
}

function planLine({ account, planAt }: Pick<KeyCheck, 'account' | 'planAt'>, around: Surroundings): KeyLine {
  if (account) return accountText(account, around.locale);
  if (planAt === null) return line('good', i18n.t('key_works'));
  return line('good', i18n.t('key_works_plan_at', [formatMoment(planAt, around.now, around.locale)]));
}

function accountText(account: AccountView, locale: string): KeyLine {
  const end = account.subscriptionEnd;
  const until = end === null ? '' : i18n.t('plan_until', [formatCalendarDay(end, locale)]);
  return line('good', planName(account.plan), until);
}

/** Before anything is done: what the background knows of the stored key. */
function storedLine(status: Status | null, { locale, now }: Surroundings): KeyLine {
  if (!status?.hasKey) return line('quiet', '');
  const { hold, account, planAt } = status;
  if (hold?.action === 'options') return reasonLine(hold);
  if (account) return accountText(account, locale);
  return line(
    'quiet',
    planAt === null ? i18n.t('plan_not_known') : i18n.t('plan_at', [formatMoment(planAt, now, locale)]),
  );
}
