import { createGovernor } from '@/utils/fichier/create-governor';
import { type ErrorCode, FichierError, isFichierError } from '@/utils/fichier/errors';
import type { Governor, Lane, Plan } from '@/utils/fichier/fichier';
import { createVirtualClock, type VirtualClock } from './virtual-clock';

export type MadeCall = { readonly name: string; readonly start: number; end: number | null };

export type Request = {
  readonly lane?: Lane;
  readonly isRead?: boolean;
  readonly throughHold?: boolean;
  readonly ofWebsite?: boolean;
  readonly hasOwnLimit?: boolean;
  /** How long the call is out. */
  readonly ms?: number;
  /** How it ends; null with success. */
  readonly fails?: Error | null;
};

export type GovernorBench = {
  readonly clock: VirtualClock;
  readonly made: MadeCall[];
  /** What the store holds, as JSON. */
  stored: unknown;
  plan: Plan;
  holdChanges: number;
  /** Set to make the store fail. */
  failsToRead: boolean;
  failsToWrite: boolean;
  /** Runs before each write is kept. */
  onWrite: (state: unknown) => void;
  governor: Governor;
  /** A new worker on the same store; what the old one had out is cut off. */
  restart(): void;
  run(name: string, request?: Request): Promise<string>;
  /** The facts' code a run ends with, `done` for success. */
  end(promise: Promise<unknown>): Promise<ErrorCode | 'done'>;
};

export function lockError(code: ErrorCode, words: string | null = null): FichierError {
  return new FichierError({ code, outcome: 'refused', words, status: 403 });
}

/** A governor in virtual time on a store of its own, with a record of the calls it let out. */
export function createGovernorBench(stored?: unknown): GovernorBench {
  const clock = createVirtualClock();
  let life = 0;

  function createWorker(): Governor {
    life += 1;
    const own = life;
    // Of a worker that is gone nothing happens any more.
    const ifAlive = <T>(work: () => T): T | Promise<never> =>
      own === life ? work() : new Promise<never>(() => undefined);
    return createGovernor({
      store: {
        read: async () => {
          if (bench.failsToRead) throw new Error('unreadable store');
          return structuredClone(bench.stored);
        },
        write: (state) =>
          ifAlive(async () => {
            if (bench.failsToWrite) throw new Error('broken store');
            // Later than the code that does not wait for it.
            for (let i = 0; i < 20; i++) await Promise.resolve();
            bench.onWrite(state);
            bench.stored = JSON.parse(JSON.stringify(state));
          }) as Promise<void>,
      },
      clock: {
        now: () => clock.now(),
        monotonic: () => clock.monotonic(),
        sleep: (ms, signal) => clock.sleep(ms, signal).then(() => ifAlive(() => undefined)),
      },
      plan: async () => bench.plan,
      onHoldChanged: () => {
        bench.holdChanges += 1;
      },
    });
  }

  async function send(name: string, request: Request, signal: AbortSignal): Promise<string> {
    const call: MadeCall = { name, start: clock.now(), end: null };
    const own = life;
    bench.made.push(call);
    await clock.sleep(request.ms ?? 100, signal).catch(() => undefined);
    if (own !== life) return new Promise(() => undefined);
    call.end = clock.now();
    if (signal.aborted) throw new DOMException('stopped', 'AbortError');
    if (request.fails) throw request.fails;
    return name;
  }

  const bench: GovernorBench = {
    clock,
    made: [],
    stored,
    plan: 'premium',
    holdChanges: 0,
    failsToRead: false,
    failsToWrite: false,
    onWrite: () => undefined,
    governor: undefined as unknown as Governor,
    restart() {
      for (const call of bench.made) call.end ??= clock.now();
      bench.governor = createWorker();
    },
    run(name, request = {}) {
      const { lane = 'user', isRead = true, throughHold = false } = request;
      const { ofWebsite = false, hasOwnLimit = false } = request;
      return bench.governor.run({ lane, isRead, throughHold, ofWebsite, hasOwnLimit }, (signal) =>
        send(name, request, signal),
      );
    },
    async end(promise) {
      try {
        await clock.settle(promise);
        return 'done';
      } catch (error) {
        if (isFichierError(error)) return error.facts.code;
        throw error;
      }
    },
  };
  bench.governor = createWorker();
  return bench;
}
