import { isFichierError } from '@/utils/fichier/errors';
import { linkId } from '@/utils/links/link-id';
import { decoded } from '../evidence.ts';
import { type Context, listFiles } from './context.ts';
import { type Created, makeFolder } from './created.ts';
import { sendAndFollow } from './follow.ts';

/** Where a direct link may lead, as documented. */
const DIRECT_HOST = /^[a-z]+-\d+\.1fichier\.com$/;
const LOOKS_MAX = 5;
const NOT_READY_MS = 30_000;
/** No name under this ending exists, by RFC 2606. */
const DEAD_SOURCE = 'https://check-service.invalid/nothing-here.bin';
const ACT_PASSWORD = 'check-service-password';

/** The main job of the extension, once, with a small file, and every act on what came of it. */
export async function write(context: Context, created: Created, source: string): Promise<number | null> {
  const folderId = await makeFolder(context, created, created.name, 0);
  if (folderId === null) return null;
  const url = await upload(context, created, source, folderId);
  if (url !== null) {
    await compareBytes(context, source, url);
    await actOnCopy(context, created, url, folderId);
  }
  const dead = await sendAndFollow(context, created, { source: DEAD_SOURCE, folderId, headers: null });
  context.evidence.deadJob = dead.seen;
  return folderId;
}

/** Resolves to the share link; null when there is none. */
async function upload(
  context: Context,
  created: Created,
  source: string,
  folderId: number,
): Promise<string | null> {
  const { evidence, ask, fichier } = context;
  const followed = await sendAndFollow(context, created, { source, folderId, headers: null });
  evidence.job = followed.seen;
  const named = followed.info?.results.find(({ link }) => link !== null)?.link ?? null;
  if (named !== null) created.links.add(linkId(named));
  const listed = await findFile(context, folderId, named);
  if (listed !== null) created.open.clear();
  const url = named ?? listed;
  if (url === null) return null;
  const info = await ask('file/info', 'the file that came of it (file/info)', (options) =>
    fichier.fileInfo({ url }, options),
  );
  if (info === null) return url;
  evidence.upload.isInFolder = info.folderId === null ? listed !== null : info.folderId === folderId;
  evidence.upload.hasSourceName = info.filename === nameOf(source);
  return url;
}

/** New files may show late: looks again after the time that 1fichier wants. */
async function findFile(context: Context, folderId: number, named: string | null): Promise<string | null> {
  for (let look = 1; look <= LOOKS_MAX; look += 1) {
    const files = await listFiles(context, folderId, 'the folder it went to (file/ls)');
    const file = named === null ? files?.[0] : files?.find(({ url }) => linkId(url) === linkId(named));
    if (file !== undefined) {
      context.evidence.upload.shownAtLook = look;
      return file.url;
    }
    if (named === null) return null;
  }
  return null;
}

const nameOf = (source: string) => decoded(new URL(source).pathname.split('/').at(-1) ?? '');

/** A file just stored may be refused for some seconds: the client itself asks again, this once more after a while. */
export async function askDirectLink(context: Context, url: string): Promise<string | null> {
  const { ask, fichier } = context;
  const ready = await ask('download/get_token', 'a direct link (download/get_token)', (options) =>
    fichier.getLink({ url }, options),
  );
  if (ready !== null) return ready.url;
  if (context.evidence.reads.at(-1)?.facts?.code !== 'not-ready') return null;
  await context.wait(NOT_READY_MS, 'the file is not ready to be downloaded');
  const later = await ask('download/get_token', 'a direct link again (download/get_token)', (options) =>
    fichier.getLink({ url }, options),
  );
  return later?.url ?? null;
}

async function compareBytes(context: Context, source: string, url: string): Promise<void> {
  const { upload: note } = context.evidence;
  const link = await askDirectLink(context, url);
  if (link === null) return;
  note.directLinkAt = context.evidence.exchanges.filter(
    ({ endpoint }) => endpoint === 'download/get_token',
  ).length;
  note.directHost = DIRECT_HOST.test(new URL(link).hostname) ? 'known' : 'another';
  context.print('  its bytes, beside those of the source');
  const [stored, original] = [await readBytes(context, link), await readBytes(context, source)];
  note.bytes = stored === null ? 'refused' : original?.equals(stored) ? 'same' : 'different';
}

export async function readBytes({ fetch }: Context, address: string): Promise<Buffer | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

async function actOnCopy(context: Context, created: Created, url: string, folderId: number): Promise<void> {
  const { ask, fichier, evidence } = context;
  const copies = await ask('file/cp', 'a copy of the file (file/cp)', (options) =>
    fichier.copyFiles({ urls: [url], folderId }, options),
  );
  const copy = copies?.copies[0]?.to;
  const inner = await makeFolder(context, created, 'moved', folderId);
  if (inner === null) return;
  if (copy !== undefined) {
    const name = 'check-service-renamed.txt';
    await ask('file/mv', 'the copy into another folder (file/mv)', (options) =>
      fichier.moveFiles({ urls: [copy], folderId: inner }, options),
    );
    await ask('file/rename', 'another name for it (file/rename)', (options) =>
      fichier.renameFiles({ files: [{ url: copy, name }] }, options),
    );
    await ask('file/chattr', 'a password for it (file/chattr)', (options) =>
      fichier.protectFiles({ urls: [copy], password: ACT_PASSWORD }, options),
    );
    const info = await ask('file/info', 'what became of the copy (file/info)', (options) =>
      fichier.fileInfo({ url: copy }, options),
    );
    if (info !== null) {
      evidence.upload.copyShowsAct = {
        name: info.filename === name,
        folder: info.folderId === inner,
        password: info.hasPassword,
      };
    }
  }
  await ask('folder/mv', 'another name for the folder (folder/mv)', (options) =>
    fichier.renameFolder({ folderId: inner, parentId: folderId, name: 'moved and renamed' }, options),
  );
  await share(context, inner);
}

/** Shared with a password, read as anybody on the website may, and closed again. */
async function share(context: Context, folderId: number): Promise<void> {
  const { ask, fichier, web, evidence, print } = context;
  const shared = await ask('folder/share', 'a public address for it (folder/share)', (options) =>
    fichier.shareFolder({ folderId, isShared: true, password: ACT_PASSWORD }, options),
  );
  const url = shared?.url ?? null;
  if (url === null) return;
  print('  what the website shows there, without and with the password');
  const read = (password: string | null) =>
    web.readFolder({ url, password }).then(
      (files) => `${files.length} files`,
      (error: unknown) => (isFichierError(error) ? error.facts.code : 'failed'),
    );
  evidence.upload.publicFolder = { without: await read(null), withPassword: await read(ACT_PASSWORD) };
  await ask('folder/share', 'the address taken back (folder/share)', (options) =>
    fichier.shareFolder({ folderId, isShared: false, password: null }, options),
  );
}
