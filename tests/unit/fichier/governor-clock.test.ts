import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { createGovernorBench, type GovernorBench, lockError } from './governor-bench';

const SPACING_MS = 1_100;
const MINUTE_MS = 60_000;

let bench: GovernorBench;
beforeEach(() => {
  bench = createGovernorBench();
});

async function factsOf(promise: Promise<unknown>) {
  const error = await bench.clock.settle(promise).then(
    () => new Error('ended well'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FichierError)) throw error;
  return error.facts;
}

describe('the hourly budget', () => {
  async function spend(lane: 'user' | 'background'): Promise<number> {
    for (let i = 0; ; i++) if ((await bench.end(bench.run('x', { lane, ms: 0 }))) !== 'done') return i;
  }

  it.each([
    ['free', 100, 50],
    ['unknown', 1_000, 500],
    ['premium', 1_000, 500],
    ['access', 1_000, 500],
    ['gold', 1_000, 500],
  ] as const)('of the plan %s is %i calls, %i of them for background work', async (plan, whole, half) => {
    bench.plan = plan;
    expect(await spend('background')).toBe(half);
    expect(await spend('user')).toBe(whole - half);
  });

  it('turns away with the time at which it lets the next call out', async () => {
    bench.plan = 'free';
    await spend('background');
    const facts = await factsOf(bench.run('x', { lane: 'background' }));
    expect(facts).toMatchObject({ code: 'budget', outcome: 'not-sent' });
    expect(await bench.governor.nextBackgroundAt()).toBe(facts.until);
    await bench.clock.pass((facts.until ?? 0) - bench.clock.now());
    expect(await bench.end(bench.run('x', { lane: 'background' }))).toBe('done');
  });

  it('holds in every hour, however eagerly it is used', async () => {
    bench.plan = 'free';
    while (bench.made.length < 350) {
      await spend('user');
      const { until } = await factsOf(bench.run('x'));
      await bench.clock.pass((until ?? 0) - bench.clock.now());
    }
    const starts = bench.made.map(({ start }) => start);
    const inHourFrom = (from: number) => starts.filter((at) => at >= from && at < from + 60 * MINUTE_MS);
    expect(Math.max(...starts.map((from) => inHourFrom(from).length))).toBe(100);
  });

  it('is that of an unknown plan while the plan cannot be read', async () => {
    const { governor } = bench;
    Object.defineProperty(bench, 'plan', {
      get: () => {
        throw new Error('unreadable plan');
      },
    });
    expect(await governor.linkBudget()).toMatchObject({ lane: 'user', perHour: 1_000 });
  });

  it.each([
    ['free', 'background', 50],
    ['premium', 'background', 500],
    ['unknown', 'user', 1_000],
  ] as const)(
    'sends many links of the plan %s as calls of the %s, %i an hour',
    async (plan, lane, perHour) => {
      bench.plan = plan;
      expect(await bench.governor.linkBudget()).toMatchObject({ lane, perHour });
      await spend('background');
      const { nextAt } = await bench.governor.linkBudget();
      expect(nextAt > bench.clock.now() + MINUTE_MS).toBe(lane === 'background');
    },
  );

  it('outlives a restart', async () => {
    bench.plan = 'free';
    await spend('background');
    bench.restart();
    expect(await bench.end(bench.run('x', { lane: 'background' }))).toBe('budget');
  });
});

describe('an unknown plan', () => {
  const SMALL = { lane: 'background', perHour: 50 };
  const LARGE = { lane: 'user', perHour: 1_000 };

  beforeEach(() => {
    bench.plan = 'unknown';
  });

  it.each(['flood-ip', 'flood-user', 'flood-key', 'too-many-requests', 'ip-locked', 'lock-page'] as const)(
    'has the budget of a free one for two hours after %s, over a restart and a success',
    async (code) => {
      await bench.end(bench.run('a', { fails: lockError(code) }));
      bench.restart();
      await bench.clock.pass(60 * MINUTE_MS);
      expect(await bench.end(bench.run('b'))).toBe('done');
      await bench.clock.pass(59 * MINUTE_MS);
      expect(await bench.governor.linkBudget()).toMatchObject(SMALL);
      await bench.clock.pass(MINUTE_MS);
      expect(await bench.governor.linkBudget()).toMatchObject(LARGE);
    },
  );

  it('keeps it through a flood of a call with a limit of its own, not through a ban', async () => {
    await bench.end(bench.run('a', { hasOwnLimit: true, fails: lockError('flood-user') }));
    expect(await bench.governor.hold()).not.toBeNull();
    expect(await bench.governor.linkBudget()).toMatchObject(LARGE);
    await bench.clock.pass(MINUTE_MS);
    await bench.end(bench.run('b', { hasOwnLimit: true, fails: lockError('ip-locked') }));
    expect(await bench.governor.linkBudget()).toMatchObject(SMALL);
  });

  it('is not small for longer than that because the clock was set back', async () => {
    await bench.end(bench.run('a', { fails: lockError('flood-ip') }));
    bench.clock.jump(-86_400_000);
    expect(await bench.governor.linkBudget()).toMatchObject(SMALL);
    await bench.clock.pass(120 * MINUTE_MS);
    expect(await bench.governor.linkBudget()).toMatchObject(LARGE);
  });

  it('is read from a record that an earlier version left', async () => {
    const times = { lastEnd: null, outSince: null, minutes: [], hold: null, lastTryAt: bench.clock.now() };
    bench = createGovernorBench({ ...times, floodStreak: 0 });
    bench.plan = 'unknown';
    expect(await bench.governor.linkBudget()).toMatchObject(LARGE);
    expect(await bench.governor.tryNowAt()).toBe(bench.clock.now() + MINUTE_MS);
  });
});

