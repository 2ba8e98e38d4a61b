import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ErrorCode, POLICY } from '@/utils/fichier/errors';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  /** The gate may be open again. */
  readonly onOpen: () => void;
  readonly clock: () => number;
};

/** What passes by itself, though nobody says when. */
const PASSING: readonly ErrorCode[] = ['network', 'offline', 'timeout', 'server', 'maintenance'];
/** So long the next is not begun after the first failure of that kind; twice as long after each that follows. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** Whether the next upload may begin. */
export type UploadGate = {
  /** May the extension reach the nodes? Taken for granted until it is known. */
  readonly isAllowed: ReadonlySignal<boolean>;
  /** What keeps every upload from beginning, as 1fichier told. */
  readonly stop: ReadonlySignal<Reason | null>;
  readonly isPaused: ReadonlySignal<boolean>;
  allow(isAllowed: boolean): void;
  /** Shuts for what stands against every upload. True: it passes, so that the file has only to wait. */
  shutFor(reason: Reason): boolean;
  /** One has begun: what stood against all has passed. */
  begun(): void;
  /** The browser has a network again. */
  online(): void;
  /** What stood against them is to be tried. */
  lift(): void;
  pause(): void;
  /** After a pause, and whatever else was shut for. */
  resume(): void;
};

export function createUploadGate({ onOpen, clock }: Needs): UploadGate {
  const isAllowed = signal(true);
  const isPausedByUser = signal(false);
  const stop = signal<Reason | null>(null);
  /** Failures of the kind that passes, one after the other. */
  let failures = 0;

  function lift(): void {
    stop.value = null;
    onOpen();
  }

  function passesAt({ code, until }: Reason): number | null {
    if (until !== null || !PASSING.includes(code)) return until;
    failures += 1;
    return clock() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  }

  function reopenAt(at: number, reason: Reason): void {
    setTimeout(
      () => {
        if (stop.value === reason) lift();
      },
      Math.max(0, at - clock()),
    );
  }

  return {
    isAllowed,
    stop,
    isPaused: computed(() => isPausedByUser.value || stop.value !== null),
    allow: (allowed) => {
      isAllowed.value = allowed;
      if (allowed) onOpen();
    },
    shutFor: (reason) => {
      if (reason.code === 'no-node-permission') {
        isAllowed.value = false;
        return true;
      }
      if (!concernsAll(reason.code)) return false;
      const until = passesAt(reason);
      const held = { ...reason, until };
      stop.value = held;
      if (until !== null) reopenAt(until, held);
      return until !== null;
    },
    begun: () => {
      failures = 0;
    },
    online: () => {
      if (stop.value !== null && PASSING.includes(stop.value.code)) lift();
    },
    lift,
    pause: () => {
      isPausedByUser.value = true;
    },
    resume: () => {
      isPausedByUser.value = false;
      lift();
    },
  };
}

/** Would the next upload fare no better? */
function concernsAll(code: ErrorCode): boolean {
  return PASSING.includes(code) || POLICY[code].ofAccount || POLICY[code].hold !== null;
}
