import type { FolderKeeper } from '@/entrypoints/background/files/create-folder-keeper';
import type { Anew, ListingDesk } from '@/entrypoints/background/files/create-listing-desk';
import type { OpenActs } from '@/entrypoints/background/files/create-open-acts';
import { createUserCall } from '@/entrypoints/background/files/user-call';
import { FichierError, isFichierError } from '@/utils/fichier/errors';
import type { CallOptions, Fichier } from '@/utils/fichier/fichier';
import type { FolderListing } from '@/utils/fichier/fichier-files';
import type { ListingEdit } from '@/utils/fichier/listing-edits';
import { isSameName } from '@/utils/names/same-name';

export type FolderActDeps = {
  readonly fichier: Fichier;
  readonly desk: ListingDesk;
  readonly openActs: OpenActs;
  readonly folders: FolderKeeper;
};

/** Acts on one folder. Each rejects with what 1fichier said; with `unknown` when not even a look at the listings settles it. */
export type FolderActs = {
  create(parentId: number, name: string): Promise<{ id: number; name: string }>;
  rename(folderId: number, name: string): Promise<void>;
  move(folderId: number, parentId: number): Promise<void>;
  remove(folderId: number): Promise<void>;
  share(folderId: number, isShared: boolean, password: string | null): Promise<{ url: string | null }>;
};

type Act<T> = {
  call(options: CallOptions): Promise<T>;
  edit(value: T): ListingEdit;
  /** What is known of the folders afterwards. */
  keep(value: T): Promise<void>;
  /** Folders whose listings show what became of it. */
  readonly shownIn: readonly number[];
  /** What the act would have resolved with, if the listings show that it was done; else null. */
  seen(anew: Anew): T | null;
  /** Folders that the act needs. */
  readonly needs: readonly number[];
};

export function createFolderActs({ fichier, desk, openActs, folders }: FolderActDeps): FolderActs {
  const run = <T>(act: Act<T>): Promise<T> => openActs.during(act.shownIn, () => carryOut(act));

  async function carryOut<T>(act: Act<T>): Promise<T> {
    const user = createUserCall();
    const value = await act.call(user.options).catch(async (error: unknown) => {
      if (!isFichierError(error)) throw error;
      if (error.facts.code === 'folder-not-found') await desk.readParentsAnew(act.needs);
      if (error.facts.outcome !== 'unknown') throw error;
      const seen = act.seen(await desk.readAnew(act.shownIn));
      if (seen === null) throw error;
      return seen;
    });
    await act.keep(value);
    await desk.amend(user.accountId(), act.edit(value));
    return value;
  }

  /** Where the folder lies. A folder that no listing has shown cannot be changed. */
  async function placeOf(folderId: number): Promise<{ name: string; parentId: number }> {
    const place = (await folders.read()).known.find(({ id }) => id === folderId);
    if (place === undefined) throw new FichierError({ code: 'folder-not-found', outcome: 'not-sent' });
    return place;
  }

  return {
    async create(parentId, name) {
      const listing = await fichier.knownListing(parentId);
      const before = new Set((await folders.read()).known.map(({ id }) => id));
      for (const { id } of listing?.folders ?? []) before.add(id);
      const { id, name: given } = await run({
        call: (options) => fichier.createFolder({ parentId, name }, options),
        edit: (folder) => ({ type: 'folder-created', parentId, folder }),
        shownIn: [parentId],
        seen: (anew) => {
          // Of a parent never listed before nobody can tell the new folder from an older one of its name.
          if (listing === null) return null;
          return only(
            rowsOf(anew, parentId).filter((row) => isSameName(row.name, name) && !before.has(row.id)),
          );
        },
        needs: [parentId],
        keep: (made) => folders.placed({ id: made.id, name: made.name, parentId }),
      });
      return { id, name: given };
    },
    async rename(folderId, name) {
      const { parentId } = await placeOf(folderId);
      await run({
        call: (options) => fichier.renameFolder({ folderId, parentId, name }, options),
        edit: (folder) => ({ type: 'folder-renamed', id: folderId, name: folder.name }),
        shownIn: [parentId],
        seen: (anew) =>
          rowsOf(anew, parentId).some((row) => row.id === folderId && isSameName(row.name, name))
            ? { name }
            : null,
        needs: [folderId],
        keep: (renamed) => folders.placed({ id: folderId, name: renamed.name, parentId }),
      });
    },
    async move(folderId, parentId) {
      const { name, parentId: from } = await placeOf(folderId);
      await run({
        call: (options) => fichier.moveFolder({ folderId, parentId }, options).then(() => true),
        edit: () => ({ type: 'folder-moved', id: folderId, to: parentId }),
        shownIn: [parentId, from],
        seen: (anew) => rowsOf(anew, parentId).some(({ id }) => id === folderId) || null,
        needs: [folderId, parentId],
        async keep() {
          await folders.placed({ id: folderId, name, parentId });
          await folders.used({ id: parentId, name: null });
        },
      });
    },
    async remove(folderId) {
      const { parentId } = await placeOf(folderId);
      await run({
        call: (options) => fichier.deleteFolder({ folderId }, options).then(() => true),
        edit: () => ({ type: 'folder-deleted', id: folderId }),
        shownIn: [parentId],
        seen(anew) {
          const listing = listingOf(anew, parentId);
          if (listing === null || listing.hasUnreadFolders) return null;
          return !listing.folders.some(({ id }) => id === folderId) || null;
        },
        needs: [folderId],
        keep: () => folders.dropped(folderId),
      });
    },
    async share(folderId, isShared, password) {
      // The root cannot be shared; any other folder may be, known or not.
      if (folderId === 0) await placeOf(folderId);
      const protectedNow = password === null ? null : password !== '';
      const { url } = await run({
        call: (options) => fichier.shareFolder({ folderId, isShared, password }, options),
        edit: (shared) => ({
          type: 'folder-shared',
          id: folderId,
          url: shared.url,
          hasPassword: isShared ? protectedNow : false,
        }),
        shownIn: [folderId],
        seen: (anew) => {
          const listing = listingOf(anew, folderId);
          // Whether a password was put on it, no listing of the folder itself says.
          if (listing === null || (isShared && password !== null)) return null;
          return (listing.shared !== null) === isShared ? { url: listing.shared } : null;
        },
        needs: [folderId],
        keep: async () => undefined,
      });
      return { url };
    },
  };
}

function listingOf(anew: Anew, id: number): FolderListing | null {
  const listing = anew.get(id);
  return listing === undefined || listing === 'missing' ? null : listing;
}

function rowsOf(anew: Anew, id: number): FolderListing['folders'] {
  return listingOf(anew, id)?.folders ?? [];
}

function only<T>(rows: readonly T[]): T | null {
  const [row, ...more] = rows;
  return row === undefined || more.length > 0 ? null : row;
}
