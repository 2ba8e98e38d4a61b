import type { FolderWays } from '@/entrypoints/files/upload/folder-ways';
import type { PickedFile } from '@/entrypoints/files/upload/picked-files';
import type { UploadRow } from '@/entrypoints/files/upload/upload-row';
import type { UploadRecord } from '@/utils/messaging/uploads-protocol';
import { checkUploads } from '@/utils/uploads/check-upload';
import { recoverUpload } from '@/utils/uploads/step-upload';
import type { UploadLimits } from '@/utils/uploads/upload-limits';

let serial = 0;
const nextKey = (): string => {
  serial += 1;
  return `u${serial}`;
};

/** Rows for picked files. What is known to stand against one has failed before it began. `ahead`: bytes that go first. */
export function rowsFor(
  files: readonly PickedFile[],
  { root, folders }: Pick<UploadRow, 'root' | 'folders'>,
  limits: UploadLimits | null,
  ahead: number,
): readonly UploadRow[] {
  const facts = files.map(({ file: { name, size } }) => ({ name, size }));
  return checkUploads(facts, limits, ahead).map(({ name, refusal, limit }, at) => {
    const { file, way } = files[at] as PickedFile;
    const reason = refusal && { code: refusal, words: null, until: null };
    return {
      key: nextKey(),
      file,
      name,
      size: file.size,
      root,
      way,
      folders,
      aim: null,
      limit,
      state: reason ? { kind: 'failed', reason } : { kind: 'waiting' },
      pace: [],
      lookedAt: 0,
    };
  });
}

/** The row of an upload that another life of the page has begun. */
export function recoveredRow(
  { id, name, size, folderId, phase }: UploadRecord,
  folderName: string | null,
  folders: FolderWays,
): UploadRow {
  return {
    key: nextKey(),
    file: null,
    name,
    size,
    root: { id: folderId, name: folderName },
    way: [],
    folders,
    aim: folderId,
    limit: null,
    state: recoverUpload({ id, phase }).state,
    pace: [],
    lookedAt: 0,
  };
}
