/** A clock that moves only when told to, with its timers. Times are epoch ms. */
export class VirtualTime {
  now = Date.UTC(2026, 0, 15, 12);
  private timers: { at: number; order: number; run: () => void }[] = [];
  private order = 0;

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, order: this.order++, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Lets everything happen that happens within `ms`. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await settled();
    for (let next = this.next(end); next; next = this.next(end)) {
      this.timers = this.timers.filter((other) => other !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
      await settled();
    }
    this.now = end;
  }

  private next(end: number) {
    return this.timers
      .filter((timer) => timer.at <= end)
      .sort((one, other) => one.at - other.at || one.order - other.order)[0];
  }
}

/** All promises that can go on have gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
