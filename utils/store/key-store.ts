import * as z from 'zod/mini';
import { createInTurn } from '@/utils/store/in-turn';
import { namesSetAside, type StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

const storedKeySchema = z.object({
  key: z.string(),
  /** Salted hash of the key: names the account without telling the key. */
  accountId: z.string(),
  /** Epoch ms. */
  savedAt: z.number(),
});
export type StoredKey = z.infer<typeof storedKeySchema>;

export type KeyStore = {
  read(): Promise<StoredKey | null>;
  /** The account id that a key has in this installation, always the same. */
  identify(key: string): Promise<string>;
  save(key: StoredKey): Promise<void>;
  /** Removes the key and every copy of it that was set aside. */
  remove(): Promise<void>;
};

const KEY = 'apiKey';
const SALT_BYTES = 16;

/** The API key. Only the background may hold this store. */
export function createKeyStore(area: StorageArea, now: () => number): KeyStore {
  const stored = createStoredValue<StoredKey | null>({
    area,
    name: KEY,
    schema: z.nullable(storedKeySchema),
    fallback: null,
    now,
  });
  const salt = createStoredValue({
    area,
    name: 'accountSalt',
    schema: z.string().check(z.minLength(2 * SALT_BYTES)),
    fallback: '',
    now,
  });
  const inTurn = createInTurn();

  /** Made once for the installation, so that the same key is the same account after it was removed and saved again. */
  const readSalt = () =>
    inTurn(async () => {
      const known = await salt.read();
      if (known !== '') return known;
      const made = hex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
      await salt.write(made);
      return made;
    });

  return {
    read: stored.read,
    save: stored.write,
    async identify(key) {
      const bytes = new TextEncoder().encode(`${await readSalt()}${key}`);
      return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    },
    async remove() {
      await area.remove([KEY, ...(await namesSetAside(area, KEY))]);
    },
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
