import { FichierError } from '@/utils/fichier/errors';
import { createInTurn } from '@/utils/store/in-turn';
import type { StoredValue } from '@/utils/store/stored-value';
import type { StoredUpload } from '@/utils/store/upload-store';

export type UploadBook = {
  /** Those that are not ended, the oldest first. Every method rejects with `storage`. */
  all(): Promise<readonly StoredUpload[]>;
  /** Null when it is not known, or no longer. */
  find(id: string): Promise<StoredUpload | null>;
  add(upload: StoredUpload): Promise<void>;
  /** Changes the upload if it is still there. */
  change(id: string, change: (upload: StoredUpload) => StoredUpload): Promise<void>;
  /** Changes all of them. */
  changeAll(change: (upload: StoredUpload) => StoredUpload): Promise<void>;
  drop(id: string): Promise<void>;
  /** Those of private windows that were begun before then. */
  dropPrivate(before: number): Promise<void>;
  forget(): Promise<void>;
};

/** Nodes forget an upload two hours after its end, and let one last four hours. */
const KEPT_MS = 24 * 3_600_000;

/** The uploads that are under way, kept over restarts. */
export function createUploadBook(stored: StoredValue<StoredUpload[]>, now: () => number): UploadBook {
  const inTurn = createInTurn();
  const orStorage = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(work).catch(() => {
      throw new FichierError({ code: 'storage', outcome: 'not-sent' });
    });
  const read = async () => (await stored.read()).filter(({ startedAt }) => now() - startedAt < KEPT_MS);
  const edit = (change: (all: readonly StoredUpload[]) => StoredUpload[]) =>
    orStorage(async () => stored.write(change(await read())));

  return {
    all: () => orStorage(read),
    find: (id) => orStorage(async () => (await read()).find((one) => one.id === id) ?? null),
    add: (upload) => edit((all) => [...all, upload]),
    change: (id, change) => edit((all) => all.map((one) => (one.id === id ? change(one) : one))),
    changeAll: (change) => edit((all) => all.map(change)),
    drop: (id) => edit((all) => all.filter((one) => one.id !== id)),
    dropPrivate: (before) =>
      edit((all) => all.filter(({ isPrivate, startedAt }) => !isPrivate || startedAt >= before)),
    forget: () => orStorage(() => stored.remove()),
  };
}
