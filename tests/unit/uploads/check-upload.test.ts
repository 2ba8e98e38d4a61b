import { describe, expect, it } from 'vitest';
import { nameRefusal } from '@/utils/links/item-name';
import { checkUpload, checkUploads } from '@/utils/uploads/check-upload';
import { keptName } from '@/utils/uploads/kept-name';
import { planFileMax, type UploadLimits } from '@/utils/uploads/upload-limits';

const GB = 1_000_000_000;
const LIMITS: UploadLimits = {
  maxFileSize: 50 * GB,
  freeSpace: 60 * GB,
  overQuota: false,
  uploadForbidden: false,
};
const file = (size: number, name = 'film.mkv') => ({ name, size });

describe('before a byte is sent', () => {
  it.each([
    ['nothing', file(1), LIMITS, null, null],
    ['a file as large as the plan allows', file(50 * GB), LIMITS, null, null],
    ['a file beyond that', file(50 * GB + 1), LIMITS, 'file-too-large', 50 * GB],
    ['an empty file', file(0), LIMITS, 'empty-file', null],
    ['a name of nothing', file(1, '  '), LIMITS, 'name-empty', null],
    ['too little room', file(2), { ...LIMITS, freeSpace: 1 }, 'no-space', 1],
    ['a full account', file(1), { ...LIMITS, overQuota: true }, 'over-quota', null],
    [
      'an account that may not upload',
      file(1),
      { ...LIMITS, uploadForbidden: true },
      'upload-forbidden',
      null,
    ],
    ['more than any plan allows, the plan unknown', file(300 * GB + 1), null, 'file-too-large', 300 * GB],
    [
      'a large file, the plan unknown',
      file(300 * GB),
      { ...LIMITS, maxFileSize: null, freeSpace: null },
      null,
      null,
    ],
  ] as const)('%s is told', (_what, given, limits, refusal, limit) => {
    expect(checkUpload(given, limits)).toEqual({ name: given.name.trim(), refusal, limit });
  });

  it('the room that one takes is not there for the next, and what is refused takes none', () => {
    const sizes = [40 * GB, 51 * GB, 30 * GB, 20 * GB];
    const checks = checkUploads(
      sizes.map((size) => file(size)),
      LIMITS,
    );
    expect(checks.map(({ refusal }) => refusal)).toEqual([null, 'file-too-large', 'no-space', null]);
    expect(checks[2]?.limit).toBe(20 * GB);
    expect(checkUploads([file(20 * GB)], LIMITS, 41 * GB)[0]?.refusal).toBe('no-space');
  });

  it('knows the plans', () => {
    expect(
      ['free', 'premium', 'access', 'gold', 'unknown'].map((plan) => planFileMax(plan as 'free')),
    ).toEqual([50 * GB, 300 * GB, 300 * GB, 300 * GB, null]);
  });
});

describe('the name that a file is uploaded under', () => {
  it.each([
    ['notes.txt', 'notes.txt'],
    ['été – “cité”.txt', 'été – “cité”.txt'],
    [' spaces at both ends ', 'spaces at both ends'],
    [`all of \\<>"'$\` them`, 'all of ＼＜＞＂＇＄｀ them'],
    ['two\nlines\u0000', 'two lines'],
    ['\n', ''],
  ])('%j becomes %j', (name, kept) => {
    expect(keptName(name)).toBe(kept);
  });

  it('is one that 1fichier keeps', () => {
    expect(nameRefusal(keptName(` \\a<b>"c'd$e\`f\u0007 `), 'file')).toBeNull();
  });
});
