import { setImmediate as nextTurn } from 'node:timers/promises';

type Timer = { readonly at: number; readonly end: () => void };

export type VirtualClock = {
  now(): number;
  /** What no jump moves. */
  monotonic(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Moves the wall clock only, as a user or a time server does. */
  jump(ms: number): void;
  /** Lets all work that is due before `ms` from now happen, in order. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until `promise` settles. */
  settle<T>(promise: Promise<T>): Promise<T>;
};

const DAY_MS = 86_400_000;

/** Time that passes only when told. Sleeps end in order; between two, all promises settle. */
export function createVirtualClock(start = 1_800_000_000_000): VirtualClock {
  let elapsed = 0;
  let offset = start;
  let timers: Timer[] = [];

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = { at: elapsed + ms, end: resolve };
      timers.push(timer);
      signal?.addEventListener('abort', () => {
        timers = timers.filter((other) => other !== timer);
        reject(new Error('woken'));
      });
    });
  }

  /** The next timer up to `limit` fires; false when there is none. */
  async function tick(limit: number): Promise<boolean> {
    await nextTurn();
    const [next] = timers.filter(({ at }) => at <= limit).sort((a, b) => a.at - b.at);
    if (next === undefined) return false;
    timers = timers.filter((timer) => timer !== next);
    elapsed = Math.max(elapsed, next.at);
    next.end();
    await nextTurn();
    return true;
  }

  return {
    now: () => offset + elapsed,
    monotonic: () => start + elapsed,
    sleep,
    jump: (ms) => {
      offset += ms;
    },
    async pass(ms) {
      const limit = elapsed + ms;
      while (await tick(limit));
      elapsed = limit;
    },
    async settle(promise) {
      let isSettled = false;
      const settled = promise.then(
        () => {
          isSettled = true;
        },
        () => {
          isSettled = true;
        },
      );
      const limit = elapsed + DAY_MS;
      for (await nextTurn(); !isSettled; ) {
        if (!(await tick(limit)) && !isSettled) throw new Error('nothing left to wait for');
      }
      await settled;
      return promise;
    },
  };
}
