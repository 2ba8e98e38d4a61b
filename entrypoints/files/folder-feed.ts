import { type ReadonlySignal, signal } from '@preact/signals';
import type { FolderReading } from '@/components/files/files-screen';
import { ROOT_FOLDER } from '@/components/folders/folder-name';
import type { Ask } from '@/components/page/ask';
import type { FolderContent, FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

export type FolderFeed = {
  readonly here: ReadonlySignal<FolderRef>;
  /** From the root to the open folder, both included, as far as it is known. */
  readonly path: ReadonlySignal<readonly FolderRef[]>;
  readonly content: ReadonlySignal<FolderContent | null>;
  readonly reading: ReadonlySignal<FolderReading>;
  readonly isRefreshing: ReadonlySignal<boolean>;
  /** Why what is shown could not be read again. */
  readonly refreshFailure: ReadonlySignal<Reason | null>;
  open(folder: FolderRef): Promise<void>;
  /** From 1fichier, unless it is too early for that. */
  refresh(): Promise<void>;
  /** The same, but one that is too early by no more than the limit of a listing is made when it may be. */
  refreshSoon(): Promise<void>;
  /** The background knows better than what is shown. */
  changed(): Promise<void>;
};

type Needs = {
  readonly ask: Ask;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly onRead: (content: FolderContent) => void;
};

/** Shown all the same, but read again at once where 1fichier allows it. */
const STALE_MS = 10 * 60_000;
/** A folder is listed once in 30 s, whoever asks: so long is waited for, rather than told as a failure. */
const SOON_MS = 30_000;

/** What is in the open folder: from the background's store, and from 1fichier no oftener than it allows. */
export function createFolderFeed({ ask, clock, onRead }: Needs): FolderFeed {
  const here = signal(ROOT_FOLDER);
  const path = signal<readonly FolderRef[]>([ROOT_FOLDER]);
  const content = signal<FolderContent | null>(null);
  const reading = signal<FolderReading>({ kind: 'loading' });
  const isRefreshing = signal(false);
  const refreshFailure = signal<Reason | null>(null);
  /** Grows with every folder that is opened: what was asked for another is not shown. */
  let era = 0;
  let isReading = false;
  let isDue = false;

  /** For how long, ms; null when that is over or far away. */
  function soon(at: number | null): number | null {
    const ms = (at ?? 0) - clock();
    return ms > 0 && ms <= SOON_MS ? ms : null;
  }

  const waitMs = () => Math.max(content.value?.refreshAt ?? 0, refreshFailure.value?.until ?? 0) - clock();

  const isStale = () => content.value !== null && clock() - content.value.at > STALE_MS;

  /** True when it was read and is shown. */
  async function read(refresh: boolean): Promise<boolean> {
    const asked = era;
    isReading = true;
    const reply = await ask('listFolder', { folderId: here.value.id, withFiles: true, refresh });
    if (asked !== era) return false;
    isReading = false;
    const soonMs = reply.ok || content.value !== null ? null : soon(reply.reason.until);
    if (soonMs !== null) {
      isReading = true;
      await sleep(soonMs);
      return asked === era ? read(refresh) : false;
    }
    const isGone = !reply.ok && reply.reason.code === 'folder-not-found';
    if (reply.ok) show(reply.value);
    else if (content.value === null || isGone) {
      content.value = null;
      reading.value = { kind: 'failed', reason: reply.reason };
    } else refreshFailure.value = reply.reason;
    return reply.ok;
  }

  function show(read: FolderContent): void {
    content.value = read;
    path.value = read.path;
    here.value = { id: here.value.id, name: read.path.at(-1)?.name ?? here.value.name };
    reading.value = { kind: 'loaded' };
    refreshFailure.value = null;
    onRead(read);
  }

  /** A change that came while something was being read is asked for afterwards; a failure ends it, since each makes a change. */
  async function readOn(refresh: boolean): Promise<void> {
    const asked = era;
    let goesOn = await read(refresh);
    while (goesOn && isDue) {
      isDue = false;
      goesOn = await read(false);
    }
    if (asked === era) isDue = false;
  }

  async function refreshNow(): Promise<void> {
    if (isReading || content.value === null || waitMs() > 0) return;
    const asked = era;
    isRefreshing.value = true;
    await readOn(true);
    if (asked === era) isRefreshing.value = false;
  }

  return {
    here,
    path,
    content,
    reading,
    isRefreshing,
    refreshFailure,
    open: async (folder) => {
      era += 1;
      const asked = era;
      path.value = wayTo(folder, path.value, content.value);
      here.value = path.value.at(-1) ?? folder;
      content.value = null;
      reading.value = { kind: 'loading' };
      isRefreshing.value = false;
      refreshFailure.value = null;
      isDue = false;
      await readOn(false);
      if (asked === era && isStale()) await refreshNow();
    },
    refresh: refreshNow,
    refreshSoon: async () => {
      const asked = era;
      const soonMs = soon(content.value?.refreshAt ?? null);
      if (soonMs !== null) await sleep(soonMs);
      if (asked === era) await refreshNow();
    },
    changed: async () => {
      if (isReading) isDue = true;
      else if (reading.value.kind === 'loaded') await readOn(false);
    },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The way to a folder until its own is known: up along the present one, one step down, or else from the root. */
function wayTo(
  folder: FolderRef,
  path: readonly FolderRef[],
  content: FolderContent | null,
): readonly FolderRef[] {
  const at = path.findIndex(({ id }) => id === folder.id);
  if (at >= 0) return path.slice(0, at + 1);
  const inside = content?.folders.find(({ id }) => id === folder.id);
  return inside ? [...path, { id: inside.id, name: inside.name }] : [ROOT_FOLDER, folder];
}
