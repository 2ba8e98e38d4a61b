import * as z from 'zod/mini';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

/** Work to be done once in a run of the browser. */
export type OncePerSession = {
  isDue(): Promise<boolean>;
  /** To be told after the work and not before: a background that is stopped in between does it again. */
  done(): Promise<void>;
};

/** The session area is emptied when the browser ends, and when the extension is turned off or updated. */
export function createOncePerSession(session: StorageArea, name: string, now: () => number): OncePerSession {
  const isDone = createStoredValue({ area: session, name, schema: z.boolean(), fallback: false, now });
  return { isDue: async () => !(await isDone.read()), done: () => isDone.write(true) };
}
