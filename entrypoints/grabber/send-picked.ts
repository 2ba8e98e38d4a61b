import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { SendPickedState } from '@/components/grabber/send-picked-state';
import type { Ask } from '@/components/page/ask';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type Needs = { readonly ask: Ask; readonly isPrivate: () => Promise<boolean> };

export type SendPicked = {
  readonly state: ReadonlySignal<SendPickedState>;
  readonly folder: ReadonlySignal<FolderRef>;
  prefer(folder: FolderRef): void;
  chooseFolder(folder: FolderRef): void;
  /** Sends the links as they are. True when they are stored. */
  send(urls: readonly string[]): Promise<boolean>;
};

/** The picked links on their way into the account. */
export function createSendPicked({ ask, isPrivate }: Needs): SendPicked {
  const state = signal<SendPickedState>({ kind: 'idle' });
  const preferredFolder = signal<FolderRef>(ROOT_FOLDER);
  const chosen = signal<FolderRef | null>(null);
  const folder = computed(() => chosen.value ?? preferredFolder.value);

  return {
    state,
    folder,
    prefer: (preferred) => {
      preferredFolder.value = preferred;
    },
    chooseFolder: (next) => {
      chosen.value = next;
    },
    send: async (urls) => {
      if (state.value.kind === 'sending') return false;
      const { id: folderId, name: folderName } = folder.value;
      state.value = { kind: 'sending', count: urls.length };
      const reply = await ask('sendPicked', {
        urls: [...urls],
        folderId,
        folderName,
        isPrivate: await isPrivate(),
      });
      state.value = reply.ok
        ? { kind: 'sent', report: reply.value }
        : { kind: 'failed', reason: reply.reason };
      return reply.ok;
    },
  };
}
