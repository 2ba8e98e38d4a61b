type Timer = { readonly at: number; readonly order: number; readonly run: () => void };

/**
 * True time, which moves only when told to, with its timers and tasks. Times are epoch ms. Tasks stand for what a real
 * platform does between two turns of its event loop (here: the database), so that a run is the same every time.
 */
export class VirtualTime {
  now = Date.UTC(2026, 9, 24, 20);
  private readonly heap: Timer[] = [];
  private readonly stopped = new Set<Timer>();
  private tasks: (() => void)[] = [];
  private order = 0;

  after(ms: number, run: () => void): () => void {
    this.order += 1;
    const timer = { at: this.now + Math.max(0, ms), order: this.order, run };
    this.push(timer);
    return () => this.stopped.add(timer);
  }

  task(run: () => void): void {
    this.tasks.push(run);
  }

  /** Lets everything happen that happens within `ms`, in order. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await this.settle();
    for (let next = this.take(end); next !== null; next = this.take(end)) {
      this.now = next.at;
      next.run();
      await this.settle();
    }
    this.now = end;
  }

  /** Lets all promises and tasks go on that can go on without time passing. */
  async settle(): Promise<void> {
    await microtasksDone();
    while (this.tasks.length > 0) {
      const due = this.tasks;
      this.tasks = [];
      for (const run of due) {
        run();
        await microtasksDone();
      }
    }
  }

  private take(end: number): Timer | null {
    for (let first = this.heap[0]; first !== undefined; first = this.heap[0]) {
      const isStopped = this.stopped.delete(first);
      if (!isStopped && first.at > end) return null;
      this.pop();
      if (!isStopped) return first;
    }
    return null;
  }

  private push(timer: Timer): void {
    let index = this.heap.push(timer) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!this.swapIfLater(above, index)) return;
      index = above;
    }
  }

  private pop(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const below = this.isEarlier(right, left) ? right : left;
      if (!this.swapIfLater(index, below)) return;
      index = below;
    }
  }

  private isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.at - b.at < 0 || (a.at === b.at && a.order < b.order);
  }

  private swapIfLater(above: number, below: number): boolean {
    const [a, b] = [this.heap[above], this.heap[below]];
    if (a === undefined || b === undefined || !this.isEarlier(below, above)) return false;
    this.heap[above] = b;
    this.heap[below] = a;
    return true;
  }
}

/** Node runs ticks when no promise can go on any more; the second is for what was begun by a tick of the platform's own. */
async function microtasksDone(): Promise<void> {
  await nextTick();
  await nextTick();
}

const nextTick = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
