import type { FolderKeeper } from '@/entrypoints/background/files/create-folder-keeper';
import { isFichierError } from '@/utils/fichier/errors';
import type { Aged, CallOptions, Fichier } from '@/utils/fichier/fichier';
import type { FolderListing } from '@/utils/fichier/fichier-files';
import type { ListingEdit } from '@/utils/fichier/listing-edits';

export type ListingDeskDeps = {
  readonly fichier: Fichier;
  readonly folders: FolderKeeper;
  readonly now: () => number;
  /** The pages are to ask again for what they show. */
  changed(): void;
  report(error: unknown): void;
};

/** Listings read anew, by folder; `missing`: the folder is no more. One that could not be read is not in it. */
export type Anew = ReadonlyMap<number, FolderListing | 'missing'>;

export type ListingDesk = {
  /** `fresh` false: a stored answer of any age will do. A folder that is gone has its parent's listing read anew. */
  list(folderId: number, withFiles: boolean, fresh: boolean): Promise<Aged<FolderListing>>;
  /** The stored listings as they are after a confirmed act; the pages are told. Never rejects. */
  amend(accountId: string, edit: ListingEdit): Promise<void>;
  /** After an act that did not go as it should: what is stored of these folders is doubtful, and is read anew at once as far as the limit of each folder allows. */
  readAnew(folderIds: readonly number[]): Promise<Anew>;
  /** One of these folders is gone: reads the listings anew in which they were. */
  readParentsAnew(folderIds: readonly number[]): Promise<void>;
};

/** As many listings as one act may cost. */
const READ_ANEW_MAX = 4;
const USER: CallOptions = { lane: 'user' };

export function createListingDesk({ fichier, folders, now, changed, report }: ListingDeskDeps): ListingDesk {
  async function readOne(folderId: number): Promise<FolderListing | 'missing' | null> {
    const startedAt = now();
    try {
      const { value, at } = await fichier.folderLs({ folderId, files: true }, USER);
      // From before the act: 1fichier may not be asked again yet.
      if (at < startedAt) return null;
      await folders.learn(value);
      return value;
    } catch (error) {
      if (!isFichierError(error)) throw error;
      return error.facts.code === 'folder-not-found' ? 'missing' : null;
    }
  }

  async function readAnew(folderIds: readonly number[]): Promise<Anew> {
    const ids = [...new Set(folderIds)];
    await fichier.doubt(ids).catch(report);
    const anew = new Map<number, FolderListing | 'missing'>();
    for (const id of ids.slice(0, READ_ANEW_MAX)) {
      const read = await readOne(id);
      if (read !== null) anew.set(id, read);
    }
    changed();
    return anew;
  }

  async function readParentsAnew(folderIds: readonly number[]): Promise<void> {
    const { known } = await folders.read();
    const parents = known.filter(({ id }) => folderIds.includes(id)).map(({ parentId }) => parentId);
    await readAnew(parents);
  }

  return {
    readAnew,
    readParentsAnew,
    async list(folderId, withFiles, fresh) {
      const options = fresh ? USER : { ...USER, maxAgeMs: Number.POSITIVE_INFINITY };
      try {
        const listing = await fichier.folderLs({ folderId, files: withFiles }, options);
        await folders.learn(listing.value);
        return listing;
      } catch (error) {
        if (isFichierError(error) && error.facts.code === 'folder-not-found') {
          await readParentsAnew([folderId]);
        }
        throw error;
      }
    },
    async amend(accountId, edit) {
      await fichier.amend(accountId, edit).catch(report);
      changed();
    },
  };
}
