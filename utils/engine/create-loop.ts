import type { Writer } from '@/utils/engine/create-writer';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import { performRead } from '@/utils/engine/perform-read';
import { performSend } from '@/utils/engine/perform-send';
import { type Pauses, readConditions } from '@/utils/engine/read-conditions';
import type { FailureFacts } from '@/utils/fichier/errors';
import { isStorageFull } from '@/utils/store/storage-fault';
import { plan } from '@/utils/transfers/plan';
import type { OutboxState } from '@/utils/transfers/state';
import type { Action, Urgency } from '@/utils/transfers/step';

/** Alarms come no sooner than this. */
const ALARM_MS = 30_000;
/** Nor later than this: a wait by a clock that is set meanwhile may come out much longer. */
const ALARM_MAX_MS = 15 * 60_000;
/** Browsers stop a background that makes no browser call for 30 s. */
const SIGN_OF_LIFE_MS = 20_000;
/** Only for a wait up to this is the background kept alive. */
const AWAKE_MAX_MS = 100_000;
/** A call that came back unsent is not planned again sooner than this, whatever the gate says. */
const RETURNED_MS = 1_000;
const NOT_SENT_MS = 5_000;
/** Doubled each time something cannot be stored, up to this. */
const NOT_SENT_MAX_MS = 5 * 60_000;
const BROKEN_MS = 60_000;

export type Loop = {
  /** Does all that is due, then sees to it that it is woken in time. Never throws. */
  wake(): Promise<void>;
  /** Does this as the next step, while no other call of the outbox is out. Settles as `work` does. */
  next<T>(work: () => Promise<T>): Promise<T>;
  /** The user looks on: until the next listing, looks are user actions. */
  watch(): void;
  /** Calls off the engine's own pause. */
  unpause(): void;
  /** Nothing can be done for `ms`: if the store is to blame, that is the hold. */
  stall(error: unknown, ms: number): void;
  /** While nothing can go out because that cannot be stored; else null. */
  unstored(): Unstored | null;
};

/** Why what happens cannot be stored, and when that is tried again, epoch ms. */
export type Unstored = { readonly code: 'storage' | 'storage-full'; readonly until: number };

/** Looks prove a job absent only if one background made them. */
const isVerifying = (state: OutboxState): boolean =>
  Object.values(state.jobs).some((job) => job.state === 'unsure');

/** Plans, acts and records, one step at a time. */
export function createLoop(deps: EngineDeps, writer: Writer): Loop {
  const { clock, alarm, timer, events } = deps;
  let pauses: Pauses = { user: 0, background: 0 };
  /** Steps in a row that came to nothing because they could not be stored, and why the last of them. */
  let unstored = 0;
  let unstoredCode: Unstored['code'] = 'storage';
  let isWatched = false;
  let isWokenAgain = false;
  let running: Promise<void> | null = null;
  let stopTimer = () => {};
  /** What goes before all that is planned. Never rejects. */
  const asked: (() => Promise<void>)[] = [];

  function pause(ms: number): number {
    const until = clock.monotonic() + ms;
    pauses = { user: Math.max(pauses.user, until), background: Math.max(pauses.background, until) };
    return ms;
  }

  async function run(): Promise<void> {
    do {
      isWokenAgain = false;
      try {
        while (await step());
      } catch (error) {
        events.broke(error);
        const waitMs = writer.isStoreFault(error) ? waitForStore(isStorageFull(error)) : pause(BROKEN_MS);
        await sleepUntil(clock.now() + waitMs, false).catch(events.broke);
      }
    } while (isWokenAgain);
    running = null;
  }

  async function step(): Promise<boolean> {
    stopTimer();
    const work = asked.shift();
    if (work !== undefined) {
      await work();
      return true;
    }
    const conditions = await readConditions(deps, pauses, isWatched);
    const state = await writer.state();
    const action = plan(state, conditions);
    if (action.type === 'wait') {
      if (action.until !== null) await sleepUntil(action.until, isVerifying(state));
      return false;
    }
    await alive();
    await perform(action, conditions.accountId ?? '');
    return true;
  }

  /** A browser call is a sign of life to the browser, and the alarm brings us back if we die in this step. */
  const alive = () => alarm.arm(clock.now() + ALARM_MS);

  async function perform(action: Exclude<Action, { type: 'wait' }>, accountId: string): Promise<void> {
    switch (action.type) {
      case 'record':
        if (await writer.record({ ...action.event, at: clock.now() })) {
          unstored = 0;
          return;
        }
        throw new Error(`Nothing follows from ${action.event.type}`);
      case 'send':
        return settle(onlyUnsent(await performSend(deps, writer, action, accountId)), action.lane);
      case 'names':
      case 'files':
      case 'folder':
        await performRead(deps, writer, action, accountId);
        return;
      case 'list':
        isWatched = false;
        return settle(await performRead(deps, writer, action, accountId), action.lane);
      case 'info':
        return settle(await performRead(deps, writer, action, accountId), action.lane);
    }
  }

  /** A call that the gate gave back is not planned again in the same breath, and not before the gate's own time. */
  function settle(facts: FailureFacts | null, lane: Urgency): void {
    const isUnstored = facts?.code === 'storage' && facts.outcome === 'not-sent';
    if (!isUnstored) unstored = 0;
    if (facts === null) return;
    pause(RETURNED_MS);
    if (isUnstored) waitForStore(false);
    if (isUnstored || facts.outcome !== 'not-sent') return;
    const waitMs = facts.until === null ? NOT_SENT_MS : facts.until - clock.now();
    pauses = { ...pauses, [lane]: Math.max(pauses[lane], clock.monotonic() + waitMs) };
  }

  /** By itself ever longer; returns for how long, ms. */
  function waitForStore(
    isFull: boolean,
    ms = Math.min(NOT_SENT_MAX_MS, NOT_SENT_MS * 2 ** Math.min(unstored, 10)),
  ): number {
    const waitMs = pause(ms);
    unstored += 1;
    unstoredCode = isFull ? 'storage-full' : 'storage';
    events.changed();
    return waitMs;
  }

  /** `isAwake`: stays alive until then if it is soon; a browser call now and then keeps the browser from stopping us. */
  async function sleepUntil(until: number, isAwake: boolean): Promise<void> {
    const waitMs = Math.max(0, until - clock.now());
    await alarm.arm(clock.now() + Math.min(ALARM_MAX_MS, Math.max(ALARM_MS, waitMs)));
    if (isAwake && waitMs <= AWAKE_MAX_MS)
      stopTimer = timer.after(Math.min(SIGN_OF_LIFE_MS, waitMs), () => void wake());
    else if (waitMs < ALARM_MS) stopTimer = timer.after(waitMs, () => void wake());
  }

  function wake(): Promise<void> {
    isWokenAgain = true;
    running ??= run();
    return running;
  }

  function next<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      asked.push(() => alive().then(work).then(resolve, reject));
      void wake();
    });
  }

  return {
    wake,
    next,
    watch() {
      isWatched = true;
    },
    unpause() {
      pauses = { user: 0, background: 0 };
      unstored = 0;
    },
    stall(error, ms) {
      if (writer.isStoreFault(error)) waitForStore(isStorageFull(error), ms);
    },
    unstored() {
      if (unstored === 0) return null;
      return { code: unstoredCode, until: pauses.user - clock.monotonic() + clock.now() };
    },
  };
}

/** What went out has its outcome on record, and needs no pause. */
const onlyUnsent = (facts: FailureFacts | null): FailureFacts | null =>
  facts?.outcome === 'not-sent' ? facts : null;
