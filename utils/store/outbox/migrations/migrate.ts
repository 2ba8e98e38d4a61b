import { createStores } from '@/utils/store/outbox/migrations/001-create';
import type { OutboxDb, UpgradeTransaction } from '@/utils/store/outbox/outbox-db';

/** Step `n` (from 0) leads from version `n` to `n + 1`. */
const STEPS: readonly ((db: OutboxDb, transaction: UpgradeTransaction) => void)[] = [createStores];

export const OUTBOX_VERSION = STEPS.length;

/** Leads a database of any older version to the latest. */
export function migrate(db: OutboxDb, from: number, transaction: UpgradeTransaction): void {
  for (const step of STEPS.slice(from)) step(db, transaction);
}
