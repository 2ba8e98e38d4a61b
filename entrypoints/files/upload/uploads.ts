import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Ask } from '@/components/page/ask';
import { failureByHand } from '@/components/texts/by-hand';
import { countText } from '@/components/texts/plural';
import type { UploadOptions } from '@/components/upload/UploadOptionsForm';
import type { UploadItem } from '@/components/upload/upload-item';
import { endWords, sumWords } from '@/components/upload/upload-words';
import type { PageSeam } from '@/entrypoints/files/page-seam';
import { findOrphans } from '@/entrypoints/files/upload/find-orphans';
import { createFolderWays, type FolderWays } from '@/entrypoints/files/upload/folder-ways';
import { recoveredRow, rowsFor } from '@/entrypoints/files/upload/new-rows';
import { inOrderOfUse } from '@/entrypoints/files/upload/order-of-use';
import type { Picked } from '@/entrypoints/files/upload/picked-files';
import type { SendFile } from '@/entrypoints/files/upload/send-file';
import { sumUploads } from '@/entrypoints/files/upload/sum-uploads';
import type { UploadClaims } from '@/entrypoints/files/upload/upload-claims';
import { createUploadEffects } from '@/entrypoints/files/upload/upload-effects';
import { createUploadGate } from '@/entrypoints/files/upload/upload-gate';
import { createUploadOptions } from '@/entrypoints/files/upload/upload-options';
import { createUploadQueue } from '@/entrypoints/files/upload/upload-queue';
import { isOver, type UploadRow, viewOf } from '@/entrypoints/files/upload/upload-row';
import { safeText } from '@/utils/links/display-name';
import type { NamedLink } from '@/utils/links/shapes/named-link';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';
import type { UploadRecord } from '@/utils/messaging/uploads-protocol';
import { checkUpload } from '@/utils/uploads/check-upload';
import { wouldBeLost } from '@/utils/uploads/next-upload';
import { recoverUpload } from '@/utils/uploads/step-upload';
import type { UploadLimits } from '@/utils/uploads/upload-limits';

export type UploadsNeeds = {
  readonly ask: Ask;
  readonly page: Pick<PageSeam, 'say' | 'announce'>;
  readonly sendFile: SendFile;
  readonly claims: UploadClaims;
  readonly hasNodes: () => Promise<boolean>;
  /** First thing in a click. */
  readonly requestNodes: () => Promise<boolean>;
  /** Can the browser still read the file? */
  readonly isReadable: (file: File) => Promise<boolean>;
  /** Is the page in a private window? */
  readonly isPrivate: () => Promise<boolean>;
  readonly clock: () => number;
  readonly locale: string;
};

const TICK_MS = 1000;

