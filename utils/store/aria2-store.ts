import * as z from 'zod/mini';
import { namesSetAside, type StorageArea } from '@/utils/store/storage-area';
import { createStoredValue, type StoredValue } from '@/utils/store/stored-value';
import { type Migration, versionAfter, versioned } from '@/utils/store/versioned';

const aria2AccessSchema = z.object({
  /** Of the JSON-RPC interface. */
  address: z.string(),
  /** Empty: none. */
  secret: z.string(),
});
export type StoredAria2 = z.infer<typeof aria2AccessSchema>;

const NAME = 'aria2';
const MIGRATIONS: readonly Migration[] = [];

/** How aria2 is reached; null when it is not set up. Only the background may hold this store: it has the secret. */
export function createAria2Store(area: StorageArea, now: () => number): StoredValue<StoredAria2 | null> {
  const schema = versioned(z.nullable(aria2AccessSchema), MIGRATIONS);
  const stored = createStoredValue({ area, name: NAME, schema, fallback: null, now });
  const forgetCopies = async () => area.remove(await namesSetAside(area, NAME));
  return {
    ...stored,
    async write(value) {
      await area.set({ [NAME]: { version: versionAfter(MIGRATIONS), value } });
      await forgetCopies();
    },
    async remove() {
      await stored.remove();
      await forgetCopies();
    },
  };
}
