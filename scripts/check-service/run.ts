import { ACCOUNT_LIMIT_MS } from '@/utils/fichier/limited-questions';
import { type ClientDeps, createClient } from './create-client.ts';
import { createEvidence, type EvidenceDraft } from './evidence.ts';
import { judge } from './lines/lines.ts';
import { createPoliteCalls, Stopped } from './polite-calls.ts';
import type { ProtocolLook } from './protocol.ts';
import { tellLines, writeReport } from './report.ts';
import type { Context } from './steps/context.ts';
import { type Created, cleanUp, noneCreated } from './steps/created.ts';
import { echo } from './steps/echo.ts';
import { type Before, readOnly } from './steps/read-only.ts';
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
  const evidence = createEvidence(options.source !== null, options.echo !== null);
  const client = createClient(deps, (exchange) => evidence.exchanges.push(exchange));
  const contextUntil = (signal: AbortSignal, hasAnswered: boolean): Context => ({
    ...client,
    ...createPoliteCalls({ clock: deps.clock, evidence, print, signal, hasAnswered }),
    ...deps,
    evidence,
  });
  const context = contextUntil(deps.stop, false);
  const created = noneCreated(
    `check-service ${new Date(deps.clock.now()).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')}`,
  );
  let stopped: string | null = null;
  let before: Before | null = null;
  try {
    await waitForAccount(deps, context);
    print('Reading only.');
    before = await readOnly(context);
    if (options.source !== null) await writeAll(context, created, options, options.source);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    stopped = error.message;
  } finally {
    const left = await leaveClean(contextUntil(deps.stopNow, true), created, before);
    for (const line of left) print(line);
  }
  return tellAll(deps, evidence, stopped);
}

/** 1fichier tells of an account once in five minutes, whichever run asks. */
async function waitForAccount({ clock, lastRunAt }: CheckDeps, context: Context): Promise<void> {
  if (lastRunAt === null) return;
  const waitMs = lastRunAt + ACCOUNT_LIMIT_MS - clock.now();
  if (waitMs > 0 && waitMs <= ACCOUNT_LIMIT_MS) {
    await context.wait(waitMs, 'the last check was just now, and 1fichier tells of an account once in 5 min');
  }
}

async function writeAll(
  context: Context,
  created: Created,
  options: CheckOptions,
  source: string,
): Promise<void> {
  context.print('Writing: one small remote upload into a new folder, and everything that is done with it.');
  const folderId = await write(context, created, source);
  if (options.echo === null || folderId === null) return;
  context.print('Whether headers reach a source.');
  await echo(context, created, folderId, options.echo);
}

/** What the person is told about what is left in the account. */
async function leaveClean(
  context: Context,
  created: Created,
  before: Before | null,
): Promise<readonly string[]> {
  if (created.folders.length === 0 && !created.mayHaveFolder) return [];
  try {
    const left = await cleanUp(context, created, before);
    if (left.length === 0) return ['Everything that the check made is deleted.'];
    return ['Left in your account, to be deleted by hand:', ...left.map((line) => `  ${line}`)];
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return [
      `Left in your account, to be deleted by hand: the folder "${created.name}" in your root folder, with its files.`,
      error.message,
    ];
  }
}

function tellAll(deps: CheckDeps, evidence: EvidenceDraft, stopped: string | null): ExitCode {
  const { print } = deps;
  const hasSeen = evidence.exchanges.some(({ status }) => status !== null);
  if (stopped !== null && !evidence.reads.some(({ ok }) => ok)) {
    print(stopped);
    return 2;
  }
  const verdict = judge(evidence);
  for (const line of tellLines(verdict)) print(line);
  if (stopped !== null) print(`The check did not come to its end. ${stopped}`);
  if (hasSeen)
    deps.saveReport(writeReport(evidence, verdict, { now: deps.clock.now(), isWhole: stopped === null }));
  if (verdict.some(({ finding }) => finding.kind === 'differs')) return 1;
  return stopped === null ? 0 : 2;
}
