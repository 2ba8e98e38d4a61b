import type { FailedEntry, ManyAct, ManyOutcome, WorkProgress } from '@/components/files/acts/act-view';
import type { FileEntry, FileRowEntry, FolderEntry } from '@/components/files/file-entry';
import type { Ask } from '@/components/page/ask';
import { isUntold, leavesOpen } from '@/components/page/leaves-open';
import { POLICY } from '@/utils/fichier/errors';
import type { ActReport } from '@/utils/messaging/files-protocol';
import type { ReplyOf } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

const BROKEN: Reason = { code: 'broken', words: null, until: null };
const STOPPED: Reason = { code: 'stopped', words: null, until: null };
const NOT_TRIED: Reason = { code: 'not-tried', words: null, until: null };
/** Refusals in a row after which it is no longer the folders: what is gone is where they were to go, or all around them. */
const GONE_MAX = 2;

export type Watch = {
  onProgress(progress: WorkProgress): void;
  /** Asked before each folder. */
  isStopped(): boolean;
};

/**
 * All files in one question, then each folder in one of its own, nothing twice. What concerns the whole account, or the
 * folder they all go to, ends it, as do folders that are gone one after the other, and whoever stops it: the rest is not
 * even tried.
 */
export async function carryOut(
  ask: Ask,
  act: ManyAct,
  entries: readonly FileEntry[],
  watch: Watch,
): Promise<ManyOutcome> {
  const files = entries.filter((entry) => entry.kind === 'file');
  const folders = entries.filter((entry) => entry.kind === 'folder');
  const failed: FailedEntry[] = [];
  let done = 0;
  let ended = 0;
  let unsent = entries.length;
  const send = (count: number) => {
    unsent -= count;
    watch.onProgress({ ended, unsent });
  };
  const end = (count: number) => {
    ended += count;
    watch.onProgress({ ended, unsent });
  };

  if (files.length > 0) {
    send(files.length);
    const outcome = outcomeOf(files, await actOnFiles(ask, act, files));
    done += outcome.done;
    failed.push(...outcome.failed);
    end(files.length);
  }
  let stopper = failed.map(({ reason }) => reason).find((reason) => endsAll(reason, 'file'));
  let goneInARow = 0;
  for (const [index, entry] of folders.entries()) {
    const reason = stopper ?? (watch.isStopped() ? STOPPED : null);
    if (reason !== null) {
      failed.push(...folders.slice(index).map((left) => ({ entry: left, reason, isUnknown: false })));
      break;
    }
    send(1);
    const reply = await actOnFolder(ask, act, entry);
    if (reply.ok) done += 1;
    else failed.push({ entry, reason: reply.reason, isUnknown: leavesOpen(reply.reason) });
    goneInARow = !reply.ok && reply.reason.code === 'folder-not-found' ? goneInARow + 1 : 0;
    if (!reply.ok && endsAll(reply.reason, 'folder')) stopper = reply.reason;
    else if (goneInARow === GONE_MAX) stopper = NOT_TRIED;
    end(1);
  }
  return { done, failed };
}

/** A folder that was itself acted on may be gone, and the next one there. */
function endsAll({ code }: Reason, of: FileEntry['kind']): boolean {
  return POLICY[code].hold !== null || (of === 'file' && code === 'folder-not-found');
}

function actOnFiles(
  ask: Ask,
  act: ManyAct,
  files: readonly FileRowEntry[],
): Promise<ReplyOf<'renameFiles' | 'moveFiles' | 'copyFilesTo' | 'deleteFiles' | 'protectFiles'>> {
  const urls = files.map(({ file }) => file.url);
  switch (act.kind) {
    case 'move':
      return ask('moveFiles', { urls, folderId: act.to.id });
    case 'copy':
      return ask('copyFilesTo', { urls, folderId: act.to.id });
    case 'rename':
      return ask('renameFiles', {
        files: files.map(({ key, file }) => ({ url: file.url, name: act.names.get(key) ?? file.name })),
      });
    case 'remove':
      return ask('deleteFiles', { urls });
    case 'protect':
      return ask('protectFiles', { urls, password: act.password });
  }
}

async function actOnFolder(
  ask: Ask,
  act: ManyAct,
  { folder }: FolderEntry,
): Promise<ReplyOf<'moveFolder' | 'deleteFolder'>> {
  if (act.kind === 'move') return ask('moveFolder', { folderId: folder.id, parentId: act.to.id });
  if (act.kind === 'remove') return ask('deleteFolder', { folderId: folder.id });
  throw new Error(`A folder to ${act.kind}`);
}

function outcomeOf(
  files: readonly FileRowEntry[],
  reply: { ok: true; value: ActReport } | { ok: false; reason: Reason },
): ManyOutcome {
  if (!reply.ok) {
    const { reason } = reply;
    const isUnknown = isUntold(reason);
    return { done: 0, failed: files.map((entry) => ({ entry, reason, isUnknown })) };
  }
  const done = new Set(reply.value.done);
  const failures = new Map(reply.value.failed.map((failure) => [failure.url, failure]));
  const failed = files
    .filter(({ file }) => !done.has(file.url))
    .map((entry) => {
      const { reason, isUnknown } = failures.get(entry.file.url) ?? { reason: BROKEN, isUnknown: true };
      return { entry, reason, isUnknown };
    });
  return { done: files.length - failed.length, failed };
}
