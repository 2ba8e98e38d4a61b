import type { CatchDb } from '@/utils/store/catches/catch-db';
import { createStores } from '@/utils/store/catches/migrations/001-create';

/** Step `n` (from 0) leads from version `n` to `n + 1`. */
const STEPS: readonly ((db: CatchDb) => void)[] = [createStores];

export const CATCHES_VERSION = STEPS.length;

/** Leads a database of any older version to the latest. */
export function migrate(db: CatchDb, from: number): void {
  for (const step of STEPS.slice(from)) step(db);
}
