import { beforeEach, describe, expect, it } from 'vitest';
import { FichierError } from '@/utils/fichier/errors';
import { createGovernorBench, type GovernorBench, lockError } from './governor-bench';

const SPACING_MS = 1_100;

let bench: GovernorBench;
beforeEach(() => {
  bench = createGovernorBench();
});

describe('the queue', () => {
  it('lets calls out one by one, 1.1 s from the end of one to the start of the next', async () => {
    const all = ['a', 'b', 'c'].map((name) => bench.run(name, { ms: 700 }));
    await bench.clock.settle(Promise.all(all));
    const [a, b, c] = bench.made;
    expect(bench.made.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect((b?.start ?? 0) - (a?.end ?? 0)).toBe(SPACING_MS);
    expect((c?.start ?? 0) - (b?.end ?? 0)).toBe(SPACING_MS);
  });

  it('lets the first call out at once', async () => {
    const before = bench.clock.now();
    await bench.clock.settle(bench.run('a'));
    expect(bench.made[0]?.start).toBe(before);
  });

  it('prefers user actions, in their order, to background work that waited longer', async () => {
    const all = [
      bench.run('b1', { lane: 'background' }),
      bench.run('b2', { lane: 'background' }),
      bench.run('u1'),
    ];
    await bench.clock.pass(600);
    all.push(bench.run('u2'));
    await bench.clock.settle(Promise.all(all));
    expect(bench.made.map(({ name }) => name)).toEqual(['u1', 'u2', 'b1', 'b2']);
  });

  it('hands over the value, and goes on after any throw', async () => {
    const bad = bench.run('a', { fails: new TypeError('a bug') });
    await expect(bench.clock.settle(bad)).rejects.toThrow(new TypeError('a bug'));
    const thrown = bench.governor.run({ lane: 'user', isRead: true }, () => {
      throw 'not even an error';
    });
    await expect(bench.clock.settle(thrown)).rejects.toBe('not even an error');
    expect(await bench.clock.settle(bench.run('b'))).toBe('b');
  });

  it('keeps the spacing from the end of a call that failed', async () => {
    await bench.end(bench.run('a', { fails: new FichierError({ code: 'network', outcome: 'unknown' }) }));
    await bench.clock.settle(bench.run('b'));
    expect((bench.made[1]?.start ?? 0) - (bench.made[0]?.end ?? 0)).toBe(SPACING_MS);
  });

  it('gives the slot back when nothing was sent', async () => {
    bench.plan = 'free';
    const start = bench.clock.now();
    for (let i = 0; i < 150; i++) {
      const skipped = bench.run('x', {
        ms: 0,
        fails: new FichierError({ code: 'skipped', outcome: 'not-sent' }),
      });
      expect(await bench.end(skipped)).toBe('skipped');
    }
    expect(bench.clock.now()).toBe(start);
    expect(await bench.end(bench.run('y'))).toBe('done');
  });
});

describe('a user action that waits', () => {
  it('ends a background read that has been out over 2 s, at once when it comes later than that', async () => {
    const hanging = bench.run('b', { lane: 'background', ms: 25_000 });
    await bench.clock.pass(5_000);
    const user = bench.run('u');
    expect(await bench.end(hanging)).toBe('aborted');
    expect(await bench.end(user)).toBe('done');
    const [b, u] = bench.made;
    expect((b?.end ?? 0) - (b?.start ?? 0)).toBe(5_000);
    expect((u?.start ?? 0) - (b?.end ?? 0)).toBe(SPACING_MS);
  });

  it('gives a background read its 2 s', async () => {
    const hanging = bench.run('b', { lane: 'background', ms: 25_000 });
    await bench.clock.pass(500);
    const user = bench.run('u');
    expect(await bench.end(hanging)).toBe('aborted');
    expect(await bench.end(user)).toBe('done');
    expect((bench.made[0]?.end ?? 0) - (bench.made[0]?.start ?? 0)).toBe(2_000);
  });

  it('lets a background read that answers within 2 s be', async () => {
    const quick = bench.run('b', { lane: 'background', ms: 1_900 });
    await bench.clock.pass(500);
    const user = bench.run('u', { ms: 10_000 });
    expect(await bench.end(quick)).toBe('done');
    expect(await bench.end(user)).toBe('done');
  });

  it.each([
    ['a background call that creates something', { lane: 'background', isRead: false }],
    ['another user action', { lane: 'user', isRead: true }],
  ] as const)('never ends %s', async (_, request) => {
    const other = bench.run('o', { ...request, ms: 20_000 });
    await bench.clock.pass(5_000);
    const user = bench.run('u');
    expect(await bench.end(other)).toBe('done');
    expect(await bench.end(user)).toBe('done');
  });

  it('ends a background read that hangs when haste is asked for, before and after it left', async () => {
    const first = bench.run('b1', { lane: 'background', ms: 25_000 });
    await bench.clock.pass(3_000);
    bench.governor.hurry();
    expect(await bench.end(first)).toBe('aborted');
    expect(bench.made[0]?.end).toBe((bench.made[0]?.start ?? 0) + 3_000);
    const second = bench.run('b2', { lane: 'background', ms: 25_000 });
    bench.governor.hurry();
    expect(await bench.end(second)).toBe('aborted');
    expect(bench.made[1]?.end).toBe((bench.made[1]?.start ?? 0) + 2_000);
  });

  it('forgets about haste that nobody is in any more', async () => {
    bench.governor.hurry();
    await bench.clock.pass(10_000);
    expect(await bench.end(bench.run('b', { lane: 'background', ms: 20_000 }))).toBe('done');
  });

  it('is not what background work does to background work', async () => {
    const first = bench.run('b1', { lane: 'background', ms: 20_000 });
    const second = bench.run('b2', { lane: 'background' });
    expect(await bench.end(first)).toBe('done');
    expect(await bench.end(second)).toBe('done');
  });
});

describe('the store', () => {
  it('holds each call before it goes out, and its end before the caller knows', async () => {
    const log: string[] = [];
    bench.onWrite = (state) => {
      const { outSince } = state as { outSince: number | null };
      log.push(outSince === null ? 'ended' : 'out');
    };
    const call = bench.governor.run({ lane: 'user', isRead: true }, async () => {
      log.push('sent');
    });
    await bench.clock.settle(call.then(() => log.push('known')));
    expect(log).toEqual(['out', 'sent', 'ended', 'known']);
  });

  it('that cannot be written lets nothing out, and everything once it can', async () => {
    bench.failsToWrite = true;
    expect(await bench.end(bench.run('a'))).toBe('storage');
    expect(bench.made).toHaveLength(0);
    bench.failsToWrite = false;
    expect(await bench.end(bench.run('b'))).toBe('done');
  });

  it('that breaks during a call does not lose its answer', async () => {
    const call = bench.run('a', { ms: 500 });
    await bench.clock.pass(100);
    bench.failsToWrite = true;
    expect(await bench.clock.settle(call)).toBe('a');
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['another shape', { lastEnd: 'yesterday' }],
    ['an unknown code', { hold: { code: 'new-code' } }],
  ])('with %s in it keeps the spacing from now', async (_, stored) => {
    bench = createGovernorBench(stored);
    const before = bench.clock.now();
    await bench.clock.settle(bench.run('a'));
    expect((bench.made[0]?.start ?? 0) - before).toBe(SPACING_MS);
  });

  it('that cannot be read at the moment lets nothing out, and its lock holds afterwards', async () => {
    const locked = bench.run('a', { fails: lockError('ip-locked') });
    expect(await bench.end(locked)).toBe('ip-locked');
    bench.restart();
    bench.failsToRead = true;
    expect(await bench.end(bench.run('b'))).toBe('storage');
    expect(await bench.end(bench.governor.hold())).toBe('storage');
    bench.failsToRead = false;
    expect(await bench.end(bench.run('c'))).toBe('ip-locked');
    expect(bench.made.map(({ name }) => name)).toEqual(['a']);
    expect(bench.stored).toMatchObject({ hold: { reason: 'ip-locked' } });
  });

  it('with a call that was out when the worker ended keeps the spacing from the start', async () => {
    const lost = bench.run('a', { ms: 20_000 });
    lost.catch(() => undefined);
    await bench.clock.pass(10_000);
    bench.restart();
    const before = bench.clock.now();
    await bench.clock.settle(bench.run('b'));
    expect((bench.made[1]?.start ?? 0) - before).toBe(SPACING_MS);
  });
});
