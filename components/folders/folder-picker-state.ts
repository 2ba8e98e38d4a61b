import { type ReadonlySignal, signal } from '@preact/signals';
import { createFolderBranches } from '@/components/folders/folder-branches';
import type { FolderPickerActions, FolderPickerView } from '@/components/folders/folder-picker-view';
import { type KnownFolder, withListing } from '@/components/folders/known-folders';
import { createNewFolder } from '@/components/folders/new-folder';
import { groupKey, treeKey } from '@/components/folders/picker-rows';
import type { Ask } from '@/components/page/ask';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

export type FolderPickerState = {
  /** What the component shows, read anew at every drawing. */
  view(): FolderPickerView;
  readonly actions: FolderPickerActions;
  readonly isShown: ReadonlySignal<boolean>;
  /** The root turned out to be other than it was read: reads it again when 1fichier may be asked. */
  refreshRoot(): Promise<void>;
  /** The background says that something about files has changed: recent and pinned folders, at no cost. */
  filesChanged(): Promise<void>;
  /** Another account: nothing of what was read is true any more. */
  forget(): void;
};

type Needs = {
  readonly ask: Ask;
  /** Epoch ms. */
  readonly clock: () => number;
};

const ROOT = 0;
const FIRST_OPEN: ReadonlySet<string> = new Set([groupKey('pinned'), groupKey('recent'), treeKey(ROOT)]);

/** What a folder picker knows and does. Nothing is read before it is shown, and each folder when it is opened. */
export function createFolderPicker({ ask, clock }: Needs): FolderPickerState {
  const isShown = signal(false);
  const query = signal('');
  const open = signal(FIRST_OPEN);
  const known = signal<readonly KnownFolder[]>([]);
  const recent = signal<readonly FolderRef[]>([]);
  const pinned = signal<readonly FolderRef[]>([]);
  const failure = signal<Reason | null>(null);
  const branches = createFolderBranches({
    ask,
    clock,
    onRead: (content) => {
      known.value = withListing(known.value, content);
    },
  });
  const foldersIn = (id: number) => branches.byId.value.get(id)?.folders ?? [];
  const newFolder = createNewFolder({
    ask,
    clock,
    foldersIn,
    look: async (id) => {
      await branches.refresh(id);
      return branches.byId.value.get(id)?.at ?? null;
    },
  });
  /** Grows whenever the picker is shown, hidden or emptied: what was begun before is no choice after. */
  let showing = 0;

  async function readKnown(): Promise<void> {
    const reply = await ask('knownFolders', null);
    if (!reply.ok) {
      failure.value = reply.reason;
      return;
    }
    recent.value = reply.value.recent;
    pinned.value = reply.value.pinned;
    // What this picker read itself stays known even if the background has not kept it.
    const ids = new Set(reply.value.known.map(({ id }) => id));
    known.value = [...reply.value.known, ...known.value.filter(({ id }) => !ids.has(id))];
  }

  function setOpen(key: string, wanted: boolean): void {
    const next = new Set(open.value);
    if (wanted) next.add(key);
    else next.delete(key);
    open.value = next;
  }

  function hide(): void {
    // A folder is on its way to 1fichier, and its end must be told to somebody.
    if (newFolder.form.value?.isBusy) return;
    showing += 1;
    isShown.value = false;
    newFolder.cancel();
  }

  const actions: FolderPickerActions = {
    show: async () => {
      query.value = '';
      failure.value = null;
      isShown.value = true;
      showing += 1;
      await Promise.all([readKnown(), open.value.has(treeKey(ROOT)) ? branches.open(ROOT) : null]);
    },
    hide,
    search: (text) => {
      query.value = text;
    },
    setGroupOpen: (group, wanted) => setOpen(groupKey(group), wanted),
    setFolderOpen: async (id, wanted) => {
      setOpen(treeKey(id), wanted);
      if (wanted) await branches.open(id);
    },
    refresh: branches.refresh,
    pin: async (folder, isPinned) => {
      const reply = await ask('pinFolder', { folder, isPinned });
      failure.value = reply.ok ? null : reply.reason;
      await readKnown();
    },
    startNewFolder: newFolder.start,
    typeNewFolder: newFolder.type,
    cancelNewFolder: newFolder.cancel,
    createFolder: async () => {
      const parent = newFolder.form.value?.parent;
      const begun = showing;
      const made = await newFolder.create();
      if (made === null || parent === undefined) return null;
      branches.add(parent.id, { id: made.id, name: made.name ?? '' });
      return begun === showing ? made : null;
    },
  };

  return {
    view: () => ({
      isShown: isShown.value,
      query: query.value,
      open: open.value,
      known: known.value,
      recent: recent.value,
      pinned: pinned.value,
      branches: branches.byId.value,
      newFolder: newFolder.form.value,
      failure: failure.value,
    }),
    actions,
    isShown,
    refreshRoot: () => branches.refresh(ROOT),
    filesChanged: async () => {
      if (isShown.value) await readKnown();
    },
    forget: () => {
      showing += 1;
      newFolder.forget();
      branches.forget();
      known.value = [];
      recent.value = [];
      pinned.value = [];
      open.value = FIRST_OPEN;
    },
  };
}
