/** Where time comes from: the process, or a virtual clock of a model test. */
export type BaseClock = {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout?(timer: unknown): void;
};

/** The simulator's time. Locks, tokens and jobs follow `now`; the dates it writes follow `wallNow`. Epoch ms. */
export type SimClock = {
  now(): number;
  wallNow(): number;
  setTimeout(run: () => void, ms: number): void;
  wait(ms: number): Promise<void>;
  /** Lets time pass at once: what was due in between runs, in order. */
  advance(ms: number): void;
  /** Sets the clock on 1fichier's wall only; nothing expires by it. */
  setWall(epochMs: number): void;
  /** Moves that clock by so much (a day: ± 86_400_000). */
  shiftWall(ms: number): void;
  /** `YYYY-MM-DD HH:MM:SS` on 1fichier's wall: Paris time, so the hour of autumn comes twice. */
  paris(): string;
  /** Forgets everything still due. */
  stop(): void;
};

const PROCESS_CLOCK: BaseClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

const PARIS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Epoch ms as 1fichier writes it. */
function parisDate(epochMs: number): string {
  return PARIS.format(epochMs);
}

export function createSimClock(base: BaseClock = PROCESS_CLOCK): SimClock {
  let shift = 0;
  let wallShift = 0;
  let due: { at: number; order: number; run: () => void }[] = [];
  let order = 0;
  let armed: unknown = null;

  const now = (): number => base.now() + shift;
  const fire = (): void => {
    for (;;) {
      const next = due.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined || next.at > now()) break;
      due = due.filter((timer) => timer !== next);
      next.run();
    }
    arm();
  };
  const arm = (): void => {
    if (armed !== null) base.clearTimeout?.(armed);
    const next = Math.min(...due.map((timer) => timer.at));
    armed = due.length === 0 ? null : base.setTimeout(fire, Math.max(0, next - now()));
  };
  const setTimer = (run: () => void, ms: number): void => {
    order += 1;
    due.push({ at: now() + ms, order, run });
    arm();
  };
  return {
    now,
    wallNow: () => now() + wallShift,
    setTimeout: setTimer,
    wait: (ms) => (ms > 0 ? new Promise((resolve) => setTimer(resolve, ms)) : Promise.resolve()),
    advance(ms) {
      shift += ms;
      fire();
    },
    setWall(epochMs) {
      wallShift = epochMs - now();
    },
    shiftWall(ms) {
      wallShift += ms;
    },
    paris: () => parisDate(now() + wallShift),
    stop() {
      due = [];
      arm();
    },
  };
}
