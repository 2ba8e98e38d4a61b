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
  /** Null when there is none, or none that can be read. */
  read(): Promise<StoredKey | null>;
  /** The account id that a key has in this installation, always the same. */
  identify(key: string): Promise<string>;
  /** At a start: sees to it that both storages hold what account ids are made with. */
  keepSalt(): Promise<void>;
  /** Takes the place of the saved key and of every copy of one. */
  save(key: StoredKey): Promise<void>;
  /** Removes the key and every copy of one. */
  remove(): Promise<void>;
};

/** The second place of the salt: in the database, beside the transfers whose account ids were made with it. */
export type SaltCopy = {
  /** Empty: none. */
  read(): Promise<string>;
  write(salt: string): Promise<void>;
  /** Told when it fails while the first place has the salt. */
  report(error: unknown): void;
};

const KEY = 'apiKey';
const SALT_BYTES = 16;
const saltSchema = z.string().check(z.minLength(2 * SALT_BYTES));

/** The API key. Only the background may hold this store. */
export function createKeyStore(area: StorageArea, now: () => number, copy: SaltCopy): KeyStore {
  const salt = createStoredValue({
    area,
    name: 'accountSalt',
    schema: saltSchema,
    fallback: '',
    now,
  });
  const inTurn = createInTurn();

  /**
   * Made once for the installation, so that the same key is the same account after it was removed and saved again. Kept in
   * both storages: when one of them is lost, the open jobs in the other are still those of the key.
   */
  const readSalt = () =>
    inTurn(async () => {
      const known = await salt.read();
      if (known !== '') {
        await keepCopy(known).catch(copy.report);
        return known;
      }
      const copied = await copy.read();
      const value =
        z.safeParse(saltSchema, copied).data ?? hex(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
      if (value !== copied) await copy.write(value);
      await salt.write(value);
      return value;
    });

  async function keepCopy(value: string): Promise<void> {
    if ((await copy.read()) !== value) await copy.write(value);
  }

  /** Those that earlier versions have made. */
  const namesOfCopies = () => namesSetAside(area, KEY);

  return {
    // One that cannot be read stays where it is: a copy beside it would be one more place that holds a key.
    read: async () => z.safeParse(storedKeySchema, (await area.get(KEY))[KEY]).data ?? null,
    async save(key) {
      await area.set({ [KEY]: key });
      await area.remove(await namesOfCopies());
    },
    keepSalt: async () => void (await readSalt()),
    async identify(key) {
      const bytes = new TextEncoder().encode(`${await readSalt()}${key}`);
      return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    },
    async remove() {
      await area.remove([KEY, ...(await namesOfCopies())]);
    },
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
