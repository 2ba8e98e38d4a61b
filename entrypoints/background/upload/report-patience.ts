import type { StoredUpload } from '@/utils/store/upload-store';

const SECOND_MS = 1_000;
/** From one question to the next; the last for all that follow. */
const STEPS_MS = [5, 10, 20, 30].map((seconds) => seconds * SECOND_MS);
const LAST_STEP_MS = 30 * SECOND_MS;
/** From a question that found no answer to the next: doubled each time, up to the longest. */
const FAILED_STEP_MS = 10 * SECOND_MS;
const FAILED_LONGEST_MS = 5 * 60 * SECOND_MS;
/** A node stores and scans for minutes. */
const PATIENCE_MS = 5 * 60 * SECOND_MS;
/** A node that never had all bytes has nothing to report, however often it is asked. */
const DENIALS = 2;

type Asked = Pick<StoredUpload, 'asked' | 'failed' | 'denied' | 'askedFrom' | 'askedAt' | 'askAgainAt'>;

export const NEVER_ASKED: Asked = {
  asked: 0,
  failed: 0,
  denied: 0,
  askedFrom: null,
  askedAt: 0,
  askAgainAt: 0,
};

/** It may be asked about. A clock that stands before the last question was set back, and says nothing of when the next is due. */
export function isDue(
  { askedAt, askAgainAt }: Pick<StoredUpload, 'askedAt' | 'askAgainAt'>,
  now: number,
): boolean {
  return now >= askAgainAt || now < askedAt;
}

/** The upload after one more answer that settles nothing. `isDenied`: the node has no such upload. */
export function askedOnce(upload: Asked, isDenied: boolean, now: number): Asked {
  const asked = upload.asked + 1;
  return {
    asked,
    failed: 0,
    denied: isDenied ? upload.denied + 1 : 0,
    askedFrom: firstAsked(upload, now),
    askedAt: now,
    askAgainAt: now + (STEPS_MS[asked - 1] ?? LAST_STEP_MS),
  };
}

/** The upload after a question that found no answer. It takes its part of the patience. */
export function failedOnce(upload: Asked, now: number): Asked {
  const waitMs = Math.min(FAILED_STEP_MS * 2 ** upload.failed, FAILED_LONGEST_MS);
  return {
    asked: upload.asked,
    failed: upload.failed + 1,
    denied: upload.denied,
    askedFrom: firstAsked(upload, now),
    askedAt: now,
    askAgainAt: now + waitMs,
  };
}

function firstAsked({ askedFrom }: Asked, now: number): number {
  return askedFrom === null ? now : Math.min(askedFrom, now);
}

/** The node has been asked enough: what is in the folder decides. */
export function isPatienceOver(
  { phase, denied, askedFrom }: Pick<StoredUpload, 'phase' | 'denied' | 'askedFrom'>,
  now: number,
): boolean {
  if (phase === 'sending' && hasDenied({ denied })) return true;
  return askedFrom !== null && now - askedFrom >= PATIENCE_MS;
}

/** The node has said often enough in a row that it has no such upload. */
export function hasDenied({ denied }: Pick<StoredUpload, 'denied'>): boolean {
  return denied >= DENIALS;
}
