import type { ErrorCode } from '@/utils/fichier/errors';
import type { Reason } from '@/utils/messaging/replies';

/** After these nobody knows whether 1fichier did what it was asked. */
const OPEN: readonly ErrorCode[] = [
  'network',
  'timeout',
  'server',
  'maintenance',
  'bad-answer',
  'redirected',
  'lock-page',
  'no-id',
  'unanswered',
  'broken',
];

/** Of an act on one folder: the background has looked at the listings already, and they did not settle it. */
export function leavesOpen({ code }: Pick<Reason, 'code'>): boolean {
  return OPEN.includes(code);
}

/** Of a question about files: their own reasons come in its answer, so one of the whole question means that nothing was sent, but for these. */
export function isUntold({ code }: Pick<Reason, 'code'>): boolean {
  return code === 'unanswered' || code === 'broken';
}

/** What would only come to the same end again. */
const FINAL: readonly ErrorCode[] = [
  'not-found',
  'gone',
  'folder-not-found',
  'not-allowed',
  'owner-locked',
  'nothing-renamed',
  'no-changes',
];

/** May it be tried again without doing anything twice, and with some hope? */
export function isWorthAnother({
  reason,
  isUnknown,
}: {
  readonly reason: Reason;
  readonly isUnknown: boolean;
}): boolean {
  return !isUnknown && !FINAL.includes(reason.code);
}
