import { i18n } from '#i18n';
import { formatCount, formatMoment } from '@/components/texts/format';
import type { Surroundings } from '@/components/texts/surroundings';
import type { Status } from '@/utils/messaging/protocol';

/** What the strip at the foot says of all links together; a part that is null has nothing to say. */
export type RunView = {
  /** Failed links that may be sent again together. */
  readonly failed: number | null;
  readonly line: RunLine | null;
};

export type RunLine = {
  readonly isPaused: boolean;
  readonly progress: { readonly ended: number; readonly total: number } | null;
  /** When all links will have been sent, epoch ms; null when that is soon or nobody knows. */
  readonly endsAt: number | null;
  /** Links that have not gone out. */
  readonly waiting: number;
};

/** A single failed link has its own button. */
const FEWEST_FAILED = 2;
/** More links than this are not called off without a question. */
const CANCELLED_UNASKED = 10;

export function runView(status: Status | null): RunView {
  if (status === null) return { failed: null, line: null };
  const { paused, progress, retriable, waiting, estimatedEnd } = status;
  const hasLine = paused || progress !== null;
  return {
    failed: retriable >= FEWEST_FAILED ? retriable : null,
    line: hasLine ? { isPaused: paused, progress, endsAt: estimatedEnd, waiting } : null,
  };
}

export const needsQuestion = ({ waiting }: Pick<RunLine, 'waiting'>): boolean => waiting > CANCELLED_UNASKED;

/** `312 of 5,000`; nothing without a progress. */
export function progressText({ progress }: Pick<RunLine, 'progress'>, locale: string): string {
  if (progress === null) return '';
  return i18n.t('progress', [formatCount(progress.ended, locale), formatCount(progress.total, locale)]);
}

/** Beside the progress: that it is paused, or when it will be over. */
export function runNote({ isPaused, endsAt }: RunLine, { locale, now }: Surroundings): string {
  if (isPaused) return i18n.t('progress_paused');
  return endsAt === null ? '' : i18n.t('progress_end', [formatMoment(endsAt, now, locale)]);
}

/** What the user can do with all links at once. */
export type RunAction = 'pause' | 'resume' | 'cancel-remaining' | 'retry-failed' | NoticeAnswer;

/** What the user answers to a notice: that links were lost, or that the list may be a copy. */
export type NoticeAnswer = 'restore-lost' | 'forget-lost' | 'claim-profile' | 'disown-profile';