describe('the clock', () => {
  it('set back during a lock makes it last its own length from then on, once', async () => {
    await bench.end(bench.run('a', { fails: lockError('flood-ip') }));
    bench.clock.jump(-86_400_000);
    expect((await bench.governor.hold())?.until).toBe(bench.clock.now() + MINUTE_MS);
    await bench.clock.pass(30_000);
    bench.restart();
    expect((await bench.governor.hold())?.until).toBe(bench.clock.now() + 30_000);
  });

  it('set back does not stop the queue', async () => {
    await bench.clock.settle(bench.run('a'));
    bench.clock.jump(-86_400_000);
    const before = bench.clock.now();
    await bench.clock.settle(bench.run('b'));
    expect((bench.made[1]?.start ?? 0) - before).toBe(SPACING_MS);
  });

  it.each([86_400_000, -86_400_000])('set by %i ms leaves the budget shut for its hour', async (jump) => {
    bench.plan = 'free';
    while ((await bench.end(bench.run('x', { ms: 0 }))) === 'done');
    bench.clock.jump(jump);
    expect(await bench.end(bench.run('y'))).toBe('budget');
    await bench.clock.pass(61 * MINUTE_MS);
    expect(await bench.end(bench.run('z'))).toBe('done');
  });

  it('set back before a start does not keep the budget shut for longer than an hour', async () => {
    bench.plan = 'free';
    while ((await bench.end(bench.run('x', { ms: 0 }))) === 'done');
    bench.restart();
    bench.clock.jump(-86_400_000);
    await bench.clock.pass(61 * MINUTE_MS);
    expect(await bench.end(bench.run('y'))).toBe('done');
  });

  it('set forward ends no lock, in this life and the next', async () => {
    await bench.end(bench.run('a', { fails: lockError('ip-locked') }));
    bench.clock.jump(86_400_000);
    expect((await bench.governor.hold())?.until).toBe(bench.clock.now() + 60 * MINUTE_MS);
    bench.restart();
    bench.clock.jump(86_400_000);
    expect((await bench.governor.hold())?.until).toBe(bench.clock.now() + 60 * MINUTE_MS);
    await bench.clock.pass(60 * MINUTE_MS);
    expect(await bench.governor.hold()).toBeNull();
  });

  it('set while a call is out does not shorten the distance to the next', async () => {
    for (const jump of [86_400_000, -86_400_000]) {
      const out = bench.run('a', { ms: 500 });
      await bench.clock.pass(100);
      bench.clock.jump(jump);
      await bench.clock.settle(out);
      const ended = bench.clock.monotonic();
      await bench.clock.settle(bench.run('b', { ms: 0 }));
      expect(bench.clock.monotonic() - ended).toBeGreaterThanOrEqual(SPACING_MS);
      await bench.clock.pass(SPACING_MS);
    }
  });

  it('set at random lets no call out before its time, and none wait for longer', async () => {
    const steps = fc.record({
      jump: fc.oneof(fc.constantFrom(0, -300, 300), fc.integer({ min: 300, max: 90_000_000 })),
      isBack: fc.boolean(),
      pass: fc.integer({ min: 0, max: 2 * SPACING_MS }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 20 }), async (list) => {
        bench = createGovernorBench();
        let last = Number.NEGATIVE_INFINITY;
        for (const { jump, isBack, pass } of list) {
          bench.clock.jump(isBack ? -jump : jump);
          await bench.clock.pass(pass);
          const before = bench.clock.monotonic();
          expect(await bench.end(bench.run('x', { ms: 0 }))).toBe('done');
          const at = bench.clock.monotonic();
          expect(at).toBe(Math.max(before, last + SPACING_MS));
          last = at;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('set back does not put off Try now', async () => {
    await bench.end(bench.run('a', { fails: lockError('ip-locked') }));
    await bench.clock.pass(SPACING_MS);
    await bench.end(bench.run('try', { throughHold: true, fails: lockError('ip-locked') }));
    const waitMs = (await bench.governor.tryNowAt()) - bench.clock.now();
    bench.clock.jump(-86_400_000);
    expect(await bench.governor.tryNowAt()).toBe(bench.clock.now() + waitMs);
  });
});
