export const DISK_FULL = 'QuotaExceededError';

/** Room on the disk, for the database and `storage.local` alike. */
export class Room {
  /** Writes so far, those without room included. */
  writes = 0;
  /** So many writes fail from now on, whatever room there is. */
  failures = 0;
  private fullAt = Number.POSITIVE_INFINITY;
  private fullMs = 0;
  private freeAt = Number.NEGATIVE_INFINITY;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** From the next `writes`th write on there is none for `ms`. */
  fill(writes: number, ms: number): void {
    this.fullAt = this.writes + writes;
    this.fullMs = ms;
  }

  get isFull(): boolean {
    return this.now() < this.freeAt;
  }

  clear(): void {
    this.failures = 0;
    this.fullAt = Number.POSITIVE_INFINITY;
    this.freeAt = Number.NEGATIVE_INFINITY;
  }

  /** Something is to be written. */
  take(): void {
    this.writes += 1;
    if (this.writes === this.fullAt) this.freeAt = this.now() + this.fullMs;
    if (this.failures > 0) this.failures -= 1;
    else if (!this.isFull) return;
    throw new DOMException('The disk is full', DISK_FULL);
  }
}
