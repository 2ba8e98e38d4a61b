import { computed, effect, signal } from '@preact/signals';
import { i18n } from '#i18n';
import { createAccountReader } from '@/components/account/account-state';
import { filesNotice } from '@/components/files/files-notice';
import { filesScreen, isWorthAnotherTry } from '@/components/files/files-screen';
import { folderHash, readFindHash, readFolderHash } from '@/components/files/folder-hash';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { Ask } from '@/components/page/ask';
import { oneAtATime } from '@/components/page/one-at-a-time';
import { type Silence, silenceOf } from '@/components/page/silence';
import { failureByHand } from '@/components/texts/by-hand';
import { countText } from '@/components/texts/plural';
import { createFilesTree } from '@/entrypoints/files/files-tree';
import { createFolderFeed } from '@/entrypoints/files/folder-feed';
import type { PageSeam } from '@/entrypoints/files/page-seam';
import { createShownEntries } from '@/entrypoints/files/shown-entries';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Changed, Status } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

export type FilesNeeds = {
  readonly ask: Ask;
  readonly onChanged: (listen: (changed: Changed) => void) => void;
  readonly hash: () => string;
  /** Puts a folder into the address, as a step of the history. */
  readonly pushHash: (hash: string) => void;
  /** Puts it in the place of the present step. */
  readonly replaceHash: (hash: string) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

const CLOCK_STEP_MS = 1000;

/** Everything the files page knows of itself; what is done with files is built on it, as on a `PageSeam`. */
export function createFilesPage(needs: FilesNeeds) {
  const { ask, clock, locale } = needs;
  const status = signal<Status | null>(null);
  const silent = signal<Silence | null>(null);
  const now = signal(clock());
  const announcement = signal({ message: '', serial: 0 });
  const said = signal<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const isTrying = signal(false);
  const forgetters: (() => void)[] = [];

  const announce = (message: string) => {
    announcement.value = { message, serial: announcement.peek().serial + 1 };
  };
  const say = (text: string, isBad = false) => {
    said.value = { text, isBad };
  };
  const fail = (reason: Reason) => say(failureByHand(reason, { locale, now: clock() }), true);
  const tree = createFilesTree({ ask, fail, clock, locale });
  const feed = createFolderFeed({ ask, clock, onRead: tree.learn });
  const account = createAccountReader(ask, clock);
  const entries = createShownEntries({
    content: feed.content,
    locale,
    onPicked: (count) => announce(countText('picked', count, locale)),
  });

  /** The row at which the list of the open folder starts: the folder one comes from. */
  const startKey = signal<string | null>(null);

  async function enter(folder: FolderRef): Promise<void> {
    startKey.value = `folder/${feed.here.value.id}`;
    entries.unpick();
    entries.filterBy('');
    said.value = null;
    await feed.open(folder);
    if (feed.here.value.id === folder.id) await tree.reveal(feed.path.value);
  }

  function openFolder(folder: FolderRef): void {
    if (folder.id !== readFolderHash(needs.hash())) needs.pushHash(folderHash(folder.id));
    void enter(folder);
  }

  /** The address has changed, be it by going back. */
  function follow(): void {
    const isSame = readFolderHash(needs.hash()) === feed.here.value.id;
    if (!isSame || readFindHash(needs.hash()) !== null) void enterAddressed();
  }

  function enterAddressed(): Promise<void> {
    const folder = { id: readFolderHash(needs.hash()), name: null };
    const sought = readFindHash(needs.hash());
    return sought === null ? enter(folder) : look(folder, sought);
  }

  /** Shows a folder as it is now, and what in it has that name, which may be unknown; the address keeps only the folder. */
  async function look(folder: FolderRef, name: string): Promise<void> {
    needs.replaceHash(folderHash(folder.id));
    await enter(folder);
    if (narrowTo(folder, name)) return void feed.refreshSoon();
    await feed.refreshSoon();
    if (narrowTo(folder, name)) return;
    const isCertain = feed.refreshFailure.value === null && feed.content.value?.isCut === false;
    if (isCertain && name !== '') say(i18n.t('files_find_missing', [name]));
  }

  /** False while the folder is shown whole because nothing in it has that name. */
  function narrowTo(folder: FolderRef, name: string): boolean {
    if (feed.here.value.id !== folder.id || entries.filter.value !== '') return true;
    entries.filterBy(name);
    if (name !== '' && entries.shown.value.length > 0) return true;
    entries.filterBy('');
    return false;
  }

  function forgetAccount(): void {
    tree.forget();
    account.forget();
    for (const forget of forgetters) forget();
    needs.replaceHash(folderHash(ROOT_FOLDER.id));
    void enter(ROOT_FOLDER);
  }

  const readStatus = oneAtATime(async () => {
    const reply = await ask('status', null);
    now.value = clock();
    silent.value = silenceOf(reply);
    if (!reply.ok) return;
    const before = status.value;
    status.value = reply.value;
    if (before !== null && isOtherAccount(before, reply.value)) forgetAccount();
    else if (isWorthAnotherTry(feed.reading.value, reply.value)) void enter(feed.here.value);
  });

  const parent = computed<FolderRef | null>(() => feed.path.value.at(-2) ?? null);
  const seam: PageSeam = {
    here: feed.here,
    content: feed.content,
    picked: entries.picked,
    shown: entries.shown,
    unpick: entries.unpick,
    openFolder,
    lookAgain: () => void feed.refreshSoon(),
    say,
    announce,
  };

  return {
    ...seam,
    status,
    now,
    announcement,
    said,
    isTrying,
    feed,
    entries,
    startKey,
    tree,
    account,
    screen: computed(() =>
      filesScreen({
        status: status.value,
        reading: feed.reading.value,
        total: entries.total.value,
        shown: entries.shown.value.length,
      }),
    ),
    notice: computed(() => filesNotice(status.value, silent.value, feed.reading.value)),
    parent,
    /** Another account, or none: the parts of the page are to forget what they know and offer. */
    onForgotten: (forget: () => void) => {
      forgetters.push(forget);
    },
    goUp: () => {
      if (parent.value !== null) openFolder(parent.value);
    },
    follow,
    tryAgain: () => {
      void readStatus();
      if (feed.reading.value.kind === 'failed') void enter(feed.here.value);
    },
    tryNow: async () => {
      isTrying.value = true;
      const reply = await ask('tryNow', null);
      isTrying.value = false;
      if (!reply.ok) fail(reply.reason);
      await readStatus();
    },
    start: () => {
      void readStatus();
      void tree.readPinned();
      void enterAddressed();
      needs.onChanged(({ topic }) => {
        if (topic === 'status' || topic === 'transfers') void readStatus();
        if (topic !== 'files') return;
        void feed.changed();
        void tree.changed();
      });
      setInterval(() => {
        now.value = clock();
      }, CLOCK_STEP_MS);
      effect(() => {
        const failure = feed.refreshFailure.value;
        if (failure) announce(failureByHand(failure, { locale, now: clock() }));
      });
    },
  };
}

/** A key that was replaced may be of the same account; what was read is forgotten all the same. */
function isOtherAccount(before: Status, now: Status): boolean {
  if (before.keySavedAt !== null && now.keySavedAt !== before.keySavedAt) return true;
  const [old, email] = [before.account?.email ?? null, now.account?.email ?? null];
  return old !== null && email !== null && old !== email;
}

export type FilesPage = ReturnType<typeof createFilesPage>;
