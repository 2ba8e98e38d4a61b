import { type ReadonlySignal, signal } from '@preact/signals';
import type { FolderList } from '@/components/controls/folder-choices';
import type { Ask } from '@/components/page/ask';

export type FolderListState = {
  readonly list: ReadonlySignal<FolderList>;
  /** Reads the folders when they are wanted for the first time, or again after a failure. */
  read(): Promise<void>;
  /** Reads them afresh: a folder turned out to be gone. */
  refresh(): Promise<void>;
};

/** The folders of the root, read only when somebody wants to choose. */
export function createFolderList(ask: Ask): FolderListState {
  const list = signal<FolderList>({ kind: 'unread' });

  async function load(refresh: boolean): Promise<void> {
    list.value = { kind: 'loading' };
    const reply = await ask('rootFolders', { refresh });
    list.value = reply.ok
      ? { kind: 'known', folders: reply.value.folders }
      : { kind: 'failed', reason: reply.reason };
  }

  return {
    list,
    read: async () => {
      if (list.value.kind === 'unread' || list.value.kind === 'failed') await load(false);
    },
    refresh: () => load(true),
  };
}
