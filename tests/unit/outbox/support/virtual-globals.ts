import type { VirtualTime } from './virtual-time';

/** Runs `work` with the timers of the platform, the database's tasks and the database itself in virtual time. */
export async function withVirtualGlobals<T>(
  time: VirtualTime,
  indexedDB: IDBFactory,
  work: () => Promise<T>,
): Promise<T> {
  const real = {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setImmediate: globalThis.setImmediate,
    indexedDB: globalThis.indexedDB,
  };
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => time.after(ms, run),
    clearTimeout: (stop: (() => void) | undefined) => stop?.(),
    setImmediate: (run: () => void) => time.task(run),
    indexedDB,
  });
  try {
    return await work();
  } finally {
    Object.assign(globalThis, real);
  }
}
