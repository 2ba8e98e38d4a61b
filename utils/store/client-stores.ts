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

/** Answers of 1fichier, kept between calls. They can be asked for again, so that unreadable ones are simply replaced. */
export function createClientCache(area: StorageArea) {
  const nameOf = (name: string) => `cache:${name}`;
  return {
    read: async (name: string): Promise<unknown> => (await area.get(nameOf(name)))[nameOf(name)],
    write: (name: string, value: unknown) => area.set({ [nameOf(name)]: value }),
  };
}
