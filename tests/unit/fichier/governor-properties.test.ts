import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { type ErrorCode, FichierError, POLICY } from '@/utils/fichier/errors';
import type { Plan } from '@/utils/fichier/fichier';
import { createGovernorBench, type GovernorBench, lockError } from './governor-bench';

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const SPACING_MS = 1_100;
const TRY_NOW_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
const BUDGET = { free: 100, premium: 1_000 } as const;

type Step =
  | {
      do: 'call';
      lane: 'user' | 'background';
      isRead: boolean;
      through: boolean;
      ms: number;
      ends: ErrorCode | null;
    }
  | { do: 'wait'; ms: number }
  | { do: 'restart' };

const ends = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<ErrorCode>('network', 'server', 'not-found', 'skipped', 'bad-answer'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<ErrorCode>('flood-ip', 'too-many-requests', 'ip-locked', 'lock-page'),
  },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      lane: fc.constantFrom('user' as const, 'background' as const),
      isRead: fc.boolean(),
      through: fc.boolean(),
      ms: fc.integer({ min: 0, max: 25_000 }),
      ends,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 200_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

const steps = fc.array(step, { minLength: 5, maxLength: 60 });

type Watched = {
  readonly name: string;
  readonly through: boolean;
  readonly heldAtStart: boolean;
  readonly onRecord: boolean;
};

/** Plays the steps and notes, at the start of each call, what the store said just then. */
async function play(
  list: readonly Step[],
  plan: Plan,
): Promise<{ bench: GovernorBench; watched: Watched[] }> {
  const bench = createGovernorBench();
  bench.plan = plan;
  const watched: Watched[] = [];
  const push = bench.made.push.bind(bench.made);
  let through = new Map<string, boolean>();
  bench.made.push = (call) => {
    const { hold, outSince } = bench.stored as { hold: { until: number } | null; outSince: number | null };
    watched.push({
      name: call.name,
      through: through.get(call.name) ?? false,
      heldAtStart: hold !== null && hold.until > call.start,
      onRecord: outSince === call.start,
    });
    return push(call);
  };
  for (const [index, next] of list.entries()) {
    if (next.do === 'wait') await bench.clock.pass(next.ms);
    else if (next.do === 'restart') bench.restart();
    else {
      const name = `${next.lane} ${index}`;
      through = new Map(through).set(name, next.through);
      const fails = next.ends === null ? null : errorOf(next.ends);
      const { lane, isRead, ms } = next;
      bench.run(name, { lane, isRead, throughHold: next.through, ms, fails }).catch(() => undefined);
    }
  }
  await bench.clock.pass(2 * HOUR_MS);
  return { bench, watched };
}

/** A call given back is none, though the bench has a record of it. */
function withoutSkipped(list: readonly Step[]): readonly Step[] {
  return list.filter((one) => one.do !== 'call' || one.ends !== 'skipped');
}

function errorOf(code: ErrorCode): FichierError {
  if (code === 'skipped') return new FichierError({ code, outcome: 'not-sent' });
  return POLICY[code].ofAccount ? lockError(code) : new FichierError({ code, outcome: 'unknown' });
}

it('never lets two calls be out at once, nor closer than the spacing', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const { bench } = await play(withoutSkipped(list), 'premium');
      for (const [index, call] of bench.made.entries()) {
        const last = bench.made[index - 1];
        if (last === undefined) continue;
        expect(last.end).not.toBeNull();
        expect(call.start - (last.end ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(SPACING_MS);
      }
    }),
    { numRuns: 150 },
  );
});

it('never lets a call out during a lock but one Try now a minute, and none that is not on record', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const { bench, watched } = await play(withoutSkipped(list), 'premium');
      const tries = watched.flatMap((call, index) =>
        call.heldAtStart ? [{ ...call, start: bench.made[index]?.start ?? 0 }] : [],
      );
      expect(tries.filter((call) => !call.through)).toEqual([]);
      const gaps = tries.slice(1).map((call, index) => call.start - (tries[index]?.start ?? 0));
      expect(gaps.filter((ms) => ms < TRY_NOW_EVERY_MS)).toEqual([]);
      expect(watched.filter((call) => !call.onRecord)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it.each(['free', 'premium'] as const)(
  'never goes above the hourly budget of %s, nor background above half',
  async (plan) => {
    const bursts = fc.array(
      fc.record({
        lane: fc.constantFrom('user' as const, 'background' as const),
        calls: fc.integer({ min: 1, max: BUDGET[plan] }),
        waitMs: fc.integer({ min: 0, max: HOUR_MS }),
        restarts: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(bursts, async (list) => {
        const bench = createGovernorBench();
        bench.plan = plan;
        for (const { lane, calls, waitMs, restarts } of list) {
          for (let i = 0; i < calls; i++) bench.run(lane, { lane, ms: 0 }).catch(() => undefined);
          await bench.clock.pass(waitMs);
          if (restarts) bench.restart();
        }
        const background = bench.made.filter(({ name }) => name === 'background');
        expect(mostInAnHour(bench.made)).toBeLessThanOrEqual(BUDGET[plan]);
        expect(mostInAnHour(background)).toBeLessThanOrEqual(BUDGET[plan] / 2);
      }),
      { numRuns: plan === 'free' ? 40 : 6 },
    );
  },
);

it('never lets background work out while a user action waits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 20 }), async (lanes) => {
      const bench = createGovernorBench();
      const all = lanes.map((isUser, index) =>
        bench.run(`${isUser ? 'user' : 'background'} ${index}`, { lane: isUser ? 'user' : 'background' }),
      );
      await bench.clock.settle(Promise.all(all));
      const names = bench.made.map(({ name }) => name);
      const inOrder = (lane: string) => names.filter((name) => name.startsWith(lane));
      expect(names).toEqual([...inOrder('user'), ...inOrder('background')]);
      const numbers = (lane: string) => inOrder(lane).map((name) => Number(name.split(' ')[1]));
      expect(numbers('user')).toEqual(numbers('user').toSorted((a, b) => a - b));
      expect(numbers('background')).toEqual(numbers('background').toSorted((a, b) => a - b));
    }),
    { numRuns: 50 },
  );
});

function mostInAnHour(calls: readonly { readonly start: number }[]): number {
  const starts = calls.map(({ start }) => start);
  return Math.max(
    0,
    ...starts.map((from) => starts.filter((at) => at >= from && at < from + HOUR_MS).length),
  );
}
