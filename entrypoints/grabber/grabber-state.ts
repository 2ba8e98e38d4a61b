import { computed, signal } from '@preact/signals';
import { i18n } from '#i18n';
import { createFolderPicker } from '@/components/folders/folder-picker-state';
import { grabberNotice } from '@/components/grabber/grabber-notice';
import { grabberScreen } from '@/components/grabber/grabber-screen';
import type { LinkRow } from '@/components/grabber/link-row';
import { fichierFiles, namedLink } from '@/components/grabber/picked-links';
import type { Ask } from '@/components/page/ask';
import { oneAtATime } from '@/components/page/one-at-a-time';
import type { SavedFile } from '@/components/page/save-file';
import { type Silence, silenceOf } from '@/components/page/silence';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import { createCopyState } from '@/components/workbench/copy-state';
import { createWorkbench } from '@/components/workbench/workbench-state';
import { createCatchFeed } from '@/entrypoints/grabber/catch-feed';
import { createFilterState } from '@/entrypoints/grabber/filter-state';
import { createFolderFlow } from '@/entrypoints/grabber/folder-flow';
import { createHealthCheck } from '@/entrypoints/grabber/health-check';
import { readHash } from '@/entrypoints/grabber/read-hash';
import type { MatchRegex } from '@/entrypoints/grabber/regex-matcher';
import { createSendPicked } from '@/entrypoints/grabber/send-picked';
import { createShownLinks } from '@/entrypoints/grabber/shown-links';
import type { Changed, Status } from '@/utils/messaging/protocol';
import type { Reason } from '@/utils/messaging/replies';

