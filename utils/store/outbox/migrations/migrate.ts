import { createStores } from '@/utils/store/outbox/migrations/001-create';
import { indexEnded } from '@/utils/store/outbox/migrations/002-index-ended';
import type { OutboxDb, UpgradeTransaction } from '@/utils/store/outbox/outbox-db';

type Step = (db: OutboxDb, transaction: UpgradeTransaction) => void | Promise<void>;

/** Step `n` (from 0) leads from version `n` to `n + 1`. */
const STEPS: readonly Step[] = [createStores, indexEnded];

export const OUTBOX_VERSION = STEPS.length;

/** Leads a database of any older version to the latest. Rejects when it cannot. */
export async function migrate(db: OutboxDb, from: number, transaction: UpgradeTransaction): Promise<void> {
  for (const step of STEPS.slice(from)) await step(db, transaction);
}
