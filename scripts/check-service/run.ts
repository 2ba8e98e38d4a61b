import { ACCOUNT_LIMIT_MS } from '@/utils/fichier/limited-questions';
import { createAsker, Stopped } from './create-asker.ts';
import { type ClientDeps, createClient } from './create-client.ts';
import { createNotebook, type Notebook } from './evidence.ts';
import { judge } from './lines/lines.ts';
import type { ProtocolLook } from './protocol.ts';
import { tellLines, writeReport } from './report.ts';
import { echo } from './steps/echo.ts';
import { type Before, readOnly } from './steps/read-only.ts';
import type { Bench } from './steps/step.ts';
import { cleanUp, createTrial, type Trial } from './steps/trial.ts';
import { write } from './steps/write.ts';

export type CheckDeps = ClientDeps & {
  readonly protocol: ProtocolLook | null;
  /** One line on the screen. */
  readonly print: (line: string) => void;
  /** Aborted by the first Ctrl-C: clean up and end. `stopNow` by the second: leave all as it is. */
  readonly stop: AbortSignal;
  readonly stopNow: AbortSignal;
  /** When the account was asked for by an earlier run; null: never. */
  readonly lastRunAt: number | null;
  readonly saveReport: (text: string) => void;
};

export type CheckOptions = {
  /** What to send; null: only read. */
  readonly source: string | null;
  /** A page of the person's own that shows the headers it was asked with. */
  readonly echo: string | null;
};

/** All was as the contract says; something was not; it could not be found out. */
export type ExitCode = 0 | 1 | 2;

export async function runCheck(deps: CheckDeps, options: CheckOptions): Promise<ExitCode> {
  const { print } = deps;
  const notebook = createNotebook(options.source !== null, options.echo !== null);
  const client = createClient(deps, (exchange) => notebook.exchanges.push(exchange));
  const benchUntil = (signal: AbortSignal): Bench => ({
    ...client,
    ...createAsker({ clock: deps.clock, notebook, print, signal }),
    ...deps,
    notebook,
  });
  const bench = benchUntil(deps.stop);
  const trial = createTrial(
    `check-service ${new Date(deps.clock.now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')}`,
  );
  let stopped: string | null = null;
  let before: Before | null = null;
  try {
    await waitForAccount(deps, bench);
    print('Reading only.');
    before = await readOnly(bench);
    if (options.source !== null) await writeAll(bench, trial, options, options.source);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    stopped = error.message;
  } finally {
    const left = await leaveClean(benchUntil(deps.stopNow), trial, before);
    for (const line of left) print(line);
  }
  return tellAll(deps, notebook, stopped);
}

/** 1fichier tells of an account once in five minutes, whichever run asks. */
async function waitForAccount({ clock, lastRunAt }: CheckDeps, bench: Bench): Promise<void> {
  if (lastRunAt === null) return;
  const waitMs = lastRunAt + ACCOUNT_LIMIT_MS - clock.now();
  if (waitMs > 0 && waitMs <= ACCOUNT_LIMIT_MS) {
    await bench.wait(waitMs, 'the last check was just now, and 1fichier tells of an account once in 5 min');
  }
}

async function writeAll(bench: Bench, trial: Trial, options: CheckOptions, source: string): Promise<void> {
  bench.print('Writing: one small remote upload into a new folder, and everything that is done with it.');
  const folderId = await write(bench, trial, source);
  if (options.echo === null || folderId === null) return;
  bench.print('Whether headers reach a source.');
  await echo(bench, trial, folderId, options.echo);
}

/** What the person is told about what is left in the account. */
async function leaveClean(bench: Bench, trial: Trial, before: Before | null): Promise<readonly string[]> {
  if (trial.folders.length === 0 && !trial.mayHaveFolder) return [];
  try {
    const left = await cleanUp(bench, trial, before);
    if (left.length === 0) return ['Everything that the check made is deleted.'];
    return ['Left in your account, to be deleted by hand:', ...left.map((line) => `  ${line}`)];
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return [
      `Left in your account, to be deleted by hand: the folder "${trial.name}" in your root folder, with its files.`,
      error.message,
    ];
  }
}

function tellAll(deps: CheckDeps, notebook: Notebook, stopped: string | null): ExitCode {
  const { print } = deps;
  const hasSeen = notebook.exchanges.some(({ status }) => status !== null);
  if (stopped !== null && !notebook.reads.some(({ ok }) => ok)) {
    print(stopped);
    return 2;
  }
  const verdict = judge(notebook);
  for (const line of tellLines(verdict)) print(line);
  if (stopped !== null) print(`The check did not come to its end. ${stopped}`);
  if (hasSeen)
    deps.saveReport(writeReport(notebook, verdict, { now: deps.clock.now(), isWhole: stopped === null }));
  if (verdict.some(({ finding }) => finding.kind === 'differs')) return 1;
  return stopped === null ? 0 : 2;
}
