import { isObject } from '@/utils/fichier/classify';
import type { CallOptions, RemoteId, RemoteJobInfo } from '@/utils/fichier/fichier';
import { isKo, type JobLook, type JobSeen, resultsOf, rowsOf } from '../evidence.ts';
import { type Context, lastExchange } from './context.ts';
import type { Created } from './created.ts';

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

/** Sends one source and looks at its job until it has a result. What may still arrive is noted in `created`. */
export async function sendAndFollow(context: Context, created: Created, upload: Upload): Promise<Followed> {
  const { source, folderId, headers } = upload;
  return request(context, created, source, (options) =>
    context.fichier.addUrl({ urls: [source], folderId, headers }, options),
  );
}

/** The same with a call of the check's own making. */
export async function request(
  context: Context,
  created: Created,
  source: string,
  send: (options: CallOptions) => Promise<{ readonly ids: readonly RemoteId[] }>,
): Promise<Followed> {
  const since = context.clock.now();
  const earlier = new Set(created.open);
  const doubt = created.unsure;
  created.unsure ??= jobsIn(context);
  const taken = await context.ask('remote/request', 'a remote upload (remote/request)', send);
  const answer = lastExchange(context, 'remote/request')?.json ?? null;
  if (taken === null && !isKo(answer)) await findUnsure(context, created);
  else created.unsure = doubt;
  for (const id of taken?.ids ?? []) created.open.add(id);
  const id = [...created.open].find((one) => !earlier.has(one));
  if (id === undefined) {
    return { seen: { source, answer: null, looks: [] }, info: null, isOpen: created.unsure !== null };
  }
  const { looks, info, isOpen } = await follow(context, created, id, since, FOLLOW_MAX_MS);
  return { seen: { source, answer: isKo(answer) ? null : answer, looks }, info, isOpen };
}

/** The jobs that the last list showed. */
function jobsIn(context: Context): ReadonlySet<string> {
  return new Set(rowsOf(lastExchange(context, 'remote/ls')?.json).map(idOf));
}

/** An answer did not tell the id: what is new in the list may be ours. Resolves to whether the list shows all jobs. */
export async function findUnsure(context: Context, created: Created): Promise<boolean> {
  const known = created.unsure;
  if (known === null) return true;
  const listing = await context.ask('remote/ls', 'whether it arrived (remote/ls)', context.fichier.remoteLs);
  const fresh = listing?.rows.filter(({ id }) => !known.has(String(id))) ?? [];
  for (const { id } of fresh) created.open.add(id);
  if (fresh.length > 0) created.unsure = null;
  return listing?.isWhole ?? false;
}

/** Looks at a job until it has a result, or for so long. */
export async function follow(
  context: Context,
  created: Created,
  id: RemoteId,
  since: number,
  maxMs: number,
): Promise<Pick<JobSeen, 'looks'> & Omit<Followed, 'seen'>> {
  const { ask, fichier, clock } = context;
  const looks: JobLook[] = [];
  let info: RemoteJobInfo | null = null;
  let isOpen = true;
  for (let turn = 0; isOpen && clock.now() - since < maxMs; turn += 1) {
    if (turn > 0) await context.wait(PAUSES_MS[turn - 1] ?? 60_000, 'the remote upload runs');
    await ask('remote/ls', 'its row in the list (remote/ls)', fichier.remoteLs);
    const rows = rowsOf(lastExchange(context, 'remote/ls')?.json);
    const read = await ask('remote/info', 'what became of it (remote/info)', (options) =>
      fichier.remoteInfo(id, options),
    );
    info = read ?? info;
    const raw = lastExchange(context, 'remote/info');
    const hasResult = (read?.results.length ?? 0) > 0;
    const row = rows.find((one) => idOf(one) === String(id)) ?? null;
    looks.push({ afterMs: clock.now() - since, row, info: raw?.json ?? null, hasResult });
    isOpen = !hasResult && !hasRawResult(raw?.json);
  }
  if (!isOpen) created.open.delete(id);
  return { looks, info, isOpen };
}

/** A result that the client may be unable to read is an end all the same. */
function hasRawResult(json: unknown): boolean {
  if (resultsOf(json).length > 0) return true;
  return isObject(json) && isObject(json.result) && Object.keys(json.result).length > 0;
}

function idOf(row: unknown): string {
  return isObject(row) ? String(row.id) : '';
}
