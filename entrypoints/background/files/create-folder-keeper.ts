import {
  dropFolder,
  learnFolders,
  pinFolder,
  placeFolder,
  useFolder,
} from '@/entrypoints/background/files/folder-book';
import { FichierError } from '@/utils/fichier/errors';
import type { FolderListing } from '@/utils/fichier/fichier-files';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import { EMPTY_FOLDER_BOOK, type FolderBook } from '@/utils/store/folder-book-store';
import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';

export type FolderKeeperDeps = {
  readonly stored: StoredValue<FolderBook>;
  /** The account of the saved key; null without a key. */
  account(): Promise<string | null>;
  report(error: unknown): void;
};

/** What is known of the folders of the saved account. What only helps to find them again never fails what it was part of. */
export type FolderKeeper = {
  /** Empty without a key. Rejects with `storage`. */
  read(): Promise<FolderBook>;
  /** Never rejects, as the three below. */
  learn(listing: FolderListing): Promise<void>;
  placed(folder: { readonly id: number; readonly name: string; readonly parentId: number }): Promise<void>;
  dropped(id: number): Promise<void>;
  used(folder: FolderRef): Promise<void>;
  /** Rejects with `storage`. */
  pin(folder: FolderRef, isPinned: boolean): Promise<void>;
  /** Forgets the folders that listings have shown or that were made; those used lately and pinned stay. Rejects with `storage`. */
  forgetKnown(): Promise<void>;
  /** Forgets everything, with the key. */
  forget(): Promise<void>;
};

export function createFolderKeeper({ stored, account, report }: FolderKeeperDeps): FolderKeeper {
  const inTurn = createInTurn();

  async function readBook(): Promise<FolderBook> {
    const accountId = await account();
    if (accountId === null) return EMPTY_FOLDER_BOOK;
    const book = await stored.read();
    return book.accountId === accountId ? book : { ...EMPTY_FOLDER_BOOK, accountId };
  }

  const change = (edit: (book: FolderBook) => FolderBook) =>
    inTurn(async () => {
      const book = await readBook();
      const next = edit(book);
      if (next !== book && book.accountId !== '') await stored.write(next);
    });
  const note = (edit: (book: FolderBook) => FolderBook) => change(edit).catch(report);

  return {
    read: () => orStorage(inTurn(readBook)),
    learn: (listing) => note((book) => learnFolders(book, listing)),
    placed: (folder) => note((book) => placeFolder(book, folder)),
    dropped: (id) => note((book) => dropFolder(book, id)),
    used: (folder) => note((book) => useFolder(book, folder)),
    pin: (folder, isPinned) => orStorage(change((book) => pinFolder(book, folder, isPinned))),
    forgetKnown: () => orStorage(change((book) => ({ ...book, known: [] }))),
    forget: () => inTurn(() => stored.remove()),
  };
}

function orStorage<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new FichierError({ code: 'storage', outcome: 'not-sent' });
  });
}
