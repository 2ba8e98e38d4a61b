import { expect, it } from 'vitest';
import { nextUpload, wouldBeLost } from '@/utils/uploads/next-upload';
import { addSample, type PaceSample, paceOf, timeLeft } from '@/utils/uploads/upload-pace';
import type { UploadState } from '@/utils/uploads/upload-state';

const waiting: UploadState = { kind: 'waiting' };
const sending: UploadState = { kind: 'sending', attempt: 1, id: 'A', size: 9, sent: 1, total: 9 };
const sent: UploadState = { kind: 'sent', attempt: 1, id: 'A', size: 9 };
const asking: UploadState = { kind: 'asking', id: 'A', ifMissing: 'unknown', words: null, problem: null };
const cancelled: UploadState = { kind: 'cancelled' };
const queue = (...states: readonly UploadState[]) => states.map((state, at) => ({ key: `k${at}`, state }));

it.each([
  ['the first that waits', queue(cancelled, waiting, waiting), false, 'k1'],
  ['none while one sends', queue(sending, waiting), false, null],
  ['none while one waits for the node', queue(waiting, sent), false, null],
  ['the next while one is only asked about', queue(asking, waiting), false, 'k1'],
  ['none after a pause', queue(cancelled, waiting), true, null],
  ['none when all have ended', queue(cancelled), false, null],
])('starts %s', (_what, uploads, isPaused, key) => {
  expect(nextUpload(uploads, isPaused)).toBe(key);
});

it('what has not gone out whole would be lost with the page', () => {
  expect([waiting, sending, sent, asking, cancelled].map(wouldBeLost)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

const SECOND = 1_000;
const at = (...sent: readonly number[]): readonly PaceSample[] =>
  sent.reduce<readonly PaceSample[]>(
    (samples, bytes, second) => addSample(samples, { at: second * SECOND, sent: bytes }),
    [],
  );

it('tells the pace of the last ten seconds', () => {
  expect(paceOf(at(0), 0)).toBeNull();
  expect(paceOf(at(0, 500), SECOND)).toBe(500);
  // Slow for long, then fast.
  const slowThenFast = at(
    ...Array.from({ length: 20 }, (_, s) => s * 10),
    ...Array.from({ length: 11 }, (_, s) => 1_000 + s * 100),
  );
  expect(paceOf(slowThenFast, 30 * SECOND)).toBe(100);
  expect(slowThenFast.length).toBeLessThanOrEqual(12);
});

it('slows while nothing moves, and begins anew with a new file', () => {
  expect(paceOf(at(0, 1_000), 10 * SECOND)).toBe(100);
  expect(at(0, 1_000, 50)).toEqual([{ at: 2 * SECOND, sent: 50 }]);
});

it('tells the time that is left only when it can', () => {
  expect(timeLeft(1_000, 100)).toBe(10 * SECOND);
  expect(timeLeft(1_000, 0)).toBeNull();
  expect(timeLeft(1_000, null)).toBeNull();
  expect(timeLeft(-5, 100)).toBe(0);
});
