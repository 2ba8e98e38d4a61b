import { IDBFactory } from 'fake-indexeddb';
import type { Job, OutboxContext, Transfer } from '@/utils/transfers/schema';
import { askBeforeIndexing, forgetEnded, rawDatabase } from '../../store/outbox/raw-database';
import type { Room } from './room';

/** Who opened a connection, and what happens around each transaction that writes. */
export type Owner = {
  readonly isAlive: () => boolean;
  /** A point at which the owner may die. */
  readonly reach: () => void;
};

const NAME = 'outbox';

/** IndexedDB that outlives its users. A connection dies with its owner: what it has not committed by then never is. */
export class Disk {
  readonly factory = new IDBFactory();
  /** The owner of the next connection. */
  owner: Owner | null = null;
  private readonly room: Room;

  constructor(room: Room) {
    this.room = room;
    const open = this.factory.open.bind(this.factory);
    this.factory.open = (name, version) => {
      const { owner } = this;
      const request = open(name, version);
      request.addEventListener('success', () => {
        const database = rawDatabase(this.factory, NAME);
        if (database !== null) askBeforeIndexing(database);
        if (owner !== null) this.watch(request.result, owner);
      });
      return request;
    };
  }

  private watch(db: IDBDatabase, owner: Owner): void {
    const begin = db.transaction.bind(db);
    db.transaction = (stores, mode, options) => {
      const database = rawDatabase(this.factory, NAME);
      if (database !== null) forgetEnded(database);
      if (mode !== 'readwrite') {
        if (!owner.isAlive()) throw new Error('dead');
        return begin(stores, mode, options);
      }
      owner.reach();
      if (!owner.isAlive()) throw new Error('dead');
      this.room.take();
      const transaction = begin(stores, mode, options);
      transaction.addEventListener('complete', () => owner.reach());
      return transaction;
    };
  }

  private rows(store: string): readonly unknown[] {
    const found = rawDatabase(this.factory, NAME)?.rawObjectStores.get(store);
    return found === undefined ? [] : [...found.records.values()].map(({ value }) => value);
  }

  transfers(): readonly Transfer[] {
    return this.rows('transfers') as readonly Transfer[];
  }

  jobs(): readonly Job[] {
    return this.rows('jobs') as readonly Job[];
  }

  context(): OutboxContext | null {
    const [row] = this.rows('context') as readonly { readonly context: OutboxContext }[];
    return row?.context ?? null;
  }

  /** All of it as text. */
  dump(): string {
    return JSON.stringify(['transfers', 'jobs', 'context', 'unreadable'].map((store) => this.rows(store)));
  }
}
