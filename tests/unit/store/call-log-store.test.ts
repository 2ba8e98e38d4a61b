import { describe, expect, it } from 'vitest';
import type { CallRecord } from '@/utils/fichier/call-record';
import { createCallLogStore } from '@/utils/store/call-log-store';
import { memoryArea } from './memory-area';

const NOW = 1_800_000_000_000;
const DAY_MS = 24 * 60 * 60_000;

const CALL: CallRecord = {
  endpoint: 'remote/ls.cgi',
  at: NOW,
  durationMs: 100,
  status: 200,
  protocol: null,
  code: null,
  shape: '{status:"OK"}',
  isOdd: false,
};

function logOver(area = memoryArea()) {
  const made = { now: NOW, errors: [] as unknown[] };
  const report = (error: unknown) => void made.errors.push(error);
  return { made, area, log: createCallLogStore({ area, now: () => made.now, report }) };
}

describe('the log of calls', () => {
  it('keeps the last 50, over a restart too', async () => {
    const { log, area } = logOver();
    for (let at = 0; at < 60; at += 1) log.record({ ...CALL, at: NOW + at });
    await log.read();
    const { recent, odd } = await logOver(area).log.read();
    expect(recent.map(({ at }) => at - NOW)).toEqual(Array.from({ length: 50 }, (_, row) => 59 - row));
    expect(odd).toEqual([]);
  });

  it('keeps odd answers beside them, one of a kind with its number', async () => {
    const { log } = logOver();
    log.record({ ...CALL, isOdd: true });
    for (let at = 1; at <= 60; at += 1) log.record({ ...CALL, at: NOW + at });
    log.record({ ...CALL, at: NOW + 100, isOdd: true });
    log.record({ ...CALL, shape: '[0]', isOdd: true });
    log.record({ ...CALL, status: 500, isOdd: true });
    log.record({ ...CALL, code: 'refused', isOdd: true });
    log.record({ ...CALL, endpoint: 'user/info.cgi', isOdd: true });
    const { odd } = await log.read();
    expect(odd.map(({ at, times }) => [at - NOW, times])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [100, 2],
    ]);
  });

  it('keeps at most 20 kinds of odd answers, each for a week', async () => {
    const { log, made } = logOver();
    for (let row = 0; row < 30; row += 1)
      log.record({ ...CALL, at: NOW + row, shape: `[${row}]`, isOdd: true });
    expect((await log.read()).odd.map(({ shape }) => shape).slice(0, 2)).toEqual(['[29]', '[28]']);
    expect((await log.read()).odd).toHaveLength(20);
    made.now = NOW + 7 * DAY_MS + 10;
    expect((await log.read()).odd).toHaveLength(19);
    log.record({ ...CALL, at: NOW + 8 * DAY_MS });
    made.now = NOW;
    expect((await log.read()).odd).toEqual([]);
  });

  it('tells of a failed write, and goes on', async () => {
    const { log, area, made } = logOver();
    const { set } = area;
    area.set = async () => {
      throw new Error('disk full');
    };
    log.record(CALL);
    await log.read();
    expect(made.errors).toEqual([new Error('disk full')]);
    area.set = set;
    log.record({ ...CALL, at: NOW + 1 });
    expect((await log.read()).recent.map(({ at }) => at)).toEqual([NOW + 1]);
  });

  it('starts anew beside a record that it cannot read', async () => {
    const { log, area } = logOver(memoryArea({ calls: { version: 9, value: {} } }));
    log.record(CALL);
    expect((await log.read()).recent).toEqual([CALL]);
    expect([...area.items.keys()]).toEqual([`unreadable:calls:${NOW}`, 'calls']);
  });
});
