import type { ContextRow, OutboxDb, UpgradeTransaction } from '@/utils/store/outbox/outbox-db';

type OldTransfer = {
  readonly state?: unknown;
  readonly hidden?: unknown;
  readonly changedAt?: unknown;
  readonly failure?: { readonly code?: unknown } | null;
};
type OldContext = { readonly context?: Readonly<Record<string, unknown>> };

const ENDS: readonly unknown[] = ['done', 'failed', 'cancelled'];

/** Finished transfers by their age, failed ones that may be sent again together, a pause, and the progress of a run. */
export async function indexEnded(_db: OutboxDb, transaction: UpgradeTransaction): Promise<void> {
  const transfers = transaction.objectStore('transfers');
  transfers.createIndex('endedAt', 'endedAt');
  transfers.createIndex('retriable', 'retriable');
  for (let at = await transfers.openCursor(); at !== null; at = await at.continue()) {
    const more = indexed(at.value);
    if (more !== null) await at.update({ ...at.value, ...more });
  }
  const contexts = transaction.objectStore('context');
  const row = (await contexts.get('context')) as ContextRow | undefined;
  const { context } = (row ?? {}) as OldContext;
  if (row === undefined || context === undefined) return;
  await contexts.put({ ...row, context: { ...row.context, pausedAt: null, run: { total: 0 } } });
}

/** A row that nobody can read may hold anything, and stays as it is. */
function indexed(row: OldTransfer): { readonly endedAt: number; readonly retriable?: 1 } | null {
  const { state, hidden, changedAt, failure } = row;
  if (!ENDS.includes(state) || hidden !== false || typeof changedAt !== 'number') return null;
  const isRetriable = state === 'failed' && failure?.code !== 'unsure';
  return isRetriable ? { endedAt: changedAt, retriable: 1 } : { endedAt: changedAt };
}
