/** One background from its start to its death. Of a dead one nothing is heard any more. */
export class Life {
  isAlive = true;
  private readonly stops = new Set<() => void>();
  private readonly reached: () => void;

  /** `reached` is told of every point at which a background may die. */
  constructor(reached: () => void) {
    this.reached = reached;
  }

  reach = (): void => {
    if (this.isAlive) this.reached();
  };

  /** Calls off, at death at the latest. */
  owns(stop: () => void): () => void {
    this.stops.add(stop);
    return () => {
      this.stops.delete(stop);
      stop();
    };
  }

  end(): void {
    this.isAlive = false;
    for (const stop of this.stops) stop();
    this.stops.clear();
  }

  /** The same work as done by this life: it may die right before it and right after it. */
  guard<A extends readonly unknown[], R>(work: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
    return async (...given) => {
      this.reach();
      if (!this.isAlive) return never();
      try {
        const result = await work(...given);
        this.reach();
        return this.isAlive ? result : never();
      } catch (error) {
        if (!this.isAlive) return never();
        throw error;
      }
    };
  }

  guardAll<T extends object>(methods: T): T {
    const guarded = Object.entries(methods).map(([name, method]) => [name, this.guard(method)]);
    return Object.fromEntries(guarded) as T;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
