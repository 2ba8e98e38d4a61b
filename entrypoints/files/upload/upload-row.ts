import type { UploadItem, UploadStage } from '@/components/upload/upload-item';
import type { FolderWays } from '@/entrypoints/files/upload/folder-ways';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import { keptName } from '@/utils/uploads/kept-name';
import { mayRetry } from '@/utils/uploads/step-upload';
import { type PaceSample, paceOf, timeLeft } from '@/utils/uploads/upload-pace';
import type { UploadState } from '@/utils/uploads/upload-state';

/** A file on its way, as the page keeps it. */
export type UploadRow = {
  readonly key: string;
  /** Null: of another life of the page. */
  readonly file: File | null;
  /** Under which it is uploaded. */
  readonly name: string;
  readonly size: number;
  /** The folder that was open, and the folders in it that the file was picked with. */
  readonly root: FolderRef;
  readonly way: readonly string[];
  /** Shared by all that were picked at once. */
  readonly folders: FolderWays;
  /** The folder that it was begun for; null before. */
  readonly aim: number | null;
  /** Bytes that it may have at most, where that stands against it. */
  readonly limit: number | null;
  readonly state: UploadState;
  /** How it went out lately, and when that was last looked at. Epoch ms. */
  readonly pace: readonly PaceSample[];
  readonly lookedAt: number;
};

/** What trying again would not mend. */
const FOR_GOOD = ['empty-file', 'file-too-large', 'name-empty'];

const views = new WeakMap<UploadRow, UploadItem>();

/** The row as it is shown; the same row gives the same view, so that what did not change is not drawn anew. */
export function viewOf(row: UploadRow): UploadItem {
  const known = views.get(row);
  if (known !== undefined) return known;
  const { key, name, size, root, way, limit, state, file } = row;
  const view: UploadItem = {
    key,
    name: file?.name ?? name,
    size,
    folder: root,
    way,
    limit,
    keptName: file === null ? null : changedNames([...way, file.name], [...way.map(keptName), name]),
    stage: stageOf(row),
    can: {
      cancel: ['waiting', 'starting', 'sending'].includes(state.kind),
      retry: file !== null && mayRetry(state) && !isForGood(state),
      remove: isOver(state) || state.kind === 'asking',
    },
  };
  views.set(row, view);
  return view;
}

/** Nothing more will come of it by itself. */
export function isOver({ kind }: UploadState): boolean {
  return kind === 'done' || kind === 'failed' || kind === 'cancelled' || kind === 'unknown';
}

/** Bytes of the file that are out. The request is a little longer than the file. */
export function sentOf({ state, size }: UploadRow): number {
  if (state.kind === 'sending')
    return Math.min(size, Math.max(0, state.sent - Math.max(0, state.total - size)));
  return ['sent', 'asking', 'done'].includes(state.kind) ? size : 0;
}

function stageOf(row: UploadRow): UploadStage {
  const { state } = row;
  switch (state.kind) {
    case 'sending': {
      const speed = paceOf(row.pace, row.lookedAt);
      const sent = sentOf(row);
      return { kind: 'sending', sent, speed, leftMs: timeLeft(row.size - sent, speed) };
    }
    case 'sent':
      return { kind: 'at-1fichier', problem: null };
    case 'asking': {
      const { ifMissing, problem } = state;
      return ifMissing === 'unknown'
        ? { kind: 'at-1fichier', problem }
        : { kind: 'checking', why: ifMissing, problem };
    }
    case 'starting':
      return { kind: 'starting' };
    case 'done':
      return {
        kind: 'done',
        files: state.files,
        isInMainFolder: row.aim !== null && row.aim !== 0 && state.folderId === 0,
      };
    default:
      return state;
  }
}

function changedNames(here: readonly string[], there: readonly string[]): string | null {
  return there.filter((name, at) => name !== here[at]).join(' / ') || null;
}

function isForGood(state: UploadState): boolean {
  return state.kind === 'failed' && FOR_GOOD.includes(state.reason.code);
}
