import * as z from 'zod/mini';
import { ERROR_CODES, type FailureFacts, POLICY } from '@/utils/fichier/errors';
import type { GovernorHold, Lane, Plan } from '@/utils/fichier/fichier';

/** Quiet time from the end of one call to the start of the next. */
export const SPACING_MS = 1_100;
/** A lock is tested by hand at most this often. */
export const TRY_NOW_EVERY_MS = 60_000;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FLOOD_HOLD_MS = MINUTE_MS;
const FLOOD_HOLD_MAX_MS = 10 * MINUTE_MS;
const IP_LOCK_HOLD_MS = HOUR_MS;
/** A lock is remembered for so long, an hour beyond the end of the longest. */
const LOCK_REMEMBERED_MS = 2 * HOUR_MS;

/** Calls an hour by plan: a soft limit that also keeps below every stricter rule of the service. */
const HOURLY_BUDGET: Readonly<Record<Plan, number>> = {
  unknown: 1_000,
  free: 100,
  premium: 1_000,
  access: 1_000,
  gold: 1_000,
};

/** What outlives a restart. Times are epoch ms, `minute` is epoch minutes, no whole number once the clock was set. */
export const governorStateSchema = z.object({
  /** End of the last call; null when there was none. */
  lastEnd: z.nullable(z.number()),
  /** Start of the call that is out; found at a start, it was cut off with the worker. */
  outSince: z.nullable(z.number()),
  /** Calls of the last hour by minute, oldest first. */
  minutes: z.array(z.object({ minute: z.number(), user: z.number(), background: z.number() })),
  hold: z.nullable(
    z.object({
      reason: z.enum(['flood', 'ip-locked']),
      code: z.enum(ERROR_CODES),
      until: z.number(),
      lengthMs: z.number(),
      words: z.nullable(z.string()),
    }),
  ),
  /** Flood answers in a row without a success. */
  floodStreak: z.number(),
  /** Last `Try now`. */
  lastTryAt: z.nullable(z.number()),
  /** Last answer that began or lengthened a lock, while it is remembered; earlier versions kept none. */
  lockedAt: z._default(z.nullable(z.number()), null),
  /** How far the clock was ahead by which these times are told, as in `moved-clock.ts`; earlier versions kept none. */
  ahead: z._default(z.nullable(z.number()), null),
});
export type GovernorState = z.infer<typeof governorStateSchema>;

const FRESH: GovernorState = {
  lastEnd: null,
  outSince: null,
  minutes: [],
  hold: null,
  floodStreak: 0,
  lastTryAt: null,
  lockedAt: null,
  ahead: null,
};

/** The stored state at a start. One that cannot be read, or a call cut off by the end of the worker, keeps the spacing from now. */
export function parseGovernorState(stored: unknown, now: number): GovernorState {
  if (stored === undefined || stored === null) return FRESH;
  const state = z.safeParse(governorStateSchema, stored).data;
  if (state === undefined) return { ...FRESH, lastEnd: now };
  return state.outSince === null ? state : { ...state, outSince: null, lastEnd: now };
}

/** The state by a clock that was set forward by so much, or back. */
export function moveState(state: GovernorState, byMs: number): GovernorState {
  const moved = (time: number | null) => (time === null ? null : time + byMs);
  return {
    ...state,
    lastEnd: moved(state.lastEnd),
    outSince: moved(state.outSince),
    lastTryAt: moved(state.lastTryAt),
    lockedAt: moved(state.lockedAt),
    hold: state.hold === null ? null : { ...state.hold, until: state.hold.until + byMs },
    minutes: state.minutes.map((entry) => ({ ...entry, minute: entry.minute + byMs / MINUTE_MS })),
  };
}

/** The state as of `now`: what is over is gone, and what a clock jump put into the future is brought back. */
export function settleState(state: GovernorState, now: number): GovernorState {
  const lastEnd = notAfter(state.lastEnd, now);
  const lastTryAt = notAfter(state.lastTryAt, now);
  const lockedAt = settleLockedAt(state.lockedAt, now);
  const hold = settleHold(state.hold, now);
  const minutes = state.minutes.filter(
    // One minute of grace, so that a small step back of the clock forgets nothing.
    ({ minute }) => minute <= minuteOf(now) + 1 && goneAt(minute) > now,
  );
  const isSame =
    lastEnd === state.lastEnd &&
    lastTryAt === state.lastTryAt &&
    lockedAt === state.lockedAt &&
    hold === state.hold &&
    minutes.length === state.minutes.length;
  return isSame ? state : { ...state, lastEnd, lastTryAt, lockedAt, hold, minutes };
}

/** A call goes out. During a lock that is a `Try now`. */
export function callStarted(state: GovernorState, lane: Lane, now: number): GovernorState {
  const minute = minuteOf(now);
  const current = state.minutes.find((entry) => entry.minute === minute) ?? {
    minute,
    user: 0,
    background: 0,
  };
  const others = state.minutes.filter((entry) => entry.minute !== minute);
  const minutes = [...others, { ...current, [lane]: current[lane] + 1 }].sort((a, b) => a.minute - b.minute);
  return { ...state, outSince: now, minutes, lastTryAt: state.hold === null ? state.lastTryAt : now };
}

