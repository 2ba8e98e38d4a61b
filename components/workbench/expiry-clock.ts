import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { type DirectItem, isExpired, isLive, isReady } from '@/components/workbench/direct-item';

type Needs = {
  readonly items: ReadonlySignal<readonly DirectItem[]>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** The first of the links has one minute left. */
  readonly onMinuteLeft: () => void;
  /** So many links have run out since the last time. */
  readonly onExpired: (count: number) => void;
};

const STEP_MS = 1000;
const MINUTE_MS = 60_000;

/** One clock for every direct link, which goes only while one is alive. Gives the time, epoch ms. */
export function createExpiryClock({ items, clock, onMinuteLeft, onExpired }: Needs): ReadonlySignal<number> {
  const now = signal(clock());
  let toldEnd = 0;
  let untold = 0;
  let toldExpiredAt = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }
  function step(): void {
    const before = now.value;
    now.value = clock();
    const ready = items.value.filter(isReady);
    untold += ready.filter(({ state }) => state.expiresAt > before && state.expiresAt <= now.value).length;
    const hasLive = items.value.some((item) => isLive(item, now.value));
    // Links that were got one after the other run out one after the other: they are told of together.
    if (untold > 0 && (!hasLive || now.value - toldExpiredAt >= MINUTE_MS)) {
      onExpired(untold);
      untold = 0;
      toldExpiredAt = now.value;
    }
    const first = Math.min(...ready.map(({ state }) => state.expiresAt).filter((end) => end > now.value));
    if (first - now.value <= MINUTE_MS && first - toldEnd > MINUTE_MS) {
      toldEnd = first;
      onMinuteLeft();
    }
    if (!hasLive) stop();
  }

  effect(() => {
    const hasLive = items.value.some((item) => isReady(item) && !isExpired(item, clock()));
    untracked(() => {
      // A link that has just come lives no longer than five minutes.
      if (timer !== undefined) step();
      else if (hasLive) {
        now.value = clock();
        timer = setInterval(step, STEP_MS);
      }
    });
  });
  return now;
}
