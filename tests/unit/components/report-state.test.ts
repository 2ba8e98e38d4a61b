import { describe, expect, it } from 'vitest';
import { createReport } from '@/entrypoints/options/report-state';
import { fakeAsk } from './fake-ask';

function reportWith({ works = true, answers = ['first', 'second'] } = {}) {
  const copied: string[] = [];
  const { ask } = fakeAsk({
    readReport: () => {
      const value = answers.shift();
      const reason = { code: 'storage' as const, words: null, until: null };
      return value === undefined ? { ok: false, reason } : { ok: true, value };
    },
  });
  const copy = async (text: string) => {
    if (works) copied.push(text);
    return works;
  };
  return { report: createReport(ask, copy), copied };
}

describe('the report on the options page', () => {
  it('is shown first, and copied only when that is asked for', async () => {
    const { report, copied } = reportWith();
    const opening = report.open();
    expect(report.state.value).toEqual({ kind: 'reading' });
    await opening;
    expect(report.state.value).toEqual({ kind: 'shown', text: 'first', copied: null });
    expect(copied).toEqual([]);
    await report.copy();
    expect(copied).toEqual(['first']);
    expect(report.state.value).toEqual({ kind: 'shown', text: 'first', copied: true });
  });

  it('is read anew each time it is opened', async () => {
    const { report } = reportWith();
    await report.open();
    report.close();
    expect(report.state.value).toEqual({ kind: 'closed' });
    await report.open();
    expect(report.state.value).toMatchObject({ text: 'second', copied: null });
  });

  it('says when it could not be read, or not be copied', async () => {
    const { report } = reportWith({ works: false, answers: ['only'] });
    await report.open();
    await report.copy();
    expect(report.state.value).toMatchObject({ kind: 'shown', copied: false });
    await report.open();
    expect(report.state.value).toMatchObject({ kind: 'failed', reason: { code: 'storage' } });
  });

  it('stays closed when it was closed while it was being copied', async () => {
    const { report } = reportWith();
    await report.open();
    const copying = report.copy();
    report.close();
    await copying;
    expect(report.state.value).toEqual({ kind: 'closed' });
  });
});
