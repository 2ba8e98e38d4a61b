import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './root.ts';

const KILL_AFTER_MS = 10_000;

/** Commands that run now, each the leader of a process group of its own. */
const running = new Set<ChildProcess>();

/** How a command ended. `code` is null when a signal or the time limit ended it. */
export type CommandResult = { readonly code: number | null; readonly stdout: string };

/**
 * Runs a command of node_modules/.bin in the project's folder. Its output goes to the screen, or with `capture` its
 * standard output into the result. Past `limitMs` it is ended with all its children. Rejects only if it cannot start.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  { capture = false, limitMs }: { readonly capture?: boolean; readonly limitMs: number },
): Promise<CommandResult> {
  const isWindows = process.platform === 'win32';
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` },
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    shell: isWindows,
    detached: !isWindows,
  });
  running.add(child);
  const timer = setTimeout(() => end(child), limitMs);
  let stdout = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  return new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout }));
  }).finally(() => {
    clearTimeout(timer);
    running.delete(child);
  });
}

/** Ends every running command with its children, then this process, when the user or the system asks for it. */
export function stopOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const child of running) {
        child.once('close', () => process.exit(1));
        end(child);
      }
      if (running.size === 0) process.exit(1);
    });
  }
}

function end(child: ChildProcess): void {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS).unref();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') child.kill(signal);
  else process.kill(-child.pid, signal);
}
