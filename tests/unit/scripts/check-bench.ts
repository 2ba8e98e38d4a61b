import type { ProtocolLook } from '../../../scripts/check-service/protocol.ts';
import {
  type CheckDeps,
  type CheckOptions,
  type ExitCode,
  runCheck,
} from '../../../scripts/check-service/run.ts';
import { answerText } from '../../simulator/answer.ts';
import { createFetch } from '../../simulator/create-fetch.ts';
import { createTestHost } from '../../simulator/create-test-host.ts';
import { TEST_KEYS } from '../../simulator/model/accounts.ts';
import { addFile } from '../../simulator/model/files.ts';
import { addFolder } from '../../simulator/model/folders.ts';
import { addJob } from '../../simulator/model/jobs.ts';
import type { Account, State } from '../../simulator/model/records.ts';
import type { Limits, Switches } from '../../simulator/model/switches.ts';

const START = Date.UTC(2026, 0, 31, 11, 0, 0);
/** Long enough to be cut, with all that may be spelled in another way. */
export const SOURCE = `http://files.example/small-text.txt?check=%5Bone%5D&two+three=%C3%A9%20x&rest=${'0123456789'.repeat(25)}`;
export const ECHO = 'http://echo.example/show-what-you-got';

export type CheckRun = {
  readonly code: ExitCode;
  readonly output: string;
  readonly report: string | null;
  /** `holds`, `differs` or `not seen`, as the screen has it. */
  about(id: string): string;
  /** The lines of which it says so. */
  seen(kind: 'holds' | 'differs' | 'not seen'): readonly string[];
};

export type CheckBench = ReturnType<typeof createCheckBench>;

/** The check before the simulator in this process, in time that passes at once. */
export function createCheckBench(options: { switches?: Partial<Switches>; limits?: Partial<Limits> } = {}) {
  const host = createTestHost({
    clock: { now: () => START, setTimeout: () => null },
    switches: { executionDelayMs: 20_000, ...options.switches },
    limits: { ...options.limits },
  });
  const ofFichier = createFetch(host);
  host.site.set('echo.example', '/show-what-you-got', answerText(''));
  // So slow that its job can be seen at work.
  const { pathname, search } = new URL(SOURCE);
  host.site.set('files.example', pathname + search, answerText('A small text.'), 15_000);
  const answerSample = host.site.answer;
  // A page that shows the headers it is asked with.
  host.site.answer = (request) =>
    request.host === 'echo.example'
      ? { answer: answerText(JSON.stringify(request.headers)), delayMs: 0 }
      : answerSample(request);
  const account = host.state.keys.get(TEST_KEYS.premium) as Account;

  const fetchAny: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!host.site.hosts.has(url.hostname)) return ofFichier(request);
    const place = { method: 'GET', host: url.hostname, path: url.pathname + url.search, headers: {} };
    const { answer } = host.site.answer(place);
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers });
  };

  return {
    host,
    account,
    fetch: fetchAny,
    /** A life before the check: files, folders, jobs, with names and ids of their own. */
    async furnish() {
      const folder = addFolder(host, account, 'Family album');
      addFile(host, { owner: account, filename: 'passport-scan.pdf', bytes: 'x'.repeat(700) });
      addFile(host, { owner: account, folderId: folder.id, filename: 'beach-2019.jpg', bytes: 'y' });
      for (const name of ['old-one.bin', 'old-two.bin']) {
        addJob(host, { owner: account, urls: [`http://files.example/private/${name}`] });
        host.clock.advance(90_000);
        await new Promise(setImmediate);
      }
    },
    addOwnFile: (id: string) => addFile(host, { owner: account, id, filename: 'old-film.mp4', bytes: 'z' }),
    /** A host that offers this, and answers a streamed body so. */
    protocol: (offered: 'h2' | 'http/1.1', status: number): ProtocolLook => ({
      offered: async () => offered,
      postStream: async () => ({
        status,
        contentType: 'application/json',
        headerNames: [],
        body: '{"status":"OK","data":[]}',
      }),
    }),
    /** All that the account holds, to be compared. */
    holdings: () => ({
      files: [...host.state.files.values()]
        .filter(({ owner }) => owner === account)
        .map(({ id, filename, folderId, password }) => ({ id, filename, folderId, password })),
      folders: [...host.state.folders.values()].map(({ id, name, parentId, shareCode }) => ({
        id,
        name,
        parentId,
        shareCode,
      })),
    }),
    /** Gathers all that no report may hold: of the account before the check, and of what the check makes. */
    watchSecrets(): Set<string> {
      const secrets = new Set<string>([TEST_KEYS.premium, account.email, SOURCE, ECHO]);
      host.recorder.onChange(() => {
        for (const secret of secretsOf(host.state)) if (secret.length > 4) secrets.add(secret);
      });
      return secrets;
    },
    async run(asked: Partial<CheckOptions> = {}, deps: Partial<CheckDeps> = {}): Promise<CheckRun> {
      const lines: string[] = [];
      let report: string | null = null;
      const code = await runCheck(
        {
          key: TEST_KEYS.premium,
          fetch: fetchAny,
          clock: {
            now: () => host.clock.now(),
            monotonic: () => host.clock.now(),
            async sleep(ms) {
              host.clock.advance(ms);
              for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
            },
          },
          protocol: null,
          print: (line) => lines.push(line),
          stop: new AbortController().signal,
          stopNow: new AbortController().signal,
          lastRunAt: null,
          saveReport: (text) => {
            report = text;
          },
          ...deps,
        },
        { source: null, echo: null, ...asked },
      );
      const output = lines.join('\n');
      const told = lines.flatMap((line) => [...line.matchAll(/^ {2}(holds|differs|not seen) +([a-z-]+): /g)]);
      const about = (id: string) => told.find(([, , name]) => name === id)?.[1] ?? '';
      const seen = (kind: string) => told.filter(([, one]) => one === kind).map(([, , name = '']) => name);
      return { code, output, report, about, seen };
    },
  };
}

function secretsOf({ files, folders, jobs, directLinks }: State): readonly string[] {
  return [
    ...[...files.values()].flatMap(({ id, filename, checksum }) => [id, filename, checksum]),
    ...[...folders.values()].flatMap(({ id, name, shareCode }) => [String(id), name, shareCode ?? '']),
    ...jobs.flatMap(({ id, urls }) => [String(id), ...urls]),
    ...directLinks.keys(),
  ];
}
