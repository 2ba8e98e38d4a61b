import { vi } from 'vitest';
import { createFilesPage } from '@/entrypoints/files/files-state';
import type { Changed, ReplyOf, Status } from '@/utils/messaging/protocol';
import { type Answers, fakeAsk } from '../components/fake-ask';
import { NOW, statusWith } from '../components/samples';
import { filmsContent, rootContent } from './samples';

type Listing = () => ReplyOf<'listFolder'> | Promise<ReplyOf<'listFolder'>>;

export type Setting = {
  readonly hash?: string;
  readonly listings?: Readonly<Record<number, Listing>>;
  readonly answers?: Answers;
};

export const listed = (value: ReturnType<typeof rootContent>) => ({ ok: true as const, value });

/** A files page over an account with `Films` and `Music`, with fake timers; `state` may be changed by a test. */
export async function startFiles(setting: Setting = {}) {
  const listings = new Map<number, Listing>([
    [0, () => listed(rootContent())],
    [3, () => listed(filmsContent())],
  ]);
  for (const [id, listing] of Object.entries(setting.listings ?? {})) listings.set(Number(id), listing);
  const state: { status: Status; hash: string; now: number } = {
    status: statusWith(),
    hash: setting.hash ?? '',
    now: NOW,
  };
  let tell: (changed: Changed) => void = () => {};
  const background = fakeAsk({
    status: () => ({ ok: true, value: state.status }),
    knownFolders: () => ({ ok: true, value: { known: [], recent: [], pinned: [] } }),
    listFolder: ({ folderId }) =>
      listings.get(folderId)?.() ?? {
        ok: false,
        reason: { code: 'folder-not-found', words: null, until: null },
      },
    ...setting.answers,
  });
  const setHash = (hash: string) => {
    state.hash = hash === '#' ? '' : hash;
  };
  const page = createFilesPage({
    ask: background.ask,
    onChanged: (listen) => {
      tell = listen;
    },
    hash: () => state.hash,
    pushHash: setHash,
    replaceHash: setHash,
    clock: () => state.now,
    locale: 'en',
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);
  page.start();
  await settle();
  return {
    page,
    state,
    listings,
    settle,
    pass: async (ms: number) => {
      state.now += ms;
      await vi.advanceTimersByTimeAsync(ms);
    },
    changed: async (topic: Changed['topic']) => {
      tell({ topic, version: 1 });
      await settle();
    },
    /** Folders whose files were asked for, those asked of 1fichier itself with an exclamation mark. */
    reads: () =>
      background
        .payloadsOf('listFolder')
        .map((payload) => payload as { folderId: number; withFiles: boolean; refresh: boolean })
        .filter(({ withFiles }) => withFiles)
        .map(({ folderId, refresh }) => `${folderId}${refresh ? '!' : ''}`),
    ...background,
  };
}
