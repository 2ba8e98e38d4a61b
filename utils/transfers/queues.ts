import type { Transfer, TransferKind } from '@/utils/transfers/schema';
import type { OutboxState } from '@/utils/transfers/state';

type Queues = Readonly<Record<TransferKind, readonly Transfer[]>>;

/** Rows never change in place, so the queues of a set of them stay what they are. */
const known = new WeakMap<OutboxState['transfers'], Queues>();

/** Queued transfers of each kind, oldest first: ids sort by time. However often it is asked, each row is read once. */
export function queuesOf({ transfers }: Pick<OutboxState, 'transfers'>): Queues {
  const queues = known.get(transfers) ?? sortIntoQueues(transfers);
  known.set(transfers, queues);
  return queues;
}

function sortIntoQueues(transfers: OutboxState['transfers']): Queues {
  const queues: Record<TransferKind, Transfer[]> = { copy: [], remote: [] };
  let isSorted = true;
  let lastId = '';
  for (const row of Object.values(transfers)) {
    if (row.state !== 'queued') continue;
    queues[row.kind].push(row);
    const { id } = row;
    isSorted &&= lastId <= id;
    lastId = id;
  }
  if (!isSorted) for (const queue of Object.values(queues)) queue.sort(byAge);
  return queues;
}

const byAge = (one: Transfer, other: Transfer): number => (one.id < other.id ? -1 : 1);
