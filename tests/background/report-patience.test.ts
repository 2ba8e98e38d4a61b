import { expect, it } from 'vitest';
import {
  askedOnce,
  failedOnce,
  isDue,
  isPatienceOver,
  NEVER_ASKED,
} from '@/entrypoints/background/upload/report-patience';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOW = 100 * DAY_MS;

it('the next question waits for its time', () => {
  const asked = askedOnce(NEVER_ASKED, false, NOW);
  expect(isDue(NEVER_ASKED, NOW)).toBe(true);
  expect(isDue(asked, NOW)).toBe(false);
  expect(isDue(asked, asked.askAgainAt)).toBe(true);
});

it.each([
  ['answers', (one: typeof NEVER_ASKED, now: number) => askedOnce(one, false, now)],
  ['failures', failedOnce],
])('a clock that is set back makes neither the wait nor the patience longer (%s)', (_what, ask) => {
  const before = ask(NEVER_ASKED, NOW);
  const now = NOW - DAY_MS;
  expect(isDue(before, now)).toBe(true);
  const after = ask(before, now);
  expect(after.askAgainAt - now).toBeLessThan(MINUTE_MS);
  expect(isPatienceOver({ ...after, phase: 'sent' }, now + 4 * MINUTE_MS)).toBe(false);
  expect(isPatienceOver({ ...after, phase: 'sent' }, now + 5 * MINUTE_MS)).toBe(true);
});
