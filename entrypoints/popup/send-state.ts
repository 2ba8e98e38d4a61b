import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { Ask } from '@/components/page/ask';
import { type SendState, textToKeep } from '@/components/popup/send-outcome';
import { decodeNames } from '@/entrypoints/popup/decode-names';
import { createDraftSaver } from '@/entrypoints/popup/draft-saver';
import { foundFolders, withoutFolder } from '@/entrypoints/popup/found-folders';
import { readPastedLinks } from '@/entrypoints/popup/read-pasted-links';
import { withUnsendableLines } from '@/entrypoints/popup/unsendable-lines';
import { publicFolderOf } from '@/utils/links/parse-source';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { ReplyOf } from '@/utils/messaging/protocol';

export type SendBoxState = {
  readonly text: ReadonlySignal<string>;
  readonly state: ReadonlySignal<SendState>;
  readonly folder: ReadonlySignal<FolderRef>;
  /** Public folders in the box, whose files can be listed, and the one that is being opened. */
  readonly found: ReadonlySignal<readonly string[]>;
  readonly opening: ReadonlySignal<string | null>;
  /** Restores the draft and the default folder. */
  restore(): Promise<void>;
  type(text: string): void;
  /** True when the links of the pasted piece were written into the box in place of its text. */
  pasteHtml(html: string, plain: string, insert: (text: string) => void): boolean;
  chooseFolder(folder: FolderRef): void;
  send(): Promise<void>;
  /** Opens the grabber on a public folder, and takes it out of the box. */
  listFiles(url: string): Promise<void>;
};

type Needs = {
  readonly ask: Ask;
  readonly isPrivate: () => Promise<boolean>;
  /** Closes a popup that has opened a tab. */
  readonly close: () => void;
};

/** The box for links: what is typed, where it goes, and how sending it went. */
export function createSendBox({ ask, isPrivate, close }: Needs): SendBoxState {
  const text = signal('');
  const state = signal<SendState>({ kind: 'idle' });
  const preferredFolder = signal<FolderRef>(ROOT_FOLDER);
  const chosenFolder = signal<FolderRef | null>(null);
  const folder = computed(() => chosenFolder.value ?? preferredFolder.value);
  const saveDraft = createDraftSaver({
    ask,
    // What is typed in a private window stays in that window.
    isKept: async () => !(await isPrivate()),
    onFailure: (reason) => {
      state.value = { kind: 'failed', reason };
    },
  });
  /** A pasted piece of page whose links could not be written into the text unchanged. */
  const pastedHtml = signal<string | null>(null);
  const found = computed(() => foundFolders(text.value, pastedHtml.value));
  const opening = signal<string | null>(null);
  /** What was kept from before could not be read. */
  let unread: SendState | null = null;

  function setText(next: string): Promise<void> {
    text.value = next;
    if (next.trim() === '') pastedHtml.value = null;
    return saveDraft(next);
  }

  async function readDraft(): Promise<ReplyOf<'readDraft'>> {
    return (await isPrivate()) ? { ok: true, value: '' } : ask('readDraft', null);
  }

  async function restore(): Promise<void> {
    const [draft, settings] = await Promise.all([readDraft(), ask('readSettings', null)]);
    if (text.value === '' && draft.ok) text.value = draft.value;
    if (settings.ok) {
      preferredFolder.value = { id: settings.value.folderId, name: settings.value.folderName };
    }
    if (state.value === unread) state.value = { kind: 'idle' };
    unread = null;
    for (const reply of [draft, settings]) {
      if (!reply.ok) state.value = unread = { kind: 'failed', reason: reply.reason };
    }
  }

  async function send(): Promise<void> {
    const [sent, html] = [decodeNames(text.value), pastedHtml.value];
    if (sent !== text.value) void setText(sent);
    const { id: folderId, name: folderName } = folder.value;
    state.value = { kind: 'sending' };
    const reply = await ask('sendText', {
      text: sent,
      html,
      folderId,
      folderName,
      origin: 'popup',
      isPrivate: await isPrivate(),
    });
    if (!reply.ok) {
      state.value = { kind: 'failed', reason: reply.reason };
      return;
    }
    const report = withUnsendableLines(sent, reply.value);
    const others = report.refused.filter(({ source }) => !found.value.includes(publicFolderOf(source) ?? ''));
    const folders = report.refused.length - others.length;
    state.value = { kind: 'sent', report: { ...report, refused: others }, folders };
    // What was typed while the links were being stored is not touched.
    if (text.value !== sent) return;
    pastedHtml.value = null;
    void setText(textToKeep(sent, html, report));
  }

  async function listFiles(url: string): Promise<void> {
    if (opening.value !== null) return;
    opening.value = url;
    const before = text.value;
    const after = withoutFolder(before, url);
    // The popup may be gone as soon as there is a new tab.
    await setText(after);
    const reply = await ask('openFolderLink', { url, isPrivate: await isPrivate() });
    opening.value = null;
    if (reply.ok) return close();
    if (text.value === after) void setText(before);
    state.value = { kind: 'failed', reason: reply.reason };
  }

  return {
    text,
    state,
    folder,
    found,
    opening,
    restore,
    type: (next) => {
      void setText(next);
      // While a pasted piece of page goes along, the line keeps saying so.
      if (pastedHtml.value === null) state.value = { kind: 'idle' };
    },
    pasteHtml: (source, plain, insert) => {
      const html = decodeNames(source);
      const pasted = readPastedLinks(html, plain);
      if (pasted === null) return false;
      if (pasted.asText !== null) insert(pasted.asText);
      else pastedHtml.value = html;
      state.value = { kind: 'found', count: pasted.count };
      return pasted.asText !== null;
    },
    chooseFolder: (next) => {
      chosenFolder.value = next;
    },
    send,
    listFiles,
  };
}
