import { isObject } from '@/utils/fichier/classify';
import { linkId } from '@/utils/links/link-id';
import { API, parseJson } from '../create-client.ts';
import { rowsOf } from '../evidence.ts';
import { type Context, lastExchange, listFiles } from './context.ts';

/** What stood in the account before the check made anything. */
export type Before = {
  /** Ids of the files of the root by `linkId`; null: not known, or not whole. */
  readonly rootFiles: ReadonlySet<string> | null;
};

/** Calls that cost nothing and change nothing. */
export async function readOnly(context: Context): Promise<Before> {
  const { ask, fichier, evidence } = context;
  evidence.plan =
    (await ask('user/info', 'the account (user/info)', fichier.userInfo))?.value.plan ?? evidence.plan;
  await readJobs(context);
  const files = await listFiles(context, 0, 'the files of the root folder (file/ls)');
  const url = files?.[0]?.url;
  if (url !== undefined) {
    await ask('file/info', 'one of them (file/info)', (options) => fichier.fileInfo({ url }, options));
  }
  await ask('upload/get_upload_server', 'a server for an upload, without using it', fichier.uploadServer);
  await lookAtProtocol(context);
  const waitMs = (await fichier.listableAt(0)) - context.clock.now();
  if (waitMs > 0) await context.wait(waitMs, 'a folder may be listed once in 30 s');
  const root = await ask('folder/ls', 'the folders of the root folder (folder/ls)', (options) =>
    fichier.folderLs({ folderId: 0, files: true }, options),
  );
  const isWhole = root !== null && !root.value.isCut && files !== null;
  return {
    rootFiles: isWhole ? new Set([...root.value.files, ...files].map((file) => linkId(file.url))) : null,
  };
}

async function readJobs(context: Context): Promise<void> {
  const { ask, fichier, evidence } = context;
  const listing = await ask('remote/ls', 'the remote uploads (remote/ls)', fichier.remoteLs);
  const answer = lastExchange(context, 'remote/ls');
  evidence.jobsBefore = listing?.rows.length ?? rowsOf(answer?.json).length;
  const ended = listing?.rows.find((row) => row.finished);
  const open = listing?.rows.find((row) => !row.finished);
  for (const [row, what] of [
    [ended, 'a remote upload with an execution date (remote/info)'],
    [open, 'a remote upload without one (remote/info)'],
  ] as const) {
    if (row !== undefined) await ask('remote/info', what, (options) => fichier.remoteInfo(row.id, options));
  }
}

async function lookAtProtocol({ protocol, governor, key, evidence, print, clock }: Context): Promise<void> {
  if (protocol === null) return;
  print('  which protocols the API offers, and whether it takes a streamed body');
  const offered = await protocol.offered();
  evidence.protocol = { offered, streamed: null };
  if (offered !== 'h2') return;
  const since = clock.now();
  const answer = await governor
    .run({ lane: 'user', isRead: true }, () =>
      protocol.postStream(`${new URL(API).pathname}/remote/ls.cgi`, key, '{}'),
    )
    .catch(() => null);
  const json = parseJson(answer?.body ?? '');
  evidence.protocol = { offered, streamed: { status: answer?.status ?? null, isList: isObject(json) } };
  evidence.exchanges.push({
    endpoint: 'remote/ls',
    request: {},
    status: answer?.status ?? null,
    contentType: answer?.contentType ?? null,
    headerNames: answer?.headerNames ?? [],
    body: answer?.body ?? '',
    json,
    at: since,
    durationMs: clock.now() - since,
  });
}
