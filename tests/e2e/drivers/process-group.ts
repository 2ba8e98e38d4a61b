import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A program and everything it started, stopped together by the id of their process group. */
export type ProcessGroup = {
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Null while it runs; then its exit code, or the signal's name. */
  ended(): string | null;
  readonly exited: Promise<void>;
  /** Sends the signal and waits for the end. Without one: SIGTERM, and SIGKILL after 5 s. */
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const running = new Set<number>();
let guarded = false;

/** Whatever a failed test forgot ends with the process that runs the tests, however that ends. */
function guardExit(): void {
  if (guarded) return;
  guarded = true;
  const endAll = (): void => {
    for (const pid of running) signalGroup(pid, 'SIGKILL');
  };
  process.on('exit', endAll);
  process.on('disconnect', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAll();
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ESRCH') throw error;
  }
}

export function startGroup(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): ProcessGroup {
  guardExit();
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Without a locale Chromium cannot open a file whose name has more than ASCII in it.
    env: { LC_CTYPE: 'C.UTF-8', ...process.env, ...env },
  });
  // Unread pipes would fill up and stop the program.
  child.stdout.resume();
  child.stderr.resume();
  let end: string | null = null;
  const exited = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      end = error.message;
      resolve();
    });
    child.once('exit', (code, signal) => {
      end = String(code ?? signal);
      running.delete(child.pid ?? 0);
      // Helpers of a browser outlive it for a moment, and would write into a profile that is being removed.
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
      resolve();
    });
  });
  if (child.pid === undefined) throw new Error(`${command} cannot be started`);
  const { pid } = child;
  running.add(pid);
  return {
    pid,
    stdout: child.stdout,
    stderr: child.stderr,
    exited,
    ended: () => end,
    async stop(signal) {
      if (end !== null) return;
      signalGroup(pid, signal ?? 'SIGTERM');
      const insist = setTimeout(() => signalGroup(pid, 'SIGKILL'), 5_000);
      await exited;
      clearTimeout(insist);
    },
  };
}
