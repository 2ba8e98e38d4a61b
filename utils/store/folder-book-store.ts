import * as z from 'zod/mini';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue, type StoredValue } from '@/utils/store/stored-value';
import { type Migration, versionAfter, versioned } from '@/utils/store/versioned';

const refSchema = z.object({ id: z.number(), name: z.nullable(z.string()) });

const folderBookSchema = z.object({
  /** Whose folders they are; empty: nobody's. */
  accountId: z.string(),
  known: z.array(z.object({ id: z.number(), name: z.string(), parentId: z.number() })),
  /** The latest first. */
  recent: z.array(refSchema),
  pinned: z.array(refSchema),
});
type Stored = z.infer<typeof folderBookSchema>;

/** The folders of an account, as far as listings have shown them, with those used lately and those pinned. */
export type FolderBook = { readonly [K in keyof Stored]: Readonly<Stored[K]> };

export const EMPTY_FOLDER_BOOK: FolderBook = { accountId: '', known: [], recent: [], pinned: [] };

/** From one version to the next, oldest first. */
const MIGRATIONS: readonly Migration[] = [];

export function createFolderBookStore(area: StorageArea, now: () => number): StoredValue<FolderBook> {
  const schema = versioned<FolderBook>(folderBookSchema, MIGRATIONS);
  const stored = createStoredValue({ area, name: 'folders', schema, fallback: EMPTY_FOLDER_BOOK, now });
  const version = versionAfter(MIGRATIONS);
  return { ...stored, write: (value) => area.set({ folders: { version, value } }) };
}
