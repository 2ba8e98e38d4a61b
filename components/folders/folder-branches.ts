import { type ReadonlySignal, signal } from '@preact/signals';
import type { Ask } from '@/components/page/ask';
import type { FolderContent, FolderView } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

/** The folders inside one folder, as far as they have been read. Times are epoch ms. */
export type Branch = {
  /** Null until they have been read. */
  readonly folders: readonly FolderView[] | null;
  readonly isLoading: boolean;
  /** Why the last reading failed. */
  readonly failure: Reason | null;
  readonly at: number | null;
  /** 1fichier may not be asked before. */
  readonly refreshAt: number;
};

export type FolderBranches = {
  readonly byId: ReadonlySignal<ReadonlyMap<number, Branch>>;
  /** Reads a folder that has not been read, could not be, or was a long time ago. True: there was something to read. */
  open(id: number): Promise<boolean>;
  /** Reads it again, unless it is too early for that. */
  refresh(id: number): Promise<void>;
  /** Takes in what was read for another reason. */
  learn(content: FolderContent): void;
  /** Asks the background, which knows of a change, for everything that has been read. */
  reread(): Promise<void>;
  /** Puts in a folder that 1fichier has just made. */
  add(parentId: number, folder: { readonly id: number; readonly name: string }): void;
  forget(): void;
};

type Needs = {
  readonly ask: Ask;
  readonly clock: () => number;
  readonly onRead: (content: FolderContent) => void;
};

const UNREAD: Branch = { folders: null, isLoading: false, failure: null, at: null, refreshAt: 0 };
/** Shown all the same, but read again as soon as somebody looks. */
const STALE_MS = 10 * 60_000;

/** The folders by the folder that they are in, each read when it is opened, and no oftener than 1fichier allows. */
export function createFolderBranches({ ask, clock, onRead }: Needs): FolderBranches {
  const byId = signal<ReadonlyMap<number, Branch>>(new Map());
  const branchOf = (id: number) => byId.value.get(id) ?? UNREAD;
  /** Grows when everything is forgotten: what was asked before belongs to nobody. */
  let era = 0;

  function put(id: number, change: Partial<Branch>): void {
    byId.value = new Map(byId.value).set(id, { ...branchOf(id), ...change });
  }

  function drop(id: number): void {
    const left = new Map(byId.value);
    left.delete(id);
    byId.value = left;
  }

  async function read(id: number, refresh: boolean): Promise<void> {
    const asked = era;
    put(id, { isLoading: true });
    const reply = await ask('listFolder', { folderId: id, withFiles: false, refresh });
    if (asked !== era) return;
    if (!reply.ok) {
      put(id, { isLoading: false, failure: reply.reason, refreshAt: reply.reason.until ?? 0 });
      return;
    }
    const { folders, at, refreshAt } = reply.value;
    put(id, { folders, at, refreshAt, isLoading: false, failure: null });
    onRead(reply.value);
  }

  const mayBeRead = ({ isLoading, refreshAt }: Branch) => !isLoading && refreshAt <= clock();
  const isStale = ({ at }: Branch) => at !== null && clock() - at > STALE_MS;

  return {
    byId,
    open: async (id) => {
      const before = branchOf(id);
      const isNeeded = before.folders === null || before.failure !== null || isStale(before);
      if (!isNeeded || !mayBeRead(before)) return false;
      const isFirst = before.folders === null;
      await read(id, !isFirst);
      const now = branchOf(id);
      // The background had it from long ago: that is shown while it is read again.
      if (isFirst && now.failure === null && isStale(now) && mayBeRead(now)) await read(id, true);
      return true;
    },
    refresh: async (id) => {
      if (mayBeRead(branchOf(id))) await read(id, true);
    },
    learn: ({ id, folders, at, refreshAt }) =>
      put(id, { folders, at, refreshAt, isLoading: false, failure: null }),
    reread: async () => {
      const asked = era;
      for (const [id, { folders, isLoading }] of byId.value) {
        if (folders === null || isLoading || asked !== era) continue;
        await read(id, false);
        if (asked === era && branchOf(id).failure?.code === 'folder-not-found') drop(id);
      }
    },
    add: (parentId, { id, name }) => {
      const { folders } = branchOf(parentId);
      if (folders === null || folders.some((folder) => folder.id === id)) return;
      put(parentId, { folders: [...folders, { id, name, date: null, hasPassword: false }] });
    },
    forget: () => {
      era += 1;
      byId.value = new Map();
    },
  };
}
