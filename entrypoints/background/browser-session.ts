import * as z from 'zod/mini';
import type { StorageArea } from '@/utils/store/storage-area';
import { createStoredValue } from '@/utils/store/stored-value';

/**
 * True for the first caller in a run of the browser. The session area is emptied when the browser ends, and when the
 * extension is turned off or updated.
 */
export function createFirstInSession(session: StorageArea, name: string, now: () => number) {
  const done = createStoredValue({ area: session, name, schema: z.boolean(), fallback: false, now });
  return async (): Promise<boolean> => {
    if (await done.read()) return false;
    await done.write(true);
    return true;
  };
}
