import { computed, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Ask } from '@/components/page/ask';
import { reasonText, reasonWithAdvice } from '@/components/texts/error-texts';
import { countText } from '@/components/texts/plural';
import {
  type DirectItem,
  isExpired,
  isLive,
  isReady,
  type WorkFile,
} from '@/components/workbench/direct-item';
import { createDirectRun } from '@/components/workbench/direct-run';
import { createExpiryClock } from '@/components/workbench/expiry-clock';
import { handOff } from '@/components/workbench/hand-off';
import type { DirectCounts } from '@/components/workbench/WorkbenchView';
import { type DirectOptions, PLAIN_DIRECT_OPTIONS } from '@/utils/links/direct-options';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import type { Aria2View, Downloader } from '@/utils/messaging/links-protocol';

export type WorkbenchNeeds = {
  readonly ask: Ask;
  readonly requestDownloads: () => Promise<boolean>;
  /** Asks for access to the address that aria2 listens at. */
  readonly requestAria2: (address: string) => Promise<boolean>;
  /** Copies links in the shape chosen for the page. */
  readonly copyLinks: (links: readonly NamedLink[], text: 'direct_copied') => Promise<boolean>;
  /** Are the files those of a private window? */
  readonly isPrivate: () => Promise<boolean>;
  readonly announce: (message: string) => void;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

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

  const run = createDirectRun({
    ask,
    options: () => options.value,
    onEnd: (isWanted) => {
      if (isWanted) void copyAll();
    },
  });
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

  async function hand(to: Downloader, keys: readonly string[], isRepeat: boolean): Promise<void> {
    const taken = await handOff(
      {
        ask,
        requestFor: (target) =>
          target === 'browser' ? needs.requestDownloads() : needs.requestAria2(aria2.value?.address ?? ''),
        isPrivate: needs.isPrivate,
        items: () => run.items.value,
        change: run.change,
        clock,
      },
      to,
      keys,
      isRepeat,
    );
    if (taken > 0) announce(countText('handed_told', taken, locale));
    const failed = run.items.value.find(({ key, handed }) => keys.includes(key) && handed?.kind === 'failed');
    if (failed?.handed?.kind === 'failed') announce(reasonWithAdvice(failed.handed.reason));
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
      leftOut.value = others;
      isCopyDue.value = false;
      run.lay(files);
      isOpen.value = true;
      const isRemembered = await readSettings();
      if (mayStart && isRemembered) await run.goOn();
    },
    reopen: () => {
      isOpen.value = true;
    },
    close: () => {
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
    handOne: (to: Downloader, key: string) => hand(to, [key], true),
    handAll: (to: Downloader) =>
      hand(
        to,
        live().map(({ key }) => key),
        false,
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

function countStates(items: readonly DirectItem[], now: number): DirectCounts {
  const count = (test: (item: DirectItem) => boolean) => items.filter(test).length;
  return {
    total: items.length,
    asked: count(({ state }) => state.kind !== 'waiting' && state.kind !== 'asking'),
    live: count((item) => isLive(item, now)),
    expired: count((item) => isExpired(item, now)),
    waitingForPassword: count(({ state }) => state.kind === 'password'),
  };
}
