import * as z from 'zod/mini';
import { type GovernorState, governorStateSchema } from '@/utils/fichier/governor-state';
import { type StorageArea, setAside } from '@/utils/store/storage-area';

const GOVERNOR = 'governor';

/**
 * The governor's own record. One that cannot be read is kept aside and still handed over: the governor then knows that
 * there was one, and keeps its distance.
 */
export function createGovernorStore(area: StorageArea, now: () => number) {
  return {
    async read(): Promise<unknown> {
      const stored = (await area.get(GOVERNOR))[GOVERNOR];
      const isSound = stored === undefined || z.safeParse(governorStateSchema, stored).success;
      if (!isSound) await setAside(area, GOVERNOR, stored, now());
      return stored;
    },
    write: (state: GovernorState) => area.set({ [GOVERNOR]: state }),
  };
}

const CACHE = 'cache:';
/** As much of a stored record of limited calls as it takes to empty it. */
const recordSchema = z.array(z.looseObject({ answers: z.array(z.unknown()) }));

export type ClientCache = {
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  /** Keeps only when 1fichier was asked for what: its limits hold for the next key too. */
  forgetAnswers(): Promise<void>;
};

/** Answers of 1fichier, kept between calls. They can be asked for again, so that unreadable ones are simply replaced. */
export function createClientCache(area: StorageArea): ClientCache {
  return {
    read: async (name) => (await area.get(CACHE + name))[CACHE + name],
    write: (name, value) => area.set({ [CACHE + name]: value }),
    async forgetAnswers() {
      const stored = Object.entries(await area.get(null)).filter(([name]) => name.startsWith(CACHE));
      await area.set(Object.fromEntries(stored.map(([name, value]) => [name, withoutAnswers(value)])));
    },
  };
}

/** Keeps no answer that comes in after the key was removed. */
export function keepWithKey(cache: ClientCache, hasKey: () => Promise<boolean>): ClientCache {
  return {
    ...cache,
    write: async (name, value) => cache.write(name, (await hasKey()) ? value : withoutAnswers(value)),
  };
}

function withoutAnswers(value: unknown): unknown {
  const entries = z.safeParse(recordSchema, value).data ?? [];
  return entries.map((entry) => ({ ...entry, answers: [] }));
}
