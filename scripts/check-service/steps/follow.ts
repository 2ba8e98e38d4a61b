import type { RemoteId, RemoteJobInfo } from '@/utils/fichier/fichier';
import { isKo, isObject, type JobLook, type JobSeen, resultsOf, rowsOf } from '../evidence.ts';
import { type Bench, lastExchange } from './step.ts';

/** From one look at a job to the next, ms; the last goes on. */
const PAUSES_MS = [3_000, 5_000, 10_000, 20_000, 30_000, 60_000];
const FOLLOW_MAX_MS = 15 * 60_000;

export type Followed = {
  readonly seen: JobSeen;
  /** The last that the client read of it; null: nothing. */
  readonly info: RemoteJobInfo | null;
  /** It may still bring a file. */
  readonly isOpen: boolean;
};

export type Upload = {
  readonly source: string;
  readonly folderId: number;
  readonly headers: Readonly<Record<string, string>> | null;
};

/** Sends one source and looks at its job until it has a result. `onSent` runs as soon as something may arrive. */
export async function sendAndFollow(bench: Bench, upload: Upload, onSent: () => void): Promise<Followed> {
  const { ask, fichier } = bench;
  const { source, folderId, headers } = upload;
  const known = new Set(rowsOf(lastExchange(bench, 'remote/ls')?.json).map(idOf));
  const since = bench.clock.now();
  onSent();
  const request = await ask('remote/request', 'a remote upload (remote/request)', (options) =>
    fichier.addUrl({ urls: [source], folderId, headers }, options),
  );
  const answer = lastExchange(bench, 'remote/request');
  if (request !== null)
    return follow(bench, { source, answer: answer?.json ?? null, id: request.ids[0], since });
  const isRefused = isKo(answer?.json);
  return isRefused ? refused(source) : followUnsure(bench, source, known, since);
}

const refused = (source: string): Followed => ({
  seen: { source, answer: null, looks: [] },
  info: null,
  isOpen: false,
});

/** The answer did not tell an id: the one job that is new in the list is ours. */
async function followUnsure(
  bench: Bench,
  source: string,
  known: ReadonlySet<string>,
  since: number,
): Promise<Followed> {
  const listing = await bench.ask('remote/ls', 'whether it arrived (remote/ls)', bench.fichier.remoteLs);
  const fresh = listing?.rows.filter(({ id }) => !known.has(String(id))) ?? [];
  const [only] = fresh;
  if (only === undefined || fresh.length > 1) return { ...refused(source), isOpen: true };
  return follow(bench, { source, answer: null, id: only.id, since });
}

type Job = {
  readonly source: string;
  readonly answer: unknown;
  readonly id: RemoteId;
  readonly since: number;
};

export async function follow(bench: Bench, { source, answer, id, since }: Job): Promise<Followed> {
  const { ask, fichier, clock } = bench;
  const looks: JobLook[] = [];
  let info: RemoteJobInfo | null = null;
  let isOpen = true;
  for (let turn = 0; isOpen && clock.now() - since < FOLLOW_MAX_MS; turn += 1) {
    if (turn > 0) await bench.wait(PAUSES_MS[turn - 1] ?? 60_000, 'the remote upload runs');
    await ask('remote/ls', 'its row in the list (remote/ls)', fichier.remoteLs);
    const rows = rowsOf(lastExchange(bench, 'remote/ls')?.json);
    const read = await ask('remote/info', 'what became of it (remote/info)', (options) =>
      fichier.remoteInfo(id, options),
    );
    info = read ?? info;
    const raw = lastExchange(bench, 'remote/info');
    const hasResult = (read?.results.length ?? 0) > 0;
    const row = rows.find((one) => idOf(one) === String(id)) ?? null;
    looks.push({ afterMs: clock.now() - since, row, info: raw?.json ?? null, hasResult });
    isOpen = !hasResult && !hasRawResult(raw?.json);
  }
  return { seen: { source, answer, looks }, info, isOpen };
}

/** A result that the client may be unable to read is an end all the same. */
function hasRawResult(json: unknown): boolean {
  if (resultsOf(json).length > 0) return true;
  return isObject(json) && isObject(json.result) && Object.keys(json.result).length > 0;
}

function idOf(row: unknown): string {
  return isObject(row) ? String(row.id) : '';
}
