import { expect, it } from 'vitest';
import { createSimClock } from '../../simulator/model/clock.ts';
import { createVirtual } from './virtual.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const FILE = 'http://files.example/one.bin';

it('runs what is due in order of time when time passes at once', () => {
  const clock = createSimClock({ now: () => 0, setTimeout: () => null });
  const ran: string[] = [];
  clock.setTimeout(() => ran.push(`late ${clock.now()}`), 20);
  clock.setTimeout(() => ran.push('early'), 10);
  clock.setTimeout(() => ran.push('never'), 31);
  clock.advance(9);
  expect(ran).toEqual([]);
  clock.advance(21);
  expect(ran).toEqual(['early', 'late 30']);
  clock.stop();
  clock.advance(100);
  expect(ran).toHaveLength(2);
});

it('runs what is due by itself as its base clock goes on', async () => {
  const clock = createSimClock();
  const before = clock.now();
  await clock.wait(5);
  expect(clock.now() - before).toBeGreaterThanOrEqual(5);
});

it.each([
  [-DAY, '2026-01-30 12:00:00'],
  [DAY, '2026-02-01 12:00:00'],
])('writes other dates when its wall clock is %i ms off, and nothing else changes', async (ms, date) => {
  const virtual = createVirtual();
  const token = await virtual.api('download/get_token', {
    url: 'https://1fichier.com/?sharedbyanother00001',
  });
  virtual.host.clock.shiftWall(ms);
  expect((await virtual.api('remote/request', { urls: [FILE] })).json.date).toBe(date);
  expect((await virtual.send(String(token.json.url))).status).toBe(200);
});

it('lives through the hour of autumn twice', async () => {
  const virtual = createVirtual();
  virtual.host.clock.setWall(Date.UTC(2026, 9, 25, 0, 30));
  const dates: unknown[] = [];
  for (let step = 0; step < 3; step += 1) {
    dates.push((await virtual.api('remote/request', { urls: [FILE] })).json.date);
    await virtual.pass(HOUR);
  }
  expect(dates).toEqual(['2026-10-25 02:30:00', '2026-10-25 02:30:00', '2026-10-25 03:30:00']);
});
