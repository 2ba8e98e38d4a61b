import { i18n } from '#i18n';
import type {
  ActFailure,
  FailedEntry,
  ManyAct,
  NameProblem,
  RenameManyView,
  ReportView,
  ShareDialogView,
  TargetRefusal,
  WorkView,
} from '@/components/files/acts/act-view';
import { failureByHand } from '@/components/texts/by-hand';
import { adviceText, reasonText } from '@/components/texts/error-texts';
import { formatCount, formatMoment } from '@/components/texts/format';
import { countText } from '@/components/texts/plural';
import type { Surroundings } from '@/components/texts/surroundings';
import { safeText } from '@/utils/links/display-name';

/** A password that is taken away is the opposite act. */
type Named = ManyAct['kind'] | 'open';
const namedAs = (act: ManyAct): Named => (act.kind === 'protect' && act.password === '' ? 'open' : act.kind);

const WORKING = {
  rename: 'act_rename_many_working',
  move: 'act_moving',
  copy: 'act_copying',
  remove: 'act_removing',
  protect: 'act_protecting',
  open: 'act_opening',
} as const;
const DONE = {
  rename: 'act_rename_many_done',
  move: 'act_moved',
  copy: 'act_copied',
  remove: 'act_removed',
  protect: 'act_protected',
  open: 'act_opened',
} as const;

export function workText(act: ManyAct, total: number, locale: string): string {
  return countText(WORKING[namedAs(act)], total, locale);
}

export function doneText(act: ManyAct, done: number, locale: string): string {
  return countText(DONE[namedAs(act)], done, locale);
}

/** How far it is, or that it is about to stop. */
export function progressText({ ended, total, isStopping }: WorkView, locale: string): string {
  if (isStopping) return i18n.t('act_stopping');
  if (ended === 0) return i18n.t('asking');
  return i18n.t('progress', [formatCount(ended, locale), formatCount(total, locale)]);
}

/** Why, and what to do: try again, wait until a time, or look. */
export function failureText({ reason, isUnknown }: ActFailure, around: Surroundings): string {
  return isUnknown ? `${reasonText(reason)} ${i18n.t('act_unknown')}` : failureByHand(reason, around);
}

export function nameProblemText(problem: NameProblem, around: Surroundings): string {
  switch (problem.kind) {
    case 'taken':
      return i18n.t('new_folder_taken');
    case 'alike':
      return i18n.t('new_folder_alike', [safeText(problem.name)]);
    case 'failed':
      return failureText(problem, around);
  }
}

/** How many names change, and what is to be known of some of them. */
export function newNamesLine({ change, names }: RenameManyView, locale: string): string {
  if (change.find === '') return i18n.t('act_rename_many_start');
  if (names.length === 0) return i18n.t('act_rename_many_none');
  const refusals = names.flatMap(({ refusal }) => refusal ?? []);
  const given = names.length - refusals.length;
  const same = names.filter(({ isTwice }) => isTwice).length;
  return [
    given > 0 && countText('act_rename_many_count', given, locale),
    same > 0 && countText('act_rename_many_same', same, locale),
    refusals.length > 0 && countText('act_rename_many_left', refusals.length, locale),
    ...new Set(refusals.map(adviceText)),
  ]
    .filter(Boolean)
    .join(' ');
}

export function targetRefusalText(refusal: TargetRefusal, around: Surroundings): string {
  switch (refusal.kind) {
    case 'already-there':
      return i18n.t('act_already_there');
    case 'into-itself':
      return i18n.t('act_into_itself');
    case 'failed':
      return failureText(refusal, around);
  }
}

/** Who sees a folder without its address, and as of when that and the address are known; empty when both are new. */
export function sharingText(
  { sharedWith, at }: Pick<ShareDialogView, 'sharedWith' | 'at'>,
  { locale, now }: Surroundings,
): string {
  return [
    sharedWith !== null && sharedWith > 0 && countText('act_shared_with', sharedWith, locale),
    at !== null && i18n.t('account_as_of', [formatMoment(at, now, locale)]),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What was confirmed, what was not, and what nobody knows. */
export function reportLine({ act, done, failed }: ReportView, locale: string): string {
  const unknown = failed.filter(({ isUnknown }: FailedEntry) => isUnknown).length;
  const known = failed.length - unknown;
  return [
    done > 0 ? doneText(act, done, locale) : '',
    known > 0 ? countText('act_not_done', known, locale) : '',
    unknown > 0 ? countText('act_not_known', unknown, locale) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
