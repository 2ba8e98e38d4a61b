import { expect, it } from 'vitest';
import { createProfileCheck } from '@/entrypoints/background/profile-check';

function startCheck(doubted: () => Promise<readonly string[] | null>, isBrowserStart = true) {
  const [calls, reported]: [string[], unknown[]] = [[], []];
  const note = (call: string) => async () => void calls.push(call);
  const check = createProfileCheck({
    marks: { advance: note('advance') },
    backup: { doubted, settle: note('settle') },
    isBrowserStart: async () => isBrowserStart,
    report: (error) => void reported.push(error),
  });
  return { check, calls, reported };
}

it('writes what is not written before both storages are marked', async () => {
  const { check, calls } = startCheck(async () => null);
  expect(await check.doubted()).toBeNull();
  await check.settle();
  expect(calls).toEqual(['settle', 'advance']);
});

it('marks them once in a run of the browser, and when they differed', async () => {
  const same = startCheck(async () => null, false);
  await same.check.doubted();
  await same.check.settle();
  const other = startCheck(async () => ['a'], false);
  expect(await other.check.doubted()).toEqual(['a']);
  await other.check.settle();
  expect([same.calls, other.calls]).toEqual([[], ['settle', 'advance']]);
});

it('leaves the question to the next start when it cannot be answered, and reports', async () => {
  const { check, calls, reported } = startCheck(async () => {
    throw new Error('IO error');
  });
  expect(await check.doubted()).toBeNull();
  await check.settle();
  expect([calls, reported.length]).toEqual([[], 1]);
});
