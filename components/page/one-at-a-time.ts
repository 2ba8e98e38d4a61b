/**
 * A work that runs once at a time: asked for while it runs, however often, it runs once more afterwards. What everyone
 * waits for is the end of the last run; a failure ends it for all of them.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isDue = false;

  async function runOn(): Promise<void> {
    try {
      do {
        isDue = false;
        await work();
      } while (isDue);
    } finally {
      running = null;
    }
  }

  return () => {
    if (running === null) running = runOn();
    else isDue = true;
    return running;
  };
}
