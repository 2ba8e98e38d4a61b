import { vi } from 'vitest';
import type { FolderContent } from '@/utils/messaging/files-protocol';
import type { ReplyOf } from '@/utils/messaging/protocol';
import { fakeAsk } from './fake-ask';
import { contentOf, failure, LIMIT_MS, ROOT } from './folder-samples';
import { NOW } from './samples';

vi.mock('#i18n', async () => (await import('./english-texts')).englishI18n());
const { createFolderPicker } = await import('@/components/folders/folder-picker-state');

export const FILMS = { id: 3, name: 'Films' };

type Listings = Record<number, () => ReplyOf<'listFolder'> | Promise<ReplyOf<'listFolder'>>>;

export const listed = (content: FolderContent) => ({ ok: true as const, value: content });

/** A picker over an account with `Films` and `Music` in its root, and a clock that a test sets. */
export function pickerWith(listings: Listings = {}, answers: Parameters<typeof fakeAsk>[0] = {}) {
  const time = { now: NOW };
  const all: Listings = {
    0: () =>
      listed(contentOf([ROOT], { 3: 'Films', 4: 'Music' }, { at: time.now, refreshAt: time.now + LIMIT_MS })),
    3: () => listed(contentOf([ROOT, FILMS], { 31: '2020' })),
    4: () => listed(contentOf([ROOT, { id: 4, name: 'Music' }], {})),
    ...listings,
  };
  const background = fakeAsk({
    listFolder: ({ folderId }) => all[folderId]?.() ?? failure('refused'),
    knownFolders: () => ({ ok: true, value: { known: [], recent: [FILMS], pinned: [] } }),
    createFolder: ({ name }) => ({ ok: true, value: { id: 99, name } }),
    pinFolder: () => ({ ok: true, value: null }),
    ...answers,
  });
  const picker = createFolderPicker({ ask: background.ask, clock: () => time.now });
  const { actions } = picker;
  const branch = (id: number) => picker.view().branches.get(id);
  const namesIn = (id: number) => branch(id)?.folders?.map(({ name }) => name);
  const listings_ = () => background.payloadsOf('listFolder');
  return { picker, actions, time, branch, namesIn, listings: listings_, ...background };
}
