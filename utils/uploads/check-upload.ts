import type { ErrorCode } from '@/utils/fichier/errors';
import { keptName } from '@/utils/uploads/kept-name';
import { NO_KNOWN_LIMITS, type UploadLimits } from '@/utils/uploads/upload-limits';

export type UploadRefusal = Extract<
  ErrorCode,
  'empty-file' | 'file-too-large' | 'no-space' | 'over-quota' | 'upload-forbidden' | 'name-empty'
>;

export type UploadCheck = {
  /** The name it is uploaded under. It differs from the file's own where 1fichier would change that. */
  readonly name: string;
  /** Why it is not uploaded; null when nothing is known to stand against it. */
  readonly refusal: UploadRefusal | null;
  /** Bytes that it may have at most, for `file-too-large` and `no-space`; else null. */
  readonly limit: number | null;
};

export type FileFacts = { readonly name: string; readonly size: number };

/** What is known about an upload before a byte is sent. `ahead`: bytes that go before it into the same space. */
export function checkUpload({ name, size }: FileFacts, limits: UploadLimits | null, ahead = 0): UploadCheck {
  const { maxFileSize, freeSpace, overQuota, uploadForbidden } = limits ?? NO_KNOWN_LIMITS;
  const kept = keptName(name);
  const largest = maxFileSize ?? NO_KNOWN_LIMITS.maxFileSize ?? Number.POSITIVE_INFINITY;
  const room = freeSpace === null ? Number.POSITIVE_INFINITY : Math.max(0, freeSpace - ahead);
  const verdict = (refusal: UploadRefusal | null, limit: number | null = null): UploadCheck => ({
    name: kept,
    refusal,
    limit,
  });
  if (uploadForbidden) return verdict('upload-forbidden');
  if (overQuota) return verdict('over-quota');
  if (size === 0) return verdict('empty-file');
  if (kept === '') return verdict('name-empty');
  if (size > largest) return verdict('file-too-large', largest);
  return size > room ? verdict('no-space', room) : verdict(null);
}

/** Many at once, in the order in which they go: the space that one takes is not there for the next. */
export function checkUploads(
  files: readonly FileFacts[],
  limits: UploadLimits | null,
  ahead = 0,
): readonly UploadCheck[] {
  let taken = ahead;
  return files.map((file) => {
    const check = checkUpload(file, limits, taken);
    if (check.refusal === null) taken += file.size;
    return check;
  });
}
