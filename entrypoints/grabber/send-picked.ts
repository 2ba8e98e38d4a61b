import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { SendPickedState } from '@/components/grabber/send-picked-state';
import type { Ask } from '@/components/page/ask';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { SendReport } from '@/utils/messaging/replies';

/** A message holds at most 64 MiB in Chrome, and a part is stored in one go. */
const LINKS_PER_PART = 1000;
const LETTERS_PER_PART = 4_000_000;

type Needs = { readonly ask: Ask; readonly isPrivate: () => Promise<boolean> };

export type SendPicked = {
  readonly state: ReadonlySignal<SendPickedState>;
  readonly folder: ReadonlySignal<FolderRef>;
  prefer(folder: FolderRef): void;
  chooseFolder(folder: FolderRef): void;
  /** Sends the links as they are, in parts. Resolves to how many of them, from the first, have been dealt with. */
  send(urls: readonly string[]): Promise<number>;
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
      if (state.value.kind === 'sending') return 0;
      const { id: folderId, name: folderName } = folder.value;
      state.value = { kind: 'sending', count: urls.length };
      const whereTo = { folderId, folderName, isPrivate: await isPrivate() };
      let report: SendReport = { accepted: 0, folded: 0, refused: [], needsKey: false };
      let done = 0;
      for (const part of partsOf(urls)) {
        const reply = await ask('sendPicked', { urls: [...part], ...whereTo });
        if (!reply.ok) {
          const { reason } = reply;
          const rest = urls.length - done;
          state.value = done === 0 ? { kind: 'failed', reason } : { kind: 'cut', report, rest, reason };
          return done;
        }
        report = together(report, reply.value);
        done += part.length;
      }
      state.value = { kind: 'sent', report };
      return done;
    },
  };
}

function together(one: SendReport, other: SendReport): SendReport {
  return {
    accepted: one.accepted + other.accepted,
    folded: one.folded + other.folded,
    refused: [...one.refused, ...other.refused],
    needsKey: one.needsKey || other.needsKey,
  };
}

/** In order, none larger than a message may be. */
function partsOf(urls: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let letters = 0;
  for (const url of urls) {
    letters += url.length;
    const last = parts.at(-1);
    if (last === undefined || last.length === LINKS_PER_PART || letters > LETTERS_PER_PART) {
      parts.push([url]);
      letters = url.length;
    } else last.push(url);
  }
  return parts;
}