/** A call of the website goes out: it spends nothing of the budget. */
export function siteCallStarted(state: GovernorState, now: number): GovernorState {
  return { ...state, outSince: now };
}

/** A call of the website ended with success, which says nothing of the API's own locks. */
export function siteCallSucceeded(state: GovernorState, now: number): GovernorState {
  return { ...state, outSince: null, lastEnd: now };
}

/** A call ended with success: the lock, if one was in force, is over. */
export function callSucceeded(state: GovernorState, now: number): GovernorState {
  return { ...state, outSince: null, lastEnd: now, hold: null, floodStreak: 0 };
}

/** True for an answer that locks the whole client. */
export function isLock(facts: FailureFacts): boolean {
  return facts.outcome !== 'not-sent' && lockReason(facts) !== null;
}

/**
 * A call ended otherwise; `facts` null when it was not 1fichier's doing. Lock answers start or lengthen a lock. A flood of a
 * call with a limit of its own is no word on how many calls we may make: another program may have asked just before.
 */
export function callFailed(
  state: GovernorState,
  facts: FailureFacts | null,
  now: number,
  hasOwnLimit: boolean,
): GovernorState {
  const ended = { ...state, outSince: null, lastEnd: now };
  const reason = facts === null ? null : lockReason(facts);
  if (facts === null || reason === null) return ended;
  const lockedAt = hasOwnLimit && reason === 'flood' ? state.lockedAt : now;
  const floodStreak = reason === 'flood' ? state.floodStreak + 1 : state.floodStreak;
  const lengthMs = reason === 'flood' ? floodLength(floodStreak) : IP_LOCK_HOLD_MS;
  const hold: GovernorHold = {
    reason,
    code: facts.code,
    until: now + lengthMs,
    lengthMs,
    words: facts.words,
  };
  const isLonger = state.hold === null || hold.until >= state.hold.until;
  return { ...ended, floodStreak, lockedAt, hold: isLonger ? hold : state.hold };
}

/** When the spacing lets the next call out. */
export function spacedAt(state: GovernorState): number {
  return state.lastEnd === null ? 0 : state.lastEnd + SPACING_MS;
}

/** When the lock may be tested again; 0 when it never was. */
export function tryNowAt(state: GovernorState): number {
  return state.lastTryAt === null ? 0 : state.lastTryAt + TRY_NOW_EVERY_MS;
}

/** Calls an hour of a lane: background work has half of the plan's budget, users have all of it. */
export function hourlyBudget(state: GovernorState, lane: Lane, plan: Plan): number {
  // Whoever is locked out with an unknown plan may well have the smallest.
  const whole = HOURLY_BUDGET[plan === 'unknown' && state.lockedAt !== null ? 'free' : plan];
  return lane === 'user' ? whole : Math.floor(whole / 2);
}

/** The lane of links when many wait: a plan that could not be asked for slows nobody, unless 1fichier locked us out. */
export function linkLane(state: GovernorState, plan: Plan): Lane {
  return plan === 'unknown' && state.lockedAt === null ? 'user' : 'background';
}

/** When the hourly budget lets a call of this lane out; 0 when it does already. */
export function budgetedAt(state: GovernorState, lane: Lane, plan: Plan): number {
  let user = sum(state.minutes.map((entry) => entry.user));
  let background = sum(state.minutes.map((entry) => entry.background));
  let at = 0;
  const whole = hourlyBudget(state, 'user', plan);
  const half = hourlyBudget(state, 'background', plan);
  for (const entry of state.minutes) {
    const isWithin = user + background < whole;
    if (isWithin && (lane === 'user' || background < half)) return at;
    user -= entry.user;
    background -= entry.background;
    at = goneAt(entry.minute);
  }
  return at;
}

function settleHold(hold: GovernorState['hold'], now: number): GovernorState['hold'] {
  if (hold === null || hold.until <= now) return null;
  return hold.until - now > hold.lengthMs ? { ...hold, until: now + hold.lengthMs } : hold;
}

function settleLockedAt(lockedAt: number | null, now: number): number | null {
  if (lockedAt === null || lockedAt + LOCK_REMEMBERED_MS <= now) return null;
  return notAfter(lockedAt, now);
}

function lockReason({ code }: FailureFacts): GovernorHold['reason'] | null {
  const { hold } = POLICY[code];
  return hold === 'flood' || hold === 'ip-locked' ? hold : null;
}

function floodLength(streak: number): number {
  return Math.min(FLOOD_HOLD_MS * 2 ** (streak - 1), FLOOD_HOLD_MAX_MS);
}

function notAfter(time: number | null, now: number): number | null {
  return time !== null && time > now ? now : time;
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS);
}

/** When the last call that this minute may hold is an hour old. */
function goneAt(minute: number): number {
  return (minute + 1) * MINUTE_MS + HOUR_MS;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