export type GrabberNeeds = {
  readonly ask: Ask;
  readonly onChanged: (listen: (changed: Changed) => void) => void;
  readonly copy: (text: string) => Promise<boolean>;
  readonly saveFile: (file: SavedFile) => void;
  readonly isPrivateWindow: () => Promise<boolean>;
  readonly hasSitePermission: () => Promise<boolean>;
  readonly requestSitePermission: () => Promise<boolean>;
  readonly requestDownloads: () => Promise<boolean>;
  readonly requestAria2: (address: string) => Promise<boolean>;
  readonly matchRegex: MatchRegex;
  readonly hash: () => string;
  /** Puts a catch in the address, without a step in the history. */
  readonly replaceHash: (hash: string) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

const CLOCK_STEP_MS = 5000;
/** A page that is opened again later, with the browser, asks for nothing by itself. */
const JUST_NOW_MS = 120_000;

/** Everything the grabber knows and can do. */
export function createGrabber(needs: GrabberNeeds) {
  const { ask, clock, locale } = needs;
  const status = signal<Status | null>(null);
  const silent = signal<Silence | null>(null);
  const now = signal(clock());
  const announcement = signal({ message: '', serial: 0 });
  /** What the last action came to: on a line of its own, which is read aloud. */
  const said = signal<{ readonly text: string; readonly isBad: boolean } | null>(null);
  /** Which action the line speaks of: the last one. */
  const spoke = signal<'said' | 'sending' | 'health'>('said');
  const isTrying = signal(false);

  const announce = (message: string) => {
    announcement.value = { message, serial: announcement.value.serial + 1 };
  };
  const say = (text: string, isBad = false) => {
    said.value = { text, isBad };
    spoke.value = 'said';
  };
  const fail = (reason: Reason) => say(reasonWithAdvice(reason), true);
  const feed = createCatchFeed(ask);
  const isPrivate = async () => feed.head.value?.isPrivate === true || (await needs.isPrivateWindow());
  const filter = createFilterState({ ask, isPrivate, fail });
  const folders = createFolderPicker({ ask, clock });
  const sending = createSendPicked({ ask, isPrivate });
  const copying = createCopyState({ copy: needs.copy, saveFile: needs.saveFile, say, locale });
  const health = createHealthCheck({
    ask,
    requestSitePermission: needs.requestSitePermission,
    onAnswers: feed.learn,
  });
  const workbench = createWorkbench({
    ask,
    requestDownloads: needs.requestDownloads,
    requestAria2: needs.requestAria2,
    copyLinks: copying.copyLinks,
    isPrivate,
    say,
    announce,
    clock,
    locale,
  });
  /** Chrome opens the pages of an extension in a window that is not private, whatever asked for them. */
  let isFromPrivate = false;
  const folder = createFolderFlow({
    ask,
    hasSitePermission: needs.hasSitePermission,
    requestSitePermission: needs.requestSitePermission,
    isPrivate: async () => isFromPrivate || (await needs.isPrivateWindow()),
    onRead: (id) => {
      needs.replaceHash(id);
      void loadCatch(id);
    },
  });

  const links = createShownLinks({
    rows: feed.rows,
    filter: filter.filter,
    matchRegex: needs.matchRegex,
    locale,
    onPicked: (count) => announce(countText('picked', count, locale)),
  });
  const screen = computed(() =>
    grabberScreen({
      folder: folder.step.value,
      state: feed.state.value,
      head: feed.head.value,
      rows: feed.rows.value.length,
      shown: links.shown.value.rows.length,
      isWorkbenchOpen: workbench.isOpen.value,
    }),
  );

  const readStatus = oneAtATime(async () => {
    const reply = await ask('status', null);
    now.value = clock();
    silent.value = silenceOf(reply);
    if (reply.ok) status.value = reply.value;
  });

  function openWorkbench(rows: readonly LinkRow[], mayStart: boolean): Promise<void> {
    const files = fichierFiles(rows);
    return workbench.open(files, mayStart, rows.length - files.length);
  }

  async function loadCatch(id: string): Promise<void> {
    links.unpickAll();
    workbench.close();
    await feed.load(id);
    const state = feed.state.value;
    // The links that came are shown; that they are not all must be said.
    if (state.kind === 'failed' && feed.rows.value.length > 0) fail(state.reason);
    const head = feed.head.value;
    if (head?.purpose !== 'direct-links' || head.id !== id) return;
    links.pick({ kind: 'all' });
    await openWorkbench(feed.rows.value, clock() - head.at < JUST_NOW_MS);
  }

  function follow(): void {
    const wanted = readHash(needs.hash());
    folder.close();
    if (wanted.kind === 'catch') void loadCatch(wanted.id);
    if (wanted.kind === 'folder') {
      isFromPrivate = wanted.isPrivate;
      void folder.open(wanted.url);
    }
  }

  async function send(): Promise<void> {
    const rows = links.picked.value;
    if (rows.length === 0) return say(i18n.t('pick_first'));
    spoke.value = 'sending';
    const done = await sending.send(rows.map(({ link }) => link.url));
    links.unpick(rows.slice(0, done).map(({ key }) => key));
    const state = sending.state.value;
    const reason = state.kind === 'failed' || state.kind === 'cut' ? state.reason : null;
    if (reason?.code === 'folder-not-found') await folders.refreshRoot();
  }

  async function grabPage(): Promise<void> {
    const tabId = feed.head.value?.tabId ?? null;
    if (tabId === null) return;
    const reply = await ask('grabTab', { tabId, scope: 'page' });
    if (!reply.ok) fail(reply.reason);
  }

  return {
    status,
    silent,
    now,
    announcement,
    said,
    spoke,
    isTrying,
    feed,
    filter,
    folders,
    sending,
    copying,
    health,
    workbench,
    folder,
    links,
    screen,
    notice: computed(() => grabberNotice(status.value, silent.value, screen.value)),
    send,
    grabPage,
    copyPicked: () => copying.copyLinks(links.picked.value.map(namedLink)),
    savePicked: () => copying.saveLinks(links.picked.value.map(namedLink), 'links'),
    copyLiving: () => copying.copyLinks(links.living.value.map(namedLink)),
    tryNow: async () => {
      isTrying.value = true;
      const reply = await ask('tryNow', null);
      isTrying.value = false;
      if (!reply.ok) fail(reply.reason);
      await readStatus();
    },
    checkLinks: () => {
      spoke.value = 'health';
      return health.check(() => feed.rows.value);
    },
    directLinks: async () => {
      const rows = links.picked.value;
      if (!rows.some(({ fichier }) => fichier !== null)) return say(i18n.t('pick_fichier_first'));
      said.value = null;
      spoke.value = 'said';
      await openWorkbench(rows, true);
    },
    tryAgain: () => {
      void readStatus();
      // What is loaded, picked and fetched stays.
      if (feed.state.value.kind === 'failed' && feed.rows.value.length === 0) follow();
    },
    follow,
    start: () => {
      void filter.restore();
      void readStatus();
      void ask('readSettings', null).then((reply) => {
        if (reply.ok) sending.prefer({ id: reply.value.folderId, name: reply.value.folderName });
        else fail(reply.reason);
      });
      follow();
      needs.onChanged(({ topic }) => {
        if (topic === 'status' || topic === 'transfers') void readStatus();
        if (topic === 'files') void folders.filesChanged();
        if (topic === 'settings') void workbench.settingsChanged();
      });
      setInterval(() => {
        now.value = clock();
      }, CLOCK_STEP_MS);
    },
  };
}

export type Grabber = ReturnType<typeof createGrabber>;
