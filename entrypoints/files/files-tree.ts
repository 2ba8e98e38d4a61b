import { computed, signal } from '@preact/signals';
import { type Branch, createFolderBranches } from '@/components/folders/folder-branches';
import type { FolderPickerActions } from '@/components/folders/folder-picker-view';
import { groupKey, pickerRows, treeKey } from '@/components/folders/picker-rows';
import type { Ask } from '@/components/page/ask';
import { oneAtATime } from '@/components/page/one-at-a-time';
import type { FolderContent, FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

type Needs = {
  readonly ask: Ask;
  /** Says what failed. */
  readonly fail: (reason: Reason) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

const ROOT = 0;
const FIRST_OPEN: ReadonlySet<string> = new Set([groupKey('pinned')]);

/** The tree beside the files: pinned folders, and all others as far as they have been opened. */
export function createFilesTree({ ask, fail, clock, locale }: Needs) {
  const open = signal(FIRST_OPEN);
  const pinned = signal<readonly FolderRef[]>([]);
  const branches = createFolderBranches({ ask, clock, onRead: () => {} });

  async function readPinned(): Promise<void> {
    const reply = await ask('knownFolders', null);
    if (reply.ok) pinned.value = reply.value.pinned;
    else fail(reply.reason);
  }

  function setOpen(key: string, wanted: boolean): void {
    if (open.value.has(key) === wanted) return;
    const next = new Set(open.value);
    if (wanted) next.add(key);
    else next.delete(key);
    open.value = next;
  }

  async function setFolderOpen(id: number, wanted: boolean): Promise<void> {
    setOpen(treeKey(id), wanted);
    if (wanted) await branches.open(id);
  }

  const actions: Pick<FolderPickerActions, 'setGroupOpen' | 'setFolderOpen' | 'pin'> = {
    setGroupOpen: (group, wanted) => setOpen(groupKey(group), wanted),
    setFolderOpen,
    pin: async (folder, isPinned) => {
      const reply = await ask('pinFolder', { folder, isPinned });
      if (!reply.ok) fail(reply.reason);
      await readPinned();
    },
  };

  const reread = oneAtATime(async () => {
    await readPinned();
    await branches.reread();
  });

  return {
    pinned,
    actions,
    rows: computed(() =>
      pickerRows(
        {
          query: '',
          open: open.value,
          known: [],
          recent: [],
          pinned: pinned.value,
          branches: new Map([...branches.byId.value].map(([id, branch]) => [id, withoutAge(branch)])),
        },
        locale,
      ),
    ),
    /** What the list of a folder shows is known here too. */
    learn: (content: FolderContent) => {
      const isFirst = !branches.byId.value.has(content.id);
      branches.learn(content);
      if (isFirst && content.id === ROOT) setOpen(treeKey(ROOT), true);
    },
    /** Opens all folders around one. */
    reveal: async (path: readonly FolderRef[]): Promise<void> => {
      for (const { id } of path.slice(0, -1)) await setFolderOpen(id, true);
    },
    readPinned,
    changed: reread,
    forget: () => {
      branches.forget();
      open.value = FIRST_OPEN;
      pinned.value = [];
    },
  };
}

/** The page tells the age of the list itself. */
function withoutAge(branch: Branch): Branch {
  return { ...branch, at: null };
}
