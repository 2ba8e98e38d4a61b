import { describe, expect, it, vi } from 'vitest';
import type { UploadItem, UploadStage } from '@/components/upload/upload-item';

vi.mock('#i18n', async () => (await import('../components/english-texts')).englishI18n());
const { endWords, stageNote, stageWord, stopWords, sumWords, targetName } = await import(
  '@/components/upload/upload-words'
);
const { formatDuration } = await import('@/components/texts/format');

const MB = 1_000_000;
const reason = (code: 'file-too-large' | 'upload-missing' | 'budget', until: number | null = null) => ({
  code,
  words: null,
  until,
});
const itemAt = (stage: UploadStage, change: Partial<UploadItem> = {}): UploadItem => ({
  key: 'u1',
  name: 'a.bin',
  size: 400 * MB,
  folder: { id: 3, name: 'Films' },
  way: [],
  keptName: null,
  limit: null,
  stage,
  can: { cancel: false, retry: false, remove: false },
  ...change,
});
const line = (item: UploadItem) => `${stageWord(item.stage)} · ${stageNote(item, 'en')}`;

const KEPT = 'as “b”: the extension replaces characters that 1fichier would change';

describe('an upload in words', () => {
  it.each<[string, UploadItem]>([
    ['Waiting · 400 MB', itemAt({ kind: 'waiting' })],
    [`Waiting · 400 MB · ${KEPT}`, itemAt({ kind: 'waiting' }, { keptName: 'b' })],
    [
      `Sending · 12 MB of 400 MB · ${KEPT}`,
      itemAt({ kind: 'sending', sent: 12 * MB, speed: null, leftMs: null }, { keptName: 'b' }),
    ],
    [
      `Done · 400 MB · ${KEPT}`,
      itemAt({ kind: 'done', files: [], isInMainFolder: false }, { keptName: 'b' }),
    ],
    ['Sending · asking for a server', itemAt({ kind: 'starting' })],
    [
      'Sending · 12 MB of 400 MB · 3.2 MB/s · 2 min left',
      itemAt({ kind: 'sending', sent: 12 * MB, speed: 3.2 * MB, leftMs: 119_000 }),
    ],
    ['Sending · 12 MB of 400 MB', itemAt({ kind: 'sending', sent: 12 * MB, speed: null, leftMs: null })],
    [
      'Checking · The connection broke off. Did it arrive? Asking 1fichier.',
      itemAt({ kind: 'checking', why: 'cut', problem: null }),
    ],
    [
      'At 1fichier · all of it has gone out and is being stored; it is not sent again',
      itemAt({ kind: 'at-1fichier', problem: null }),
    ],
    ['Done · 400 MB', itemAt({ kind: 'done', files: [], isInMainFolder: false })],
    [
      'Done · 400 MB · in the main folder, since the other is gone',
      itemAt({ kind: 'done', files: [], isInMainFolder: true }),
    ],
    [
      'Failed · The file is larger than your plan allows. Upgrade the plan, or split the file. At most 50 MB now.',
      itemAt({ kind: 'failed', reason: reason('file-too-large') }, { limit: 50 * MB }),
    ],
    [
      'Not known · The file has gone out, but has not turned up at 1fichier. Look in the folder in a few minutes before you upload it again.',
      itemAt({ kind: 'unknown', reason: reason('upload-missing') }),
    ],
    ['Cancelled · 400 MB', itemAt({ kind: 'cancelled' })],
  ])('is %s', (words, item) => {
    expect(line(item)).toBe(words);
  });

  it.each([
    ['upload-refused', 'failed'],
    ['node-trouble', 'failed'],
    ['upload-missing', 'unknown'],
  ] as const)('quotes the words of 1fichier under %s', (code, kind) => {
    const item = itemAt({ kind, reason: { code, words: 'Hors service', until: null } });
    expect(line(item)).toContain(' “Hors service” ');
  });

  it('names the folder, and the folders in it', () => {
    expect(targetName({ folder: { id: 0, name: null }, way: ['Trip', 'Day'] })).toBe(
      'Main folder / Trip / Day',
    );
  });

  it('does not say of one that is not known that it did not arrive', () => {
    const told = endWords({ name: 'a.bin', state: { kind: 'unknown', reason: reason('upload-missing') } });
    expect(told).toMatch(/^Nobody can say whether a.bin arrived/);
  });
});

describe('all uploads in words', () => {
  const sum = {
    total: 3,
    ended: 2,
    failed: 1,
    done: 1,
    sent: 12 * MB,
    size: 400 * MB,
    speed: null,
    leftMs: null,
  };

  it('tell what is done and failed, and how far the rest is', () => {
    expect(sumWords(sum, 'en')).toBe('1 of 3 done, 1 failed · 12 MB of 400 MB');
  });

  it('tell no bytes once nothing moves', () => {
    expect(sumWords({ ...sum, ended: 3 }, 'en')).toBe('1 of 3 done, 1 failed');
  });

  it('tell until when nothing begins', () => {
    const now = new Date(2026, 10, 16, 12, 0).getTime();
    expect(stopWords(reason('budget', now + 60_000), { locale: 'en', now })).toMatch(
      /It goes on at 12:01\.$/,
    );
  });
});

describe('a time that is left', () => {
  it.each([
    [0, '1 sec'],
    [19_001, '20 sec'],
    [61_000, '2 min'],
    [5_400_000, '1.5 hr'],
  ])('of %d ms is %s', (ms, words) => {
    expect(formatDuration(ms, 'en')).toBe(words);
  });
});
