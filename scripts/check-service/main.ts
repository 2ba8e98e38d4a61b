import { statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { API } from './create-client.ts';
import { tellQuestions } from './open-questions.ts';
import { createProtocolLook } from './protocol.ts';
import { type CheckOptions, type ExitCode, runCheck } from './run.ts';

/** A text of 35 kB that has been the same for years. Behind it what may be spelled in another way, and enough to be cut. */
const DEFAULT_SOURCE = `https://www.gnu.org/licenses/gpl-3.0.txt?check=%5Bone%5D&two+three=%C3%A9%20x&rest=${'0123456789'.repeat(25)}`;
const DEFAULT_REPORT = 'check-service-report.txt';

const USAGE = `Checks the 1fichier of your account against what the extension expects of it.

  FICHIER_API_KEY=... npm run check-service                      only reads
  FICHIER_API_KEY=... npm run check-service -- --write           also one small remote upload into a new folder, deleted at the end
  FICHIER_API_KEY=... npm run check-service -- --write --source ADDRESS    of this address instead of a text of gnu.org
  FICHIER_API_KEY=... npm run check-service -- --echo ADDRESS    also which headers reach a source: ADDRESS is a page of yours
                                                                that shows the headers it was asked with (means --write)
  --report PATH    where the report goes (${DEFAULT_REPORT})
  npm run check-service -- --questions                           what nobody knows of 1fichier, and what will tell it

The key stands in your account at 1fichier, https://1fichier.com/console/params.pl, under "API Key".`;

/** The command: resolves to how it ended. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const print = (line: string) => console.log(line);
  const parsed = readArguments(argv);
  if (typeof parsed === 'string') {
    print(`${parsed}\n\n${USAGE}`);
    return 2;
  }
  if (parsed.help) {
    print(USAGE);
    return 0;
  }
  if (parsed.questions) {
    for (const line of tellQuestions()) print(line);
    return 0;
  }
  const key = env.FICHIER_API_KEY?.trim() ?? '';
  if (key === '') {
    print(`No API key: set FICHIER_API_KEY.\n\n${USAGE}`);
    return 2;
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    print('FICHIER_API_KEY holds something that no key has, such as a space. Copy the key again.');
    return 2;
  }
  const report = resolve(parsed.report);
  const [stop, stopNow] = listenForStops(print);
  return runCheck(
    {
      key,
      fetch,
      clock: {
        monotonic: () => performance.timeOrigin + performance.now(),
        now: () => Date.now(),
        sleep: (ms, signal) => sleep(ms, undefined, signal === undefined ? {} : { signal }),
      },
      protocol: createProtocolLook(new URL(API).hostname),
      print,
      stop,
      stopNow,
      lastRunAt: statSync(report, { throwIfNoEntry: false })?.mtimeMs ?? null,
      saveReport(text) {
        try {
          writeFileSync(report, text);
        } catch {
          print(`The report could not be written to ${report}; name another place with --report.\n\n${text}`);
          return;
        }
        print(
          `The report is in ${report}. It holds no key, address, name, id or link, and may go into a bug report.`,
        );
      },
    },
    parsed.options,
  );
}

type Arguments = {
  readonly help: boolean;
  readonly questions: boolean;
  readonly report: string;
  readonly options: CheckOptions;
};

/** What was asked for, or what is wrong with it. */
function readArguments(argv: readonly string[]): Arguments | string {
  let values: {
    help?: boolean;
    questions?: boolean;
    write?: boolean;
    source?: string;
    echo?: string;
    report?: string;
  };
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        help: { type: 'boolean' },
        questions: { type: 'boolean' },
        write: { type: 'boolean' },
        source: { type: 'string' },
        echo: { type: 'string' },
        report: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const { help = false, questions = false, write = false, source, echo, report = DEFAULT_REPORT } = values;
  const isWriting = write || echo !== undefined;
  if (source !== undefined && !isWriting) return '--source is for --write.';
  for (const address of [source, echo]) {
    if (address !== undefined && !/^https?:\/\//.test(address))
      return `Not an address on the web: ${address}`;
  }
  const options = { source: isWriting ? (source ?? DEFAULT_SOURCE) : null, echo: echo ?? null };
  return { help, questions, report, options };
}

/** The first Ctrl-C ends the check and cleans up, the second ends that too. */
function listenForStops(print: (line: string) => void): readonly [AbortSignal, AbortSignal] {
  const [first, second] = [new AbortController(), new AbortController()];
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (first.signal.aborted) second.abort();
      else print('\nStopping; what was made is deleted first. Ctrl-C again leaves it.');
      first.abort();
    });
  }
  return [first.signal, second.signal];
}
