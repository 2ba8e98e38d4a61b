import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ErrorCode, POLICY } from '@/utils/fichier/errors';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  /** The gate may be open again. */
  readonly onOpen: () => void;
  readonly clock: () => number;
};

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
  /** What stood against them is over, or is to be tried. */
  lift(): void;
  pause(): void;
  /** After a pause, and whatever else was shut for. */
  resume(): void;
};

export function createUploadGate({ onOpen, clock }: Needs): UploadGate {
  const isAllowed = signal(true);
  const isPausedByUser = signal(false);
  const stop = signal<Reason | null>(null);

  function lift(): void {
    stop.value = null;
    onOpen();
  }

  function reopenAt(at: number, reason: Reason): void {
    const look = () => {
      if (stop.value === reason) lift();
    };
    setTimeout(look, Math.max(0, at - clock()));
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
      stop.value = reason;
      if (reason.until !== null) reopenAt(reason.until, reason);
      return reason.until !== null;
    },
    pause: () => {
      isPausedByUser.value = true;
    },
    lift,
    resume: () => {
      isPausedByUser.value = false;
      lift();
    },
  };
}

/** Would the next upload fare no better? */
function concernsAll(code: ErrorCode): boolean {
  return POLICY[code].ofAccount || POLICY[code].hold !== null;
}
