import * as z from 'zod/mini';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

/** The name of this profile, made by chance, and how often its browser has been started since. */
const databaseMarkSchema = z.object({ profileId: z.string(), generation: z.number() });
/** `next`: the generation that is being written to the database; a start may end between the two. */
const areaMarkSchema = z.extend(databaseMarkSchema, { next: z.number() });

type DatabaseMark = z.infer<typeof databaseMarkSchema>;

export type Difference = 'profile' | 'time';

export type ProfileMarks = {
  /** Has the database none? Then it is new. */
  isMissing(): Promise<boolean>;
  /** Do the two storages come from different profiles, or from different times of one? One without a mark was lost. */
  difference(): Promise<Difference | null>;
  /** The next generation, written to both storages. */
  advance(): Promise<void>;
};

type MarkDeps = {
  readonly area: StorageArea;
  readonly store: Pick<OutboxStore, 'readNote' | 'writeNote'>;
  /** Epoch ms. */
  readonly now: () => number;
};

/** The marks by which two storages are known to belong together: in the storage area and in the database. */
export function createProfileMarks({ area, store, now }: MarkDeps): ProfileMarks {
  const stored = createStoredValue({
    area,
    name: 'profile',
    schema: z.nullable(areaMarkSchema),
    fallback: null,
    now,
  });
  const inDatabase = async (): Promise<DatabaseMark | null> =>
    z.safeParse(databaseMarkSchema, await store.readNote('profile')).data ?? null;

  return {
    isMissing: async () => (await inDatabase()) === null,
    async difference() {
      const [here, there] = await Promise.all([stored.read(), inDatabase()]);
      if (here === null || there === null) return null;
      const { profileId, generation, next } = here;
      if (there.profileId !== profileId) return 'profile';
      return [generation, next].includes(there.generation) ? null : 'time';
    },
    async advance() {
      const [here, there] = await Promise.all([stored.read(), inDatabase()]);
      const profileId = there?.profileId ?? here?.profileId ?? crypto.randomUUID();
      const generation = there?.generation ?? here?.generation ?? 0;
      const next = Math.max(generation, here?.generation ?? 0) + 1;
      await stored.write({ profileId, generation, next });
      await store.writeNote('profile', { profileId, generation: next } satisfies DatabaseMark);
      await stored.write({ profileId, generation: next, next });
    },
  };
}
