import { describe, expect, it, vi } from 'vitest';
import { oneAtATime } from '@/components/page/one-at-a-time';

/** A work whose runs are ended by hand. */
function work() {
  const ends: (() => void)[] = [];
  const run = oneAtATime(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { run, ends };
}

describe('a work that runs one at a time', () => {
  it('runs at once when it is not running', () => {
    const { run, ends } = work();
    void run();
    expect(ends).toHaveLength(1);
  });

  it('asked for often while it runs, runs once more, and that is what everyone waits for', async () => {
    const { run, ends } = work();
    const first = run();
    const later = [run(), run(), run()];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    ends[1]?.();
    await Promise.all([first, ...later]);
    expect(ends).toHaveLength(2);
  });

  it('runs again later', async () => {
    const { run, ends } = work();
    const first = run();
    ends[0]?.();
    await first;
    void run();
    expect(ends).toHaveLength(2);
  });

  it('can be asked for again after a failure', async () => {
    let runs = 0;
    const run = oneAtATime(async () => {
      runs += 1;
      if (runs === 1) throw new Error('the first fails');
    });
    await expect(run()).rejects.toThrow('the first fails');
    await run();
    expect(runs).toBe(2);
  });
});
