import { FichierError, isFichierError } from '@/utils/fichier/errors';
import type { Governor, Lane, Plan } from '@/utils/fichier/fichier';
import { createGovernorRecord, type GovernorStore } from '@/utils/fichier/governor-record';
import {
  budgetedAt,
  callFailed,
  callStarted,
  callSucceeded,
  type GovernorState,
  hourlyBudget,
  isLock,
  linkLane,
  siteCallStarted,
  siteCallSucceeded,
  spacedAt,
  tryNowAt,
} from '@/utils/fichier/governor-state';
import type { Clock } from '@/utils/fichier/moved-clock';

export type GovernorDeps = {
  /** The governor's own record; `read` yields undefined or null when there is none. */
  readonly store: GovernorStore;
  /** `sleep` ends early, either way, when its signal is aborted. */
  readonly clock: Clock & { sleep(ms: number, signal?: AbortSignal): Promise<void> };
  /** The plan of the saved key as last known; it decides the hourly budget. */
  plan(): Promise<Plan>;
  /** A lock began, changed or ended. */
  onHoldChanged(): void;
};

/** A background read that has been out for longer gives way to a user action. */
const HANGING_MS = 2_000;
/** A call that was on its way to the gate when somebody asked for haste is asked as well. */
const HASTE_MS = 5_000;

type Waiting = {
  readonly lane: Lane;
  readonly isRead: boolean;
  readonly throughHold: boolean;
  readonly ofWebsite: boolean;
  readonly hasOwnLimit: boolean;
  /** Makes the call and resolves to what hands its value to the caller. */
  readonly send: (signal: AbortSignal) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
};

type Out = {
  readonly call: Waiting;
  readonly since: number;
  readonly abort: AbortController;
  readonly ended: AbortController;
};

