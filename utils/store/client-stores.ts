import * as z from 'zod/mini';
import { type GovernorState, governorStateSchema } from '@/utils/fichier/governor-state';
import type { CacheStore } from '@/utils/fichier/limited-cache';
import type { ClearableAnswerStore } from '@/utils/store/answers/open-answer-store';
import { createInTurn } from '@/utils/store/in-turn';
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
const timesSchema = z.array(
  z.object({ subject: z.string(), calledAt: z.number(), ahead: z._default(z.nullable(z.number()), null) }),
);

export type ClientCache = CacheStore & {
  /** Keeps only when 1fichier was asked for what: its limits hold for the next key too. */
  forgetAnswers(): Promise<void>;
  /** The same for the subjects that are meant. */
  forgetAnswersAbout(isMeant: (subject: string) => boolean): Promise<void>;
};

/**
 * Answers of 1fichier, kept between calls: the times in the storage area, since they must be on record before a call, the
 * answers apart. Both can be asked for again, so that unreadable ones are simply replaced. No answer is kept that comes in
 * after the key was removed.
 */
export function createClientCache(
  area: StorageArea,
  answers: ClearableAnswerStore,
  hasKey: () => Promise<boolean>,
): ClientCache {
  // An answer that is being kept while all are forgotten is either before, and goes, or after, and finds no key.
  const inTurn = createInTurn();
  return {
    read: async (slot) => (await area.get(CACHE + slot))[CACHE + slot],
    write: (slot, record) => area.set({ [CACHE + slot]: record }),
    answers: {
      ...answers,
      put: (rows) =>
        inTurn(async () => {
          if (await hasKey()) await answers.put(rows);
        }),
    },
    forgetAnswersAbout: (isMeant) =>
      inTurn(async () => {
        for (const subject of (await answers.subjects()).filter(isMeant)) await answers.remove(subject, null);
      }),
    async forgetAnswers() {
      await inTurn(answers.clear);
      const stored = Object.entries(await area.get(null)).filter(([name]) => name.startsWith(CACHE));
      await area.set(Object.fromEntries(stored.map(([name, record]) => [name, timesOf(record)])));
    },
  };
}

function timesOf(record: unknown): unknown {
  return z.safeParse(timesSchema, record).data ?? [];
}