/** Everything that a page does about uploads from this computer. */
export function createUploads(needs: UploadsNeeds) {
  const { ask, page, claims, isPrivate, clock, locale } = needs;
  const options = createUploadOptions();
  const gate = createUploadGate({ onOpen: () => queue.goOn(), clock });
  const isOpen = signal(false);
  const isFolded = signal(false);
  /** What was not taken of all that is being uploaded: told at once and, since that line goes, again at the end. */
  let rests: string[] = [];
  const isHeld = () => gate.isPaused.value || !gate.isAllowed.value || options.isUnsettled.value;

  const queue = createUploadQueue({ act: (row, effects) => act(row, effects), isHeld, onOver, clock });
  const act = createUploadEffects({
    ask,
    sendFile: needs.sendFile,
    claims,
    options: options.current,
    objection,
    isPrivate,
    queue,
    onBegun: gate.begun,
    clock,
  });
  const items = computed(() => inOrderOfUse(queue.rows.value).map(viewOf));
  const sum = computed(() => sumUploads(queue.rows.value, queue.pace.value, clock()));
  const done = (): readonly NamedLink[] =>
    queue.rows.value.flatMap(({ state }) => (state.kind === 'done' ? state.files : []));

  /** What 1fichier takes is better known, but need not be. */
  async function readLimits(): Promise<UploadLimits | null> {
    const reply = await ask('uploadLimits', null);
    return reply.ok ? reply.value : null;
  }

  async function objection({ file, name, size }: UploadRow): Promise<Reason | null> {
    const because = (code: Reason['code']): Reason => ({ code, words: null, until: null });
    if (file !== null && !(await needs.isReadable(file))) return because('file-unreadable');
    const { refusal } = checkUpload({ name, size }, await readLimits());
    return refusal && because(refusal);
  }

  function onOver(row: UploadRow): void {
    if (row.state.kind === 'failed' && gate.shutFor(row.state.reason)) queue.tell(row.key, { type: 'retry' });
    else tellEnd(row);
  }

  function tellEnd(row: UploadRow): void {
    const { ended, total, failed } = sum.value;
    const told = endWords(row);
    const say = (words: string) => page.say([words, ...rests].join(' · '), failed > 0);
    if (ended === total && total > 1) {
      say(i18n.t('upload_told_all', [sumWords(sum.value, locale)]));
    } else if (told !== null) {
      if (total === 1) say(told);
      else page.announce(told);
    }
  }

  async function makeEmptyFolders(
    root: FolderRef,
    folders: FolderWays,
    ways: Picked['emptyFolders'],
  ): Promise<void> {
    for (const way of ways) {
      const made = await folders.folderFor(root, way);
      if (!made.ok) return page.say(failureByHand(made.reason, { locale, now: clock() }), true);
    }
  }

  /** What is not uploaded of what was chosen. */
  function wordsOfRest({ unreadable, leftOut }: Picked): string {
    const words = (what: 'upload_unreadable' | 'upload_left_out', [first, ...more]: readonly string[]) =>
      first === undefined ? [] : [`${countText(what, more.length + 1, locale)} ${safeText(first)}`];
    return [...words('upload_unreadable', unreadable), ...words('upload_left_out', leftOut)].join(' · ');
  }

  /** `root`: the folder that was open as they were chosen. */
  async function add(picked: Picked, root: FolderRef): Promise<void> {
    const { files, emptyFolders, unreadable, leftOut } = picked;
    if (files.length + emptyFolders.length + unreadable.length + leftOut.length === 0)
      return page.say(i18n.t('upload_nothing_found'), true);
    if (sum.value.ended === sum.value.total) rests = [];
    const rest = wordsOfRest(picked);
    if (rest !== '') {
      rests.push(rest);
      page.say(rest, unreadable.length > 0);
    }
    const [limits, allowed] = await Promise.all([readLimits(), needs.hasNodes()]);
    gate.allow(allowed);
    isOpen.value ||= files.length > 0;
    isFolded.value &&= allowed;
    const ahead = queue.rows.value.reduce((bytes, row) => bytes + (isOver(row.state) ? 0 : row.size), 0);
    const folders = createFolderWays(ask);
    queue.add(rowsFor(files, { root, folders }, limits, ahead));
    await makeEmptyFolders(root, folders, emptyFolders);
  }

  function onOrphan(record: UploadRecord, folderName: string | null): void {
    isOpen.value = true;
    const row = recoveredRow(record, folderName, createFolderWays(ask));
    queue.add([row]);
    act(row, recoverUpload(record).effects);
  }

  const eachRow = (may: (item: UploadItem) => boolean, event: 'cancel' | 'retry'): void => {
    // From the end: else the next one would begin while it is about to be called off.
    for (const item of items.value.toReversed()) if (may(item)) queue.tell(item.key, { type: event });
  };
  return {
    items,
    sum,
    options,
    stop: gate.stop,
    isPaused: gate.isPaused,
    online: gate.online,
    isShown: computed(() => isOpen.value || items.value.length > 0),
    isFolded: isFolded as ReadonlySignal<boolean>,
    needsPermission: computed(() => !gate.isAllowed.value && items.value.some(isWaiting)),
    /** Closing the page would lose files that have not gone out. */
    wouldLose: () => queue.rows.value.some(({ state }) => wouldBeLost(state)),
    add,
    done,
    open: () => {
      isOpen.value = true;
      isFolded.value = false;
    },
    /** An empty panel goes; another is folded to its line. */
    fold: () => {
      options.settle();
      queue.goOn();
      if (items.value.length > 0) isFolded.value = !isFolded.value;
      else isOpen.value = false;
    },
    allow: async () => {
      const isAllowed = await needs.requestNodes().catch(() => false);
      gate.allow(isAllowed);
      if (!isAllowed) page.say(i18n.t('upload_not_allowed'), true);
    },
    togglePause: () => {
      if (gate.isPaused.value) gate.resume();
      else gate.pause();
    },
    typeOptions: (change: Partial<UploadOptions>) => {
      options.type(change);
      queue.goOn();
    },
    settleOptions: () => {
      options.settle();
      queue.goOn();
    },
    toggleOptions: () => {
      options.toggle();
      queue.goOn();
    },
    cancel: (key: string) => queue.tell(key, { type: 'cancel' }),
    cancelAll: () => eachRow(({ can }) => can.cancel, 'cancel'),
    retry: (key: string) => {
      if (gate.stop.value?.until === null) gate.lift();
      queue.tell(key, { type: 'retry' });
    },
    retryAll: () => {
      eachRow(isRetriable, 'retry');
      gate.resume();
    },
    retriable: computed(() => items.value.filter(isRetriable).length),
    remove: (key: string) => {
      queue.tell(key, { type: 'let-go' });
      queue.forget((row) => row.key === key);
    },
    clear: () => {
      queue.forget(() => true);
      isOpen.value = items.value.length > 0;
    },
    /** Looks after what an earlier life of the page left, and after the clock. */
    start: async () => {
      setInterval(queue.tick, TICK_MS);
      gate.allow(await needs.hasNodes());
      await findOrphans({ ask, claims, isPrivate, clock, onOrphan });
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;
const isWaiting = ({ stage }: UploadItem): boolean => stage.kind === 'waiting';
const isRetriable = ({ stage, can }: UploadItem): boolean => stage.kind === 'failed' && can.retry;
