import { createEngine } from '@/utils/engine/create-engine';
import type { Engine, NewTransfer } from '@/utils/engine/engine';
import type { EngineDeps } from '@/utils/engine/engine-deps';
import type { GovernorHold, Plan } from '@/utils/fichier/fichier';
import type { Transfer } from '@/utils/transfers/schema';
import { FakeFichier } from './fake-fichier';
import { createMemoryStore, type MemoryStore } from './memory-store';
import { VirtualTime } from './virtual-time';

const SPACING_MS = 1_100;
const KNOWN_MS = 120_000;

/** The engine with a world around it: backgrounds die and are born anew over one store, woken by one alarm. */
export class VirtualWorld {
  readonly time = new VirtualTime();
  readonly fichier = new FakeFichier(this.time);
  readonly disk: MemoryStore = createMemoryStore();
  readonly broken: unknown[] = [];
  readonly ended: Transfer[] = [];
  plan: Plan = 'premium';
  batchSize = 20;
  isOnline = true;
  hasPermission = true;
  hold: GovernorHold | null = null;
  isBrowserStart = false;
  isProfileDoubted = false;
  mayBeSent: readonly string[] = [];
  changes = 0;
  /** What follows when something stored has changed. */
  onChanged: () => void = () => undefined;
  /** The background dies at this call of the world, counted over all backgrounds; odd: before it, even: after it. */
  dieAt = Number.POSITIVE_INFINITY;
  calls = 0;
  alarmAt: number | null = null;
  /** When the alarm was last armed. */
  armedAt = 0;
  /** How far the browser's clock is ahead of the time that passes, ms. */
  private wallAhead = 0;
  private alarmOff = () => {};
  private engine: Engine | null = null;
  private life = { isAlive: true, stops: new Set<() => void>() };
  private lastId = 0;
  private lastCallAt = 0;

  /** The living background, born if need be. */
  get background(): Engine {
    if (this.engine !== null) return this.engine;
    this.life = { isAlive: true, stops: new Set() };
    const born = createEngine(this.deps());
    this.engine = born;
    void born.start().catch(() => undefined);
    return born;
  }

  wallNow = (): number => this.time.now + this.wallAhead;

  constructor() {
    this.fichier.wallNow = this.wallNow;
  }

  /** Somebody sets the browser's clock. */
  setClock(byMs: number): void {
    this.wallAhead += byMs;
  }

  die(): void {
    this.life.isAlive = false;
    for (const stop of this.life.stops) stop();
    this.engine = null;
  }

  pass(ms: number): Promise<void> {
    return this.time.pass(ms);
  }

  async add(urls: readonly string[], more: Partial<NewTransfer> = {}): Promise<void> {
    const plain = {
      kind: 'remote',
      origin: 'link',
      folderId: 0,
      folderName: null,
      isPrivate: false,
    } as const;
    void this.background.add(urls.map((url) => ({ ...plain, ...more, url }))).catch(() => undefined);
    await this.pass(0);
  }

  /** Two links come to their end, so that lists of this account are known to show jobs of ours, open and ended. */
  async becomeKnown(): Promise<void> {
    for (const name of ['first', 'second']) {
      await this.add([`https://known.example/${name}.bin`]);
      await this.pass(KNOWN_MS);
    }
    this.calls = 0;
  }

  transfer(url: string): Transfer {
    const found = this.disk.allTransfers().find((row) => row.url === url);
    if (!found) throw new Error(`No transfer of ${url}`);
    return found;
  }

  private arm(atMs: number): void {
    this.alarmOff();
    this.alarmAt = atMs;
    this.armedAt = this.time.now;
    this.alarmOff = this.time.after(Math.max(0, atMs - this.wallNow()), () => {
      this.alarmAt = null;
      void this.background.wake();
    });
  }

  /** A call into the world: the background may die at it, and what is dead neither acts nor hears. */
  private guard<A extends readonly unknown[], R>(work: (...given: A) => Promise<R>) {
    const life = this.life;
    return async (...given: A): Promise<R> => {
      if (!life.isAlive) return never();
      this.calls += 1;
      const isLast = this.calls === this.dieAt;
      if (isLast && this.calls % 2 === 1) this.die();
      if (!life.isAlive) return never();
      try {
        const result = await work(...given);
        if (isLast) this.die();
        return life.isAlive ? result : never();
      } catch (error) {
        if (!life.isAlive) return never();
        throw error;
      }
    };
  }

  private deps(): EngineDeps {
    const life = this.life;
    const bornAt = this.time.now;
    const guarded = <T extends object>(methods: T): T =>
      Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, this.guard(method)])) as T;
    return {
      fichier: guarded(this.fichier.client),
      governor: guarded({
        run: () => Promise.reject(new Error('The engine calls through the client')),
        hold: async () => this.hold,
        hurry: () => this.fichier.hurry(),
        nextBackgroundAt: async () => this.lastCallAt + SPACING_MS,
        linkBudget: async () => ({
          lane: 'background' as const,
          perHour: 50,
          nextAt: this.lastCallAt + SPACING_MS,
          backgroundPerHour: 500,
        }),
        tryNowAt: async () => this.time.now,
      }),
      store: guarded(this.disk.store),
      events: {
        changed: () => {
          this.changes += 1;
          this.onChanged();
        },
        ended: (transfers) => {
          this.ended.push(...transfers);
        },
        broke: (error) => {
          if (life.isAlive) this.broken.push(error);
        },
      },
      clock: { now: this.wallNow, monotonic: () => this.time.now - bornAt },
      timer: {
        after: (ms, run) => {
          const stop = this.time.after(ms, run);
          life.stops.add(stop);
          return stop;
        },
      },
      alarm: { arm: this.guard(async (atMs: number) => this.arm(atMs)) },
      ids: {
        next: (now) => {
          this.lastId += 1;
          return `${now}-${String(this.lastId).padStart(6, '0')}`;
        },
      },
      account: this.guard(async () => this.fichier.accountId),
      plan: this.guard(async () => this.plan),
      batchSize: this.guard(async () => this.batchSize),
      isOnline: () => this.isOnline,
      hasHostPermission: this.guard(async () => this.hasPermission),
      isBrowserStart: this.guard(async () => this.isBrowserStart),
      profile: {
        doubted: this.guard(async () => (this.isProfileDoubted ? this.mayBeSent : null)),
        settle: this.guard(async () => {
          this.isProfileDoubted = false;
        }),
      },
    };
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
