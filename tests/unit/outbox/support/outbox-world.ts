import 'fake-indexeddb/auto';
import type { TryNow } from '@/entrypoints/background/try-now';
import type { Engine } from '@/utils/engine/engine';
import type { Fichier, Lane, RemoteId } from '@/utils/fichier/fichier';
import { createFetch } from '../../../simulator/create-fetch.ts';
import { createTestHost } from '../../../simulator/create-test-host.ts';
import type { RemoteJob } from '../../../simulator/model/records.ts';
import { memoryAnswers } from '../../store/memory-answers';
import { type Background, createBackground } from './create-background';
import { Disk } from './disk';
import { Ledger } from './ledger';
import { Life } from './life';
import { MemoryArea } from './memory-area';
import { Room } from './room';
import type { KeyName, Setting } from './setting';
import { VirtualTime } from './virtual-time';

/** A browser stops a background that did nothing for so long, and lets no alarm come sooner. */
const IDLE_MS = 30_000;

/** Carries the moment at which a call left to the records of the simulator. */
export const MOMENT_HEADER = 'x-moment';

/** One call as it left the browser. Times are true times, epoch ms. */
export type Outgoing = {
  readonly endpoint: string;
  readonly body: unknown;
  readonly at: number;
  readonly lane: Lane | null;
  /** How often the browser's clock had been set by then. */
  readonly jumps: number;
  end: number | null;
};

/** A browser in virtual time: one profile, background after background over it, and 1fichier at the other end. */
export class OutboxWorld {
  readonly setting: Setting;
  readonly time = new VirtualTime();
  readonly room = new Room(() => this.time.now);
  readonly disk = new Disk(this.room);
  readonly area = new MemoryArea(this.room);
  readonly answers = memoryAnswers();
  readonly ledger = new Ledger(() => this.time.now);
  readonly host: ReturnType<typeof createTestHost>;
  readonly outgoing: Outgoing[] = [];
  /** What the engine called a bug or a failing store. */
  readonly broken: unknown[] = [];
  onCall: (call: Outgoing) => void = () => undefined;
  onCommit: () => void = () => undefined;
  key: KeyName | null;
  isOnline = true;
  hasPermission = true;
  /** Of the call that goes out next. */
  lane: Lane | null = null;
  /** The background dies at this point, counted over all of them. */
  dieAt = Number.POSITIVE_INFINITY;
  points = 0;
  private wallAheadMs = 0;
  private jumps = 0;
  private life: Life | null = null;
  private background: Background | null = null;
  private activeAt = 0;
  private isBrowserStart = true;
  private chance = 0;
  private moment = 0;
  private stopAlarm = () => {};
  private readonly fetch: typeof fetch;

  constructor(setting: Setting) {
    this.setting = setting;
    this.key = setting.key;
    this.host = createTestHost({
      clock: {
        now: () => this.time.now,
        setTimeout: (run, ms) => this.time.after(ms, run),
        clearTimeout: (stop) => (stop as (() => void) | null)?.(),
      },
      seed: setting.seed,
      limits: setting.limits,
      switches: setting.switches,
    });
    this.fetch = createFetch(this.host) as typeof fetch;
  }

  /** What the browser's clock says. */
  wallNow = (): number => this.time.now + this.wallAheadMs;

  /** Somebody sets the browser's clock. */
  setClock(ms: number): void {
    this.wallAheadMs += ms;
    this.jumps += 1;
  }

  /** The living background's, which is born if need be. */
  get engine(): Engine {
    return this.born().engine;
  }

  get tryNow(): TryNow {
    return this.born().tryNow;
  }

  get fichier(): Fichier {
    return this.born().fichier;
  }

  die(): void {
    this.life?.end();
    this.life = null;
    this.background = null;
    for (const call of this.outgoing) call.end ??= this.time.now;
  }

  closeBrowser(): void {
    this.die();
    this.stopAlarm();
    this.isBrowserStart = true;
  }

  private born(): Background {
    if (this.background !== null) return this.background;
    const life = new Life(() => this.reached());
    this.life = life;
    this.background = createBackground(this, life);
    if (this.setting.isStoppedWhenIdle) this.stopWhenIdle(life);
    this.background.engine.start().catch((error: unknown) => this.broken.push(error));
    return this.background;
  }

  private reached(): void {
    this.points += 1;
    this.activeAt = this.time.now;
    if (this.points === this.dieAt) this.die();
  }

  private stopWhenIdle(life: Life): void {
    const look = () => {
      const isIdle = this.time.now - this.activeAt >= IDLE_MS && this.outgoing.at(-1)?.end !== null;
      if (isIdle) this.die();
      else this.stopWhenIdle(life);
    };
    life.owns(this.time.after(IDLE_MS, look));
  }

  /** Alarms count the time until they are due. */
  arm(atMs: number): void {
    this.stopAlarm();
    this.stopAlarm = this.time.after(Math.max(IDLE_MS, atMs - this.wallNow()), () => {
      void this.engine.wake();
    });
  }

  /** The browser's `fetch`. */
  async send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    if (!this.isOnline) throw new TypeError('Failed to fetch');
    const request = new Request(input, init);
    const { url, method, headers, signal } = request;
    headers.set(MOMENT_HEADER, String(this.nextMoment()));
    const body = await request.text();
    const call: Outgoing = {
      endpoint: new URL(url).pathname.replace(/^\/v1\/|\.cgi$/g, ''),
      body: JSON.parse(body) as unknown,
      at: this.time.now,
      lane: this.lane,
      jumps: this.jumps,
      end: null,
    };
    this.onCall(call);
    this.outgoing.push(call);
    try {
      await this.travel();
      const response = await this.fetch(url, { method, headers, body, signal });
      await this.travel();
      return response;
    } finally {
      call.end ??= this.time.now;
    }
  }

  private travel(): Promise<void> {
    const ms = this.setting.latencyMs / 2;
    return ms === 0 ? Promise.resolve() : new Promise((resolve) => this.time.after(ms, resolve));
  }

  /** The job of 1fichier that has this id, in any of its spellings. */
  jobAt1fichier(remoteId: RemoteId | null): RemoteJob | undefined {
    return this.host.state.jobs.find(({ id }) => `${id}` === `${remoteId}` || `r-${id}` === remoteId);
  }

  nextMoment(): number {
    this.moment += 1;
    return this.moment;
  }

  nextChance(): string {
    this.chance += 1;
    return String(this.chance).padStart(8, '0');
  }

  /** True once per run of the browser. */
  takeBrowserStart(): boolean {
    const isFirst = this.isBrowserStart;
    this.isBrowserStart = false;
    return isFirst;
  }
}
