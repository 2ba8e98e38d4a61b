import { describe, expect, it, vi } from 'vitest';
import type { ManyAct, ReportView } from '@/components/files/acts/act-view';
import { AROUND, NOW } from '../../components/samples';

vi.mock('#i18n', async () => (await import('../../components/english-texts')).englishI18n());
const { doneText, failureText, reportLine, sharingText, workText } = await import(
  '@/components/files/acts/act-words'
);

const failed = (isUnknown: boolean) => ({
  entry: { kind: 'folder' as const, key: 'x', folder: { id: 1, name: 'x', date: null, hasPassword: false } },
  reason: { code: 'timeout' as const, words: null, until: null },
  isUnknown,
});
const reportOf = (done: number, unknown: readonly boolean[]): ReportView => ({
  kind: 'report',
  act: { kind: 'remove' },
  done,
  failed: unknown.map(failed),
  canTryAgain: false,
  canChooseAnother: false,
});

describe('the words of an act', () => {
  it.each<[ManyAct, string, string]>([
    [{ kind: 'remove' }, 'Deleting 500 items…', '500 items deleted.'],
    [
      { kind: 'protect', password: 'opensesame' },
      'Setting the password of 500 files…',
      '500 files have the password.',
    ],
    [
      { kind: 'protect', password: '' },
      'Removing the password of 500 files…',
      '500 files have no password any more.',
    ],
  ])('say what is done and what was (%#)', (act, working, done) => {
    expect(workText(act, 500, 'en-GB')).toBe(working);
    expect(doneText(act, 500, 'en-GB')).toBe(done);
  });

  it('tell apart what was not done and what nobody knows', () => {
    expect(reportLine(reportOf(3, [false, true, true]), 'en-GB')).toBe(
      '3 items deleted. 1 was not done. Of 2 it is not known.',
    );
    expect(reportLine(reportOf(0, [false]), 'en-GB')).toBe('1 was not done.');
  });

  it('tell who sees a folder, only where that is known', () => {
    expect(sharingText({ sharedWith: 2, at: NOW }, AROUND)).toBe(
      'It is shared with 2 people at 1fichier. As of 12:00.',
    );
    expect(sharingText({ sharedWith: null, at: null }, AROUND)).toBe('');
  });

  it('never say that what is done by hand goes on by itself', () => {
    const reason = { code: 'flood-user' as const, words: null, until: NOW + 120_000 };
    const text = failureText({ reason, isUnknown: false }, AROUND);
    expect(text).toBe(
      '1fichier asks your account to slow down. Nothing goes to 1fichier until 12:02; try again then.',
    );
    expect(text).not.toContain('by itself');
  });

  it('warn that what is not known may have been done', () => {
    const reason = { code: 'timeout' as const, words: null, until: null };
    expect(failureText({ reason, isUnknown: true }, AROUND)).toContain('It may have been done all the same.');
  });
});
