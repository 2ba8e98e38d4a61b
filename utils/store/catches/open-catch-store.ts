import { openDB } from 'idb';
import * as z from 'zod/mini';
import {
  type CatchHead,
  catchHeadSchema,
  type GrabbedLink,
  grabbedLinkSchema,
} from '@/utils/links/grab/grabbed-link';
import { type CatchDb, type CatchDbSchema, type HeadRow, partsOf } from '@/utils/store/catches/catch-db';
import { CATCHES_VERSION, migrate } from '@/utils/store/catches/migrations/migrate';
import { splitParts } from '@/utils/store/catches/split-parts';

/** A catch that is to be kept; the rest of its head follows from its links. */
export type NewCatch = Omit<CatchHead, 'parts' | 'total'>;

/**
 * The links of pages and folders, for the pages that show them. Every method rejects with the database's own error when
 * the store fails; what does not fit its schema counts as not kept.
 */
export type CatchStore = {
  /** Stores all of it or nothing, then forgets what need not be kept any more. */
  add(fresh: NewCatch, links: readonly GrabbedLink[]): Promise<CatchHead>;
  head(id: string): Promise<CatchHead | null>;
  part(id: string, part: number): Promise<GrabbedLink[] | null>;
  /** Forgets what is older than a day or not among the newest 20. `now` is epoch ms. */
  sweep(now: number): Promise<void>;
  /** Forgets what comes from private windows, but for what was stored between these two moments, epoch ms. */
  purgePrivate(but: { readonly from: number; readonly to: number }): Promise<void>;
};

const KEPT_MS = 24 * 60 * 60_000;
const KEPT_CATCHES = 20;
const partSchema = z.array(grabbedLinkSchema);

/** Opens the database with the first question and keeps it open; anew after a failure. */
export function openCatchStore(name = 'catches'): CatchStore {
  let opening: Promise<CatchDb> | null = null;
  const forgetConnection = () => {
    opening = null;
  };

  function db(): Promise<CatchDb> {
    opening ??= open(name, forgetConnection).catch((error: unknown) => {
      forgetConnection();
      throw error;
    });
    return opening;
  }

  async function sweep(now: number): Promise<void> {
    const keys = await (await db()).getAllKeysFromIndex('heads', 'at');
    const old = await (await db()).getAllKeysFromIndex('heads', 'at', IDBKeyRange.upperBound(now - KEPT_MS));
    await remove(await db(), new Set([...keys.slice(0, -KEPT_CATCHES), ...old]));
  }

  return {
    async add(fresh, links) {
      const parts = splitParts(links);
      const head: CatchHead = { ...fresh, total: links.length, parts: parts.length };
      await write(await db(), head, parts);
      await sweep(fresh.at);
      return head;
    },
    async head(id) {
      const found = z.safeParse(catchHeadSchema, await (await db()).get('heads', id));
      return found.success ? found.data : null;
    },
    async part(id, part) {
      const found = z.safeParse(partSchema, await (await db()).get('parts', [id, part]));
      return found.success ? found.data : null;
    },
    sweep,
    async purgePrivate({ from, to }) {
      const heads = await (await db()).getAllFromIndex('heads', 'isolated');
      const gone = heads.filter(({ at }) => !(at >= from && at <= to));
      await remove(await db(), new Set(gone.map(({ id }) => id)));
    },
  };
}

function open(name: string, onClosed: () => void): Promise<CatchDb> {
  return openDB<CatchDbSchema>(name, CATCHES_VERSION, {
    upgrade: (db, from) => migrate(db, from),
    // A newer version of the extension waits for this connection to go.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

async function write(
  db: CatchDb,
  head: CatchHead,
  parts: readonly (readonly GrabbedLink[])[],
): Promise<void> {
  const transaction = db.transaction(['heads', 'parts'], 'readwrite');
  const row: HeadRow = head.isPrivate ? { ...head, isolated: 1 } : head;
  try {
    await Promise.all([
      transaction.done,
      ...parts.map(async (part, index) => transaction.objectStore('parts').put(part, [head.id, index])),
      (async () => transaction.objectStore('heads').put(row))(),
    ]);
  } catch (error) {
    // A part that cannot be stored does not end the transaction: the others would be kept without it.
    abort(transaction);
    // The reason of the transaction, such as a full disk, before that of a part that went down with it.
    throw transaction.error ?? error;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already: nothing was written.
  }
}

async function remove(db: CatchDb, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return;
  const transaction = db.transaction(['heads', 'parts'], 'readwrite');
  await Promise.all([
    ...[...ids].flatMap((id) => [
      transaction.objectStore('heads').delete(id),
      transaction.objectStore('parts').delete(partsOf(id)),
    ]),
    transaction.done,
  ]);
}
