import { computed, effect, signal } from '@preact/signals';
import { i18n } from '#i18n';
import { createFolderPicker } from '@/components/folders/folder-picker-state';
import type { Ask } from '@/components/page/ask';
import { oneAtATime } from '@/components/page/one-at-a-time';
import { createPassing } from '@/components/page/passing';
import { type Silence, silenceOf } from '@/components/page/silence';
import {
  type ActFailure,
  type PopupKnowledge,
  popupNotice,
  popupScreen,
} from '@/components/popup/popup-screen';
import { createRunActions } from '@/components/popup/run-actions';
import { countText } from '@/components/texts/plural';
import { noteAnnouncement } from '@/entrypoints/popup/announce';
import { createRowActions } from '@/entrypoints/popup/row-actions';
import { createSendBox } from '@/entrypoints/popup/send-state';
import { createTransferFeed } from '@/entrypoints/popup/transfer-feed';
import type { Changed, Status, TransferView } from '@/utils/messaging/protocol';

export type PopupNeeds = {
  readonly ask: Ask;
  readonly onChanged: (listen: (changed: Changed) => void) => void;
  readonly copy: (text: string) => Promise<boolean>;
  readonly isPrivate: () => Promise<boolean>;
  /** Opens the folder of a transfer in the files page. */
  readonly lookInFolder: (item: TransferView) => void;
  /** Closes a popup that has opened a tab. */
  readonly close: () => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

const COPIED_SHOWN_MS = 2000;
const CLOCK_STEP_MS = 5000;

/** Everything the popup knows and can do. It shows what the background has stored and keeps nothing of its own. */
export function createPopup(needs: PopupNeeds) {
  const { ask, copy, clock, locale } = needs;
  const status = signal<Status | null>(null);
  const silent = signal<Silence | null>(null);
  /** The user does not want to decide now what becomes of lost links. */
  const isPutOff = signal(false);
  const now = signal(clock());
  const trying = signal(false);
  const announcement = signal({ message: '', serial: 0 });
  const allCopied = createPassing(false, COPIED_SHOWN_MS);
  const failure = signal<ActFailure | null>(null);

  const announce = (message: string) => {
    announcement.value = { message, serial: announcement.peek().serial + 1 };
  };
  const fail = (failed: ActFailure | null) => {
    failure.value = failed;
  };
  const onSilence = (silence: Silence | null) => {
    silent.value = silence;
  };
  const feed = createTransferFeed(ask, onSilence);
  const folders = createFolderPicker({ ask, clock });
  const sendBox = createSendBox({ ask, isPrivate: needs.isPrivate, close: needs.close });
  const rows = createRowActions({
    ask,
    copy,
    lookInFolder: needs.lookInFolder,
    onNote: (note) => announce(noteAnnouncement(note, locale, clock())),
  });

  const readStatus = oneAtATime(async () => {
    const reply = await ask('status', null);
    now.value = clock();
    onSilence(silenceOf(reply));
    if (reply.ok) status.value = reply.value;
  });

  const run = createRunActions({ ask, announce, fail, refresh: readStatus });

  const knowledge = computed<PopupKnowledge>(() => ({
    status: isPutOff.value && status.value ? { ...status.value, lost: null } : status.value,
    total: feed.shown.value.total,
    filter: feed.shown.value.filter,
    silent: silent.value,
  }));

  async function tryNow(): Promise<void> {
    fail(null);
    trying.value = true;
    const reply = await ask('tryNow', null);
    trying.value = false;
    if (!reply.ok) fail({ kind: 'act-failed', reason: reply.reason });
    await readStatus();
  }
  async function copyAll(): Promise<void> {
    fail(null);
    const reply = await ask('allLinks', null);
    if (!reply.ok) return fail({ kind: 'act-failed', reason: reply.reason });
    if (!(await copy(reply.value.join('\n')))) return fail({ kind: 'copy-failed' });
    allCopied.show(true);
    announce(countText('copied_all', reply.value.length, locale));
  }
  /** The grabber opens beside the page; the background knows which page that is. */
  async function grab(): Promise<void> {
    fail(null);
    const reply = await ask('grabTab', { tabId: null, scope: 'auto' });
    if (reply.ok) needs.close();
    else fail({ kind: 'act-failed', reason: reply.reason });
  }
  function start(): void {
    feed.refresh();
    void readStatus();
    void sendBox.restore();
    needs.onChanged(({ topic }) => {
      if (topic === 'transfers') feed.refresh();
      if (topic === 'files') void folders.filesChanged();
      else if (topic !== 'settings') void readStatus();
    });
    void ask('opened', { page: 'popup' });
    setInterval(() => {
      now.value = clock();
    }, CLOCK_STEP_MS);
    const hasFound = computed(() => sendBox.found.value.length > 0);
    effect(() => {
      if (hasFound.value) announce(i18n.t('shared_folder_title'));
    });
    // A folder that is gone is noticed when something sent to it fails: the choice is read afresh.
    effect(() => {
      const { state } = sendBox;
      if (state.value.kind === 'failed' && state.value.reason.code === 'folder-not-found')
        void folders.refreshRoot();
    });
  }

  return {
    status,
    now,
    trying,
    announcement,
    allCopied: allCopied.value,
    feed,
    folders,
    sendBox,
    rows,
    run,
    screen: computed(() => popupScreen(knowledge.value)),
    notice: computed(() => failure.value ?? popupNotice(knowledge.value)),
    dismiss: () => {
      if (failure.value === null) isPutOff.value = true;
      fail(null);
    },
    start,
    tryNow,
    copyAll,
    grab,
    tryAgain: () => {
      feed.refresh();
      void readStatus();
      void sendBox.restore();
    },
  };
}

export type Popup = ReturnType<typeof createPopup>;
