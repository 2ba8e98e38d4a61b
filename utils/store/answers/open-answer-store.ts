import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AnswerStore } from '@/utils/fichier/limited-cache';

type AnswerRow = { readonly subject: string; readonly variant: string; readonly value: unknown };

interface AnswerDbSchema extends DBSchema {
  answers: { key: [string, string]; value: AnswerRow };
}

export type ClearableAnswerStore = AnswerStore & {
  clear(): Promise<void>;
  /** The subjects of all answers, each once. */
  subjects(): Promise<readonly string[]>;
};

const VERSION = 1;
/** Sorts after every text with the same beginning. */
const LAST = '\uffff';

/**
 * Answers of 1fichier, one row each: a listing may be megabytes, and is written only when it changes. Opened with the first
 * question, and anew after a failure.
 */
export function openAnswerStore(name = 'answers'): ClearableAnswerStore {
  let opening: Promise<IDBPDatabase<AnswerDbSchema>> | null = null;
  const closed = () => {
    opening = null;
  };

  function db(): Promise<IDBPDatabase<AnswerDbSchema>> {
    opening ??= openDB<AnswerDbSchema>(name, VERSION, {
      upgrade: (made) => void made.createObjectStore('answers', { keyPath: ['subject', 'variant'] }),
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        closed();
      },
      terminated: closed,
    }).catch((error: unknown) => {
      closed();
      throw error;
    });
    return opening;
  }

  return {
    get: async (subject, variant) => (await (await db()).get('answers', [subject, variant]))?.value,
    async all(prefix) {
      return (await db()).getAll('answers', IDBKeyRange.bound([prefix], [prefix + LAST]));
    },
    async put(answers) {
      const transaction = (await db()).transaction('answers', 'readwrite');
      await Promise.all([...answers.map((row) => transaction.store.put({ ...row })), transaction.done]);
    },
    async remove(subject, variants) {
      const transaction = (await db()).transaction('answers', 'readwrite');
      // A list sorts after every text: this ends the rows of the subject.
      const keys =
        variants === null
          ? [IDBKeyRange.bound([subject], [subject, []])]
          : variants.map((variant) => IDBKeyRange.only([subject, variant]));
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    },
    clear: async () => (await db()).clear('answers'),
    async subjects() {
      const keys = await (await db()).getAllKeys('answers');
      return [...new Set(keys.map(([subject]) => subject))];
    },
  };
}
