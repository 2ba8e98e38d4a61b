import type { ErrorCode } from '@/utils/fichier/errors';
import type { Status } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

/** How far the open folder has been read. */
export type FolderReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'failed'; readonly reason: Reason };

/** What stands where the files are. */
export type FilesScreen =
  | { readonly kind: 'broken' }
  | { readonly kind: 'needs-key' }
  | { readonly kind: 'loading' }
  /** The folder is no more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: Reason }
  | { readonly kind: 'empty' }
  /** The filter lets nothing through. */
  | { readonly kind: 'filtered' }
  | { readonly kind: 'list' };

export type FilesKnowledge = {
  /** Null: not answered yet. */
  readonly status: Pick<Status, 'hasKey'> | null;
  readonly reading: FolderReading;
  /** Rows in the folder; null while it has not been read. */
  readonly total: number | null;
  readonly shown: number;
};

export function filesScreen({ status, reading, total, shown }: FilesKnowledge): FilesScreen {
  if (status?.hasKey === false) return { kind: 'needs-key' };
  if (total !== null) {
    if (total === 0) return { kind: 'empty' };
    return { kind: shown === 0 ? 'filtered' : 'list' };
  }
  if (reading.kind !== 'failed') return { kind: 'loading' };
  const { reason } = reading;
  if (reason.code === 'broken') return { kind: 'broken' };
  if (reason.code === 'no-key') return { kind: 'needs-key' };
  if (reason.code === 'folder-not-found') return { kind: 'gone' };
  return { kind: 'failed', reason };
}

/** Failures that the user mends elsewhere, or the network by itself: worth another try as soon as the status is better. */
const MENDED_ELSEWHERE: readonly ErrorCode[] = [
  'no-key',
  'not-authenticated',
  'no-such-user',
  'no-permission',
  'offline',
  'network',
];

/** True when a folder that could not be read may be readable now. */
export function isWorthAnotherTry(
  reading: FolderReading,
  { hasKey, hasHostPermission, online }: Pick<Status, 'hasKey' | 'hasHostPermission' | 'online'>,
): boolean {
  return (
    reading.kind === 'failed' &&
    MENDED_ELSEWHERE.includes(reading.reason.code) &&
    hasKey &&
    hasHostPermission &&
    online
  );
}
