import { type BackupDeps, backUpOutbox } from '@/utils/store/backup/back-up-outbox';
import { createProfileMarks } from '@/utils/store/backup/profile-marks';
import { openOutboxStore } from '@/utils/store/outbox/open-outbox-store';
import type { OutboxStore } from '@/utils/store/outbox/outbox-store';
import type { StorageArea } from '@/utils/store/storage-area';
import { memoryArea } from '../memory-area';
import { changes, freshName, storedTransfer } from '../outbox/outbox-bench';

/** One background over a storage area and a database, in a time that passes when it is told to. */
export function startBackup(area: StorageArea = memoryArea(), name = freshName()) {
  const writes: string[][] = [];
  const reported: unknown[] = [];
  const bench = {
    now: 1_800_000_000_000,
    accountId: 'me' as string | null,
    full: false,
    broken: false,
    changed: 0,
  };
  let waits: { at: number; run: () => void }[] = [];
  const database = openOutboxStore(name);
  const counted: StorageArea = {
    ...area,
    async get(names) {
      if (bench.broken) throw new Error('IO error');
      return area.get(names);
    },
    async set(items) {
      if (bench.full) throw new DOMException('full', 'QuotaExceededError');
      writes.push(Object.keys(items));
      await area.set(items);
    },
  };
  const now = () => bench.now;
  const marks = createProfileMarks({ area: counted, store: database, now });
  const deps: BackupDeps = {
    area: counted,
    marks,
    now,
    after(ms, run) {
      const wait = { at: bench.now + ms, run };
      waits.push(wait);
      return () => {
        waits = waits.filter((one) => one !== wait);
      };
    },
    account: async () => bench.accountId,
    changed: () => {
      bench.changed += 1;
    },
    report: (error) => void reported.push(error),
  };
  const backup = backUpOutbox(database, deps);
  return {
    bench,
    area,
    name,
    marks,
    backup,
    store: backup.store,
    writes,
    reported,
    /** Lets time pass, with what is due in it. */
    async pass(ms: number): Promise<void> {
      bench.now += ms;
      const due = waits.filter(({ at }) => at <= bench.now);
      waits = waits.filter(({ at }) => at > bench.now);
      for (const { run } of due) run();
      // In the queue of its work behind what has just begun.
      if (due.length > 0) await backup.flush().catch(() => undefined);
    },
  };
}

export async function add(store: OutboxStore, ids: readonly string[], more = {}): Promise<void> {
  await store.commit(changes({ transfers: ids.map((id) => storedTransfer(id, more)) }));
}
