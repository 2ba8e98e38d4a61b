import type { ErrorCode } from '@/utils/fichier/errors';
import type { FolderContent, FolderRef } from '@/utils/messaging/files-protocol';
import { NOW } from './samples';

export const ROOT: FolderRef = { id: 0, name: null };
/** How long 1fichier may not be asked again for a folder. */
export const LIMIT_MS = 30_000;

/** A listing of folders alone, read just now. */
export function contentOf(
  path: readonly FolderRef[],
  names: Readonly<Record<number, string>>,
  change: Partial<FolderContent> = {},
): FolderContent {
  const folders = Object.entries(names).map(([id, name]) => ({
    id: Number(id),
    name,
    date: null,
    hasPassword: false,
  }));
  return {
    id: path.at(-1)?.id ?? 0,
    path: [...path],
    folders,
    files: [],
    shared: null,
    sharedWith: 0,
    isCut: false,
    at: NOW,
    refreshAt: NOW + LIMIT_MS,
    ...change,
  };
}

export const failure = (code: ErrorCode, until: number | null = null) => ({
  ok: false as const,
  reason: { code, words: null, until },
});
