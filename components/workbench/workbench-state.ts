import { computed, signal } from '@preact/signals';
import { i18n } from '#i18n';
import { reasonText } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import { countStates } from '@/components/workbench/count-states';
import { createHanding, type HandingNeeds } from '@/components/workbench/create-handing';
import {
  type DirectItem,
  type DirectState,
  isExpired,
  isLive,
  isReady,
  type WorkFile,
} from '@/components/workbench/direct-item';
import { createDirectRun } from '@/components/workbench/direct-run';
import { createExpiryClock } from '@/components/workbench/expiry-clock';
import { type DirectOptions, PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import type { Aria2View, Downloader } from '@/utils/messaging/links-protocol';

export type WorkbenchNeeds = HandingNeeds & {
  /** Reads aloud without showing. */
  readonly announce: (message: string) => void;
  /** Copies links in the shape chosen for the page. */
  readonly copyLinks: (links: readonly NamedLink[], text: 'direct_copied') => Promise<boolean>;
};

/** What the links are for: the clipboard, or the browser's downloads. */
export type Purpose = 'copy' | 'download';

/** Direct links for files: their options, getting them, passwords, and what is done with them. */
export function createWorkbench(needs: WorkbenchNeeds) {
  const { ask, announce, clock, locale } = needs;
  const isOpen = signal(false);
  const leftOut = signal(0);
  const options = signal<DirectOptions>(PLAIN_DIRECT_OPTIONS);
  const isRemembering = signal(false);
  const rememberFailure = signal<string | null>(null);
  const isCopyDue = signal(false);
  const aria2 = signal<Aria2View | null>(null);
  /** Not known how the user wants them: then the options are asked for, never taken to be plain. */
  const isUnread = signal(false);

  let purpose: Purpose = 'copy';
  let openings = 0;

  const run = createDirectRun({
    ask,
    options: () => options.value,
    onReady: (key) => handing.isReady(key),
    onEnd: (isWanted) => {
      if (isWanted && purpose === 'copy') void copyAll();
    },
  });
  const handing = createHanding(needs, () => run, aria2);
  const now = createExpiryClock({
    items: run.items,
    clock,
    onMinuteLeft: () => announce(i18n.t('direct_minute_left')),
    onExpired: (count) => announce(countText('direct_expired_told', count, locale)),
  });
  const live = () => run.items.value.filter((item) => isLive(item, clock()));

  async function copyAll(): Promise<void> {
    const links = live().map(namedDirectLink);
    if (links.length === 0) return;
    isCopyDue.value = !(await needs.copyLinks(links, 'direct_copied'));
    if (isCopyDue.value) announce(i18n.t('direct_press_copy'));
  }

  async function remember(): Promise<void> {
    const read = await ask('readSettings', null);
    const saved = read.ok
      ? await ask('saveSettings', { ...read.value, direct: options.value, askDirect: false })
      : read;
    rememberFailure.value = saved.ok ? null : reasonText(saved.reason);
  }

  function lay(files: readonly WorkFile[], wanted: Purpose, answered?: DirectState): void {
    openings += 1;
    purpose = wanted;
    handing.await(wanted === 'download' ? files.map(({ key }) => key) : []);
    leftOut.value = 0;
    isCopyDue.value = false;
    run.lay(files, answered);
    isOpen.value = true;
  }

  async function begin(): Promise<void> {
    if (isRemembering.value) await remember();
    isRemembering.value = false;
    await run.startOver();
  }

  /** Resolves to whether the options that are remembered may be used without asking. */
  async function readSettings(): Promise<boolean> {
    const [read, downloader] = await Promise.all([ask('readSettings', null), ask('readAria2', null)]);
    isUnread.value = !read.ok;
    if (read.ok) options.value = read.value.direct;
    aria2.value = downloader.ok ? downloader.value : null;
    return read.ok && !read.value.askDirect;
  }

  async function start(mayStart: boolean): Promise<void> {
    const mine = openings;
    const isRemembered = await readSettings();
    if (mayStart && isRemembered && mine === openings) await run.goOn();
  }

  return {
    isOpen,
    leftOut,
    options,
    isRemembering,
    rememberFailure,
    isUnread,
    isCopyDue,
    aria2,
    now,
    items: run.items,
    phase: run.phase,
    counts: computed(() => countStates(run.items.value, now.value)),
    /**
     * Opens with these files. `mayStart`: the user has just asked for the links, not only for the page. `others`: picked
     * with them, but no files of 1fichier.
     */
    open: async (files: readonly WorkFile[], mayStart: boolean, others = 0) => {
      lay(files, 'copy');
      leftOut.value = others;
      await start(mayStart);
    },
    /** Opens with these files, each to be downloaded by the browser, which may do so, once it has its link. */
    download: async (files: readonly WorkFile[]) => {
      lay(files, 'download');
      await start(true);
    },
    /** Opens with a file that was asked about already, and goes on from the answer. */
    take: async (file: WorkFile, answered: DirectState, wanted: Purpose) => {
      lay([file], wanted, answered);
      isCopyDue.value = answered.kind === 'ready';
      await readSettings();
    },
    reopen: () => {
      isOpen.value = true;
    },
    close: () => {
      isOpen.value = false;
    },
    forget: () => {
      lay([], 'copy');
      isOpen.value = false;
    },
    begin,
    goOn: run.goOn,
    cancel: run.cancel,
    askOptions: run.askOptions,
    setOptions: (change: Partial<DirectOptions>) => {
      const changed = { ...options.value, ...change };
      options.value = changed.cdn ? changed : { ...changed, restrictIp: 0 };
    },
    setRemembering: (wanted: boolean) => {
      isRemembering.value = wanted;
    },
    enterPassword: (key: string, password: string) => run.enterPasswords([key], password),
    enterPasswordForAll: (password: string) =>
      run.enterPasswords(
        run.items.value.filter(({ state }) => state.kind === 'password').map(({ key }) => key),
        password,
      ),
    again: (key: string) => run.again([key]),
    renewExpired: () =>
      run.again(run.items.value.filter((item) => isExpired(item, clock())).map(({ key }) => key)),
    copyAll,
    copyOne: async (item: DirectItem) => {
      if (isLive(item, clock())) await needs.copyLinks([namedDirectLink(item)], 'direct_copied');
    },
    handOne: (to: Downloader, key: string) => handing.hand(to, [key], { isRepeat: true }),
    handAll: (to: Downloader) =>
      handing.hand(
        to,
        live().map(({ key }) => key),
      ),
    /** aria2 may have been set up on the options page meanwhile. */
    settingsChanged: async () => {
      const reply = await ask('readAria2', null);
      if (reply.ok) aria2.value = reply.value;
    },
    liveLinks: () => live().map(namedDirectLink),
  };
}

export type Workbench = ReturnType<typeof createWorkbench>;

function namedDirectLink(item: DirectItem): NamedLink {
  return { url: isReady(item) ? item.state.url : item.link, name: item.name, size: item.size };
}
