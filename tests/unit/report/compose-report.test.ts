import { describe, expect, it } from 'vitest';
import { composeReport, type ReportFacts } from '@/entrypoints/background/report/compose-report';
import type { CallRecord } from '@/utils/fichier/call-record';

const NOW = Date.UTC(2026, 10, 28, 19, 0, 0);

const CALL: CallRecord = {
  endpoint: 'remote/ls.cgi',
  at: NOW - 5_000,
  durationMs: 131.6,
  status: 200,
  protocol: null,
  code: null,
  shape: '{status:"OK", data:[0]}',
  isOdd: false,
};

const FACTS: ReportFacts = {
  at: NOW,
  versions: { extension: '1.2.3', browser: 'Chrome 156', platform: 'linux x86-64', language: 'en' },
  hasKey: false,
  plan: null,
  permissions: { api: false },
  isOnline: false,
  isPaused: true,
  hold: null,
  counts: { waiting: 0, active: 0, done: 0, failed: 0, cancelled: 0, total: 0 },
  openJobs: [],
  unreadable: 0,
  calls: { recent: [], odd: [] },
};

const withCalls = (recent: CallRecord[], odd: ReportFacts['calls']['odd'] = []) =>
  composeReport({ ...FACTS, calls: { recent, odd } });

describe('the text of the report', () => {
  it('says so when there is nothing', () => {
    const text = composeReport(FACTS);
    expect(text).toContain('API key: none\n  plan: not known\n');
    expect(text).toContain('api: no\n');
    expect(text).toContain('online: no\n  paused: yes\n  hold: none\n');
    expect(text).toContain('jobs followed: none\n');
    expect(text.endsWith('(times in UTC)\n  none\n')).toBe(true);
  });

  it.each([
    [null, 'until its cause is gone'],
    [NOW + 30_000, '30 s left'],
    [NOW + 1_500_000, '25 min left'],
    [NOW - 1, '0 s left'],
  ])('tells how long a hold until %s lasts', (until, told) => {
    const hold = { reason: 'flood', code: 'flood-ip', until } as const;
    expect(composeReport({ ...FACTS, hold })).toContain(`hold: flood (flood-ip), ${told}\n`);
  });

  it('tells a call with status, length, protocol and outcome where they are known', () => {
    const lost = { ...CALL, status: null, shape: null, code: 'timeout' } as const;
    const text = withCalls([{ ...CALL, protocol: 'h2' }, lost]);
    expect(text).toContain(
      '2026-11-28 18:59:55 remote/ls.cgi: ok, 200, 132 ms, h2\n    {status:"OK", data:[0]}\n',
    );
    expect(text).toContain('remote/ls.cgi: timeout, no answer, 132 ms\n');
  });

  it('tells a shape once for each endpoint', () => {
    const text = withCalls([
      CALL,
      { ...CALL, at: NOW - 60_000 },
      { ...CALL, at: NOW - 70_000, endpoint: 'remote/info.cgi' },
    ]);
    expect(text).toContain('18:59:00 remote/ls.cgi: ok, 200, 132 ms, answer as at 2026-11-28 18:59:55\n');
    expect(text.split('{status:"OK", data:[0]}')).toHaveLength(3);
  });

  it('tells an unexpected answer with its number', () => {
    const odd = { ...CALL, code: 'refused', shape: '{}', isOdd: true, times: 1 } as const;
    const text = withCalls([], [odd, { ...odd, times: 12 }]);
    expect(text).toContain('remote/ls.cgi: refused, 200, 132 ms\n    {}\n');
    expect(text).toContain('remote/ls.cgi: refused, 200, 132 ms, 12 times\n    {}\n');
  });

  it('is no longer than a bug report may be', () => {
    const calls = Array.from({ length: 50 }, (_, row) => ({ ...CALL, shape: `${row}${'x'.repeat(1500)}` }));
    const text = withCalls(calls);
    expect(text.length).toBeLessThan(61_000);
    expect(text.endsWith('(cut)\n')).toBe(true);
  });
});