/** The one gate of all calls: serial, spaced, budgeted, shut during a lock. What it knows survives in the store. */
export function createGovernor(deps: GovernorDeps): Governor {
  const { clock } = deps;
  const record = createGovernorRecord(deps.store, clock, deps.onHoldChanged);
  const queue: Record<Lane, Waiting[]> = { user: [], background: [] };
  let out: Out | null = null;
  let hastenedAt = Number.NEGATIVE_INFINITY;
  let isPumping = false;

  const head = () => queue.user[0] ?? queue.background[0];

  async function planNow(): Promise<Plan> {
    try {
      return await deps.plan();
    } catch {
      return 'unknown';
    }
  }

  function remove(call: Waiting): void {
    queue[call.lane] = queue[call.lane].filter((other) => other !== call);
  }

  function turnAway(call: Waiting, error: unknown): void {
    remove(call);
    call.reject(error);
  }

  async function pump(): Promise<void> {
    if (isPumping) return;
    isPumping = true;
    for (let call = head(); call !== undefined; call = head()) {
      try {
        await step();
      } catch (error) {
        turnAway(call, error);
      }
    }
    isPumping = false;
  }

  /** Turns calls away, then waits or makes the next call: one of the two, after which all is looked at anew. */
  async function step(): Promise<void> {
    const plan = await planNow();
    const state = await record.current();
    const now = clock.now();
    for (const call of [...queue.user, ...queue.background]) {
      const refusal = refusalOf(call, state, plan, now);
      if (refusal !== null) turnAway(call, refusal);
    }
    const call = head();
    if (call === undefined) return;
    const waitMs = spacedAt(state) - now;
    if (waitMs > 0) return clock.sleep(waitMs);
    remove(call);
    await make(call, state);
  }

  async function make(call: Waiting, before: GovernorState): Promise<void> {
    const at = clock.now();
    const started = call.ofWebsite ? siteCallStarted(before, at) : callStarted(before, call.lane, at);
    try {
      await record.save(started);
    } catch {
      // A call that no restart would know of does not go out.
      forgiveWrite(before);
      call.reject(new FichierError({ code: 'storage', outcome: 'not-sent' }));
      return;
    }
    const current = {
      call,
      since: clock.now(),
      abort: new AbortController(),
      ended: new AbortController(),
    };
    out = current;
    if (current.since - hastenedAt < HASTE_MS) void giveWay(current, () => true);
    const settle = await attempt(current, before, started);
    settle();
  }

  /** The call itself. Its end is stored before the caller learns of it. */
  async function attempt(current: Out, before: GovernorState, started: GovernorState): Promise<() => void> {
    const { call, abort, ended } = current;
    let settle: () => void;
    let after: GovernorState;
    try {
      settle = await call.send(abort.signal);
      const succeeded = call.ofWebsite ? siteCallSucceeded : callSucceeded;
      after = succeeded(record.moved(started), clock.now());
    } catch (error) {
      const facts = isFichierError(error) ? error.facts : null;
      after =
        facts?.outcome === 'not-sent'
          ? record.moved(before)
          : callFailed(record.moved(started), facts, clock.now(), call.hasOwnLimit);
      const reason = failureOf(error, after.hold, abort.signal.aborted);
      settle = () => call.reject(reason);
    }
    out = null;
    ended.abort();
    await forgiveWrite(after);
    return settle;
  }

  /** The answer of a call matters more than its trace; a store that stays broken stops the next call. */
  function forgiveWrite(state: GovernorState): Promise<void> {
    return record.save(state).catch(() => undefined);
  }

  /** Ends the background read that is out, once it hangs, if somebody still waits for it then. */
  async function giveWay(current: Out, isAwaited: () => boolean): Promise<void> {
    if (current.call.lane === 'user' || !current.call.isRead) return;
    const waitMs = current.since + HANGING_MS - clock.now();
    if (waitMs > 0) await clock.sleep(waitMs, current.ended.signal).catch(() => undefined);
    if (out === current && isAwaited()) current.abort.abort();
  }

  return {
    run(request, send) {
      const { lane, isRead, throughHold = false, ofWebsite = false, hasOwnLimit = false } = request;
      return new Promise((resolve, reject) => {
        const call: Waiting = {
          lane,
          isRead,
          throughHold,
          ofWebsite,
          hasOwnLimit,
          send: async (signal) => {
            const value = await send(signal);
            return () => resolve(value);
          },
          reject,
        };
        const hold = record.known()?.hold ?? null;
        if (hold !== null && !throughHold) return reject(heldBy(hold));
        queue[lane].push(call);
        if (lane === 'user' && out !== null) void giveWay(out, () => queue.user.length > 0);
        void pump();
      });
    },
    hurry() {
      hastenedAt = clock.now();
      if (out !== null) void giveWay(out, () => true);
    },
    async hold() {
      return (await record.current()).hold;
    },
    async nextBackgroundAt() {
      const plan = await planNow();
      const state = await record.current();
      return nextAt(state, 'background', plan);
    },
    async linkBudget() {
      const plan = await planNow();
      const state = await record.current();
      const lane = linkLane(state, plan);
      return {
        lane,
        perHour: hourlyBudget(state, lane, plan),
        nextAt: nextAt(state, lane, plan),
        backgroundPerHour: hourlyBudget(state, 'background', plan),
      };
    },
    async tryNowAt() {
      return tryNowAt(await record.current());
    },
  };
}

function nextAt(state: GovernorState, lane: Lane, plan: Plan): number {
  return Math.max(spacedAt(state), budgetedAt(state, lane, plan), state.hold?.until ?? 0);
}

function refusalOf(call: Waiting, state: GovernorState, plan: Plan, now: number): FichierError | null {
  if (state.hold !== null) {
    if (!call.throughHold) return heldBy(state.hold);
    const until = tryNowAt(state);
    if (until > now) return new FichierError({ code: 'held', outcome: 'not-sent', until });
  }
  if (call.ofWebsite) return null;
  const until = budgetedAt(state, call.lane, plan);
  return until > now ? new FichierError({ code: 'budget', outcome: 'not-sent', until }) : null;
}

/** A lock speaks with its own code and words, so that the user reads the real reason. */
function heldBy({ code, words, until }: NonNullable<GovernorState['hold']>): FichierError {
  return new FichierError({ code, outcome: 'not-sent', words, until });
}

/** What the caller is told: a lock with its end, a foreign error of an aborted call as `aborted`, else the error itself. */
function failureOf(error: unknown, hold: GovernorState['hold'], isAborted: boolean): unknown {
  if (!isFichierError(error))
    return isAborted ? new FichierError({ code: 'aborted', outcome: 'unknown' }) : error;
  return isLock(error.facts) && hold !== null
    ? new FichierError({ ...error.facts, until: hold.until })
    : error;
}
