import { i18n } from '#i18n';
import type { RowNote } from '@/components/popup/row-note';
import {
  adviceText,
  errorText,
  quotedWords,
  reasonText,
  reasonWithAdvice,
} from '@/components/texts/error-texts';
import { formatMoment, formatSize } from '@/components/texts/format';
import { snake } from '@/components/texts/snake';
import type { Surroundings } from '@/components/texts/surroundings';
import type { TransferView } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';
import type { Doubt } from '@/utils/transfers/screen-schema';

const DOT = ' · ';

/** A first search takes as long as this. */
const SOON_KNOWN_MS = 2 * 60_000;

/** What went wrong and what to do, or what is known of a row in doubt; null for a row that tells all in a few words. */
export function rowReason(
  item: TransferView,
  note: RowNote | undefined,
  surroundings: Surroundings,
): string | null {
  if (note?.kind === 'failed') return failedText(note);
  if (note?.kind === 'copy-failed') return i18n.t('copy_failed');
  const known = item.doubt?.known;
  if (item.state === 'checking') {
    const isLate = known && known.sentAt + SOON_KNOWN_MS <= surroundings.now;
    return isLate ? doubtText(item, known, surroundings) : null;
  }
  if (item.state !== 'failed' || !item.reason) return null;
  if (known) return doubtText(item, known, surroundings);
  return item.can.enterPassword ? refusedCopyText(item.reason) : reasonWithAdvice(item.reason);
}

/** Why the last thing that the user asked for was not done, and what to do. */
export function failedText({ reason, wasPassword }: Extract<RowNote, { kind: 'failed' }>): string {
  return wasPassword ? `${reasonText(reason)} ${i18n.t('row_password_later')}` : reasonWithAdvice(reason);
}

/** Of a file that may be copied with its password. */
function refusedCopyText(reason: Reason): string {
  if (reason.code === 'not-allowed') return `${reasonWithAdvice(reason)} ${i18n.t('row_password_perhaps')}`;
  return `${reasonText(reason)} ${i18n.t('row_password_enter')}`;
}

/** Beside the field for the password. */
export function passwordLine({ reason }: Pick<TransferView, 'reason'>): string {
  if (reason?.code === 'password-wrong') return i18n.t('row_password_wrong');
  return errorText(reason?.code === 'not-allowed' ? 'not-allowed' : 'password-required');
}

/** Whole sentences: what may be or is waited for, what is known of it, and what comes next. */
function doubtText(
  item: TransferView,
  known: NonNullable<Doubt['known']>,
  surroundings: Surroundings,
): string {
  const { state, reason } = item;
  const isChecking = state === 'checking';
  const moment = (at: number) => formatMoment(at, surroundings.now, surroundings.locale);
  const until = item.doubt?.checkedUntil ?? null;
  const isOpen = known.cause === 'answer-lost' || known.cause === 'answer-unclear';
  return [
    isChecking ? checkText(item, surroundings) : isOpen && errorText('unsure'),
    isChecking && until !== null && i18n.t('doubt_checked_until', [moment(until)]),
    i18n.t(`doubt_${snake(known.cause)}`, [moment(known.sentAt)]),
    known.wasSought && i18n.t('doubt_not_listed'),
    reason && quotedWords(reason),
    isChecking ? i18n.t('doubt_checked') : adviceText(reason?.code ?? 'unsure'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a row that is being checked waits for, and when that is looked for next. */
function checkText({ doubt }: TransferView, { locale, now }: Surroundings): string {
  const next = doubt?.nextLookAt ?? null;
  const isAhead = next !== null && next > now;
  return isAhead ? i18n.t('hint_checking_next', [formatMoment(next, now, locale)]) : i18n.t('hint_checking');
}

/** Beside the state word: why the row waits, else size and folder. What a hold asks of the user, the notice says once. */
export function rowFacts(item: TransferView, surroundings: Surroundings): string {
  const { locale } = surroundings;
  if (item.reason) return reasonText(item.reason);
  if (item.state === 'checking') return checkText(item, surroundings);
  return [
    item.size === null ? null : formatSize(item.size, locale),
    item.folderName === null ? null : i18n.t('row_folder', [item.folderName]),
    item.attempt > 1 ? i18n.t('row_attempt', [item.attempt]) : null,
  ]
    .filter((fact) => fact !== null)
    .join(DOT);
}

/** The quiet last line: what the user has just done, else where the link came from and when. */
export function rowFootnote(
  item: TransferView,
  note: RowNote | undefined,
  surroundings: Surroundings,
): string {
  const { locale, now } = surroundings;
  if (note?.kind === 'fetching-direct' || note?.kind === 'password-sent') return i18n.t('asking');
  if (note?.kind === 'copied-direct') {
    return i18n.t('row_direct_copied', [formatMoment(note.expiresAt, now, locale)]);
  }
  if (note?.kind === 'in-grabber') return i18n.t(`row_grabber_${note.asks}`);
  if (item.twin) return i18n.t('row_twin');
  return [item.host, formatMoment(item.createdAt, now, locale), item.isPrivate ? i18n.t('row_private') : null]
    .filter(Boolean)
    .join(DOT);
}
