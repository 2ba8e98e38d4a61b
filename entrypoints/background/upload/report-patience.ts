import type { StoredUpload } from '@/utils/store/upload-store';

const SECOND_MS = 1_000;
/** From one question to the next; the last for all that follow. */
const STEPS_MS = [5, 10, 20, 30].map((seconds) => seconds * SECOND_MS);
const LAST_STEP_MS = 30 * SECOND_MS;
/** A node stores and scans for minutes. */
const PATIENCE_MS = 5 * 60 * SECOND_MS;
/** A node that never had all bytes has nothing to report, however often it is asked. */
const CUT_ANSWERS = 2;

type Asked = Pick<StoredUpload, 'asked' | 'askedFrom' | 'askAgainAt'>;

/** The upload after one more answer that settles nothing. */
export function askedOnce(upload: Asked, now: number): Asked {
  const asked = upload.asked + 1;
  return {
    asked,
    askedFrom: upload.askedFrom ?? now,
    askAgainAt: now + (STEPS_MS[asked - 1] ?? LAST_STEP_MS),
  };
}

/** The node has been asked enough: what is in the folder decides. */
export function isPatienceOver(
  { phase, asked, askedFrom }: Omit<StoredUpload, 'askAgainAt'>,
  now: number,
): boolean {
  if (phase === 'sending') return asked >= CUT_ANSWERS;
  return askedFrom !== null && now - askedFrom >= PATIENCE_MS;
}
