import {
  CHECK_AFTER_LOOKS,
  FOLLOW_LATE_LOOKS,
  FOLLOW_LATE_MAX_MS,
  FOLLOW_MAX_MS,
  FOLLOW_MS,
  READ_PAUSE_MS,
  READ_RETRY_FIRST_MS,
  READ_TRIES,
  RESEND_FIRST_MS,
  UNDECIDED_FIRST_MS,
  UNDECIDED_MAX_MS,
  UNSURE_GAPS_MS,
  UNSURE_LOOKS_MS,
} from '@/utils/transfers/constants';

/** Pause before the next look at accepted jobs after `idleLooks` looks without a change, in ms. */
export function followIntervalMs(idleLooks: number): number {
  const listed = FOLLOW_MS[idleLooks];
  if (listed !== undefined) return listed;
  const last = FOLLOW_MS[FOLLOW_MS.length - 1] ?? FOLLOW_MAX_MS;
  if (idleLooks < FOLLOW_LATE_LOOKS)
    return Math.min(FOLLOW_MAX_MS, Math.round(last * 1.5 ** (idleLooks - FOLLOW_MS.length + 1)));
  const late = Math.min(idleLooks - FOLLOW_LATE_LOOKS + 1, 10);
  return Math.min(FOLLOW_LATE_MAX_MS, Math.round(FOLLOW_MAX_MS * 1.5 ** late));
}

/** Pause before the `info` of a job is read although `remote/ls` gives no reason to, in ms. */
export const checkIntervalMs = (idleLooks: number): number => followIntervalMs(idleLooks + CHECK_AFTER_LOOKS);

const HOUR_MS = 3_600_000;

/**
 * When the next call may be made if an hour has so many: half of them as soon as one likes, the others evenly over the hour,
 * so that it lasts. `callsAt`: when they were made, latest last.
 */
export function allowedAt(callsAt: readonly number[], perHour: number): number {
  const atOnce = Math.max(1, Math.floor(perHour / 2));
  const [first, last] = [callsAt.at(-atOnce), callsAt.at(-1)];
  if (first === undefined || last === undefined) return 0;
  return Math.min(first + HOUR_MS, last + Math.ceil(HOUR_MS / Math.max(1, perHour - atOnce)));
}

/** When to look for an unsure job next: 5, 30 and 90 s after its end, but always far enough from the looks made. */
export function unsureLookAt(endedAt: number, looksAt: readonly number[]): number {
  const step = Math.min(looksAt.length, UNSURE_LOOKS_MS.length - 1);
  const planned = endedAt + (UNSURE_LOOKS_MS[step] ?? 0);
  const first = looksAt[0];
  return first === undefined ? planned : Math.max(planned, first + (UNSURE_GAPS_MS[step] ?? 0));
}

/** Pause between looks for an undecided job, in ms. */
export function undecidedIntervalMs(looks: number): number {
  return Math.min(UNDECIDED_MAX_MS, UNDECIDED_FIRST_MS * 2 ** Math.min(looks, 10));
}

/** Pause after `failures` failed reads in a row (1 or more), in ms: doubling, then long. `seed` stands in for chance. */
export function readRetryMs(failures: number, seed: string): number {
  return failures >= READ_TRIES ? READ_PAUSE_MS : jitter(READ_RETRY_FIRST_MS * 2 ** (failures - 1), seed);
}

/** Pause before an absent job is sent again, in ms: doubling. `seed` stands in for chance. */
export function resendMs(resends: number, seed: string): number {
  return jitter(RESEND_FIRST_MS * 2 ** Math.min(resends, 10), seed);
}

/** Give or take a quarter, so that clients that failed together do not come back together. */
function jitter(ms: number, seed: string): number {
  return Math.round(ms * (0.75 + fraction(seed) / 2));
}

/** A number in [0, 1) that depends on the text alone (FNV-1a). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) / 2 ** 32;
}
