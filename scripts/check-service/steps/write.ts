import { isFichierError } from '@/utils/fichier/errors';
import { linkId } from '@/utils/links/link-id';
import type { Notebook } from '../evidence.ts';
import { sendAndFollow } from './follow.ts';
import { type Bench, lastExchange, listFiles } from './step.ts';
import { makeFolder, type Trial } from './trial.ts';

/** Where a direct link may lead, as documented. */
const DIRECT_HOST = /^[a-z]+-\d+\.1fichier\.com$/;
const LOOKS_MAX = 5;
const NOT_READY_MS = 5_000;
/** No name under this ending exists, by RFC 2606. */
const DEAD_SOURCE = 'https://check-service.invalid/nothing-here.bin';
const ACT_PASSWORD = 'check-service-password';

/** The main job of the extension, once, with a small file, and every act on what came of it. */
export async function write(bench: Bench, trial: Trial, source: string): Promise<number | null> {
  const folderId = await makeFolder(bench, trial, trial.name, 0);
  if (folderId === null) return null;
  const url = await upload(bench, trial, source, folderId);
  if (url !== null) {
    await compareBytes(bench, source, url);
    await actOnCopy(bench, trial, url, folderId);
  }
  const dead = await sendAndFollow(bench, { source: DEAD_SOURCE, folderId, headers: null }, () => {
    trial.open += 1;
  });
  if (!dead.isOpen) trial.open -= 1;
  bench.notebook.deadJob = dead.seen;
  return folderId;
}

/** Resolves to the share link; null when there is none. */
async function upload(bench: Bench, trial: Trial, source: string, folderId: number): Promise<string | null> {
  const { notebook, ask, fichier } = bench;
  const followed = await sendAndFollow(bench, { source, folderId, headers: null }, () => {
    trial.open += 1;
  });
  notebook.job = followed.seen;
  const named = followed.info?.results.find(({ link }) => link !== null)?.link ?? null;
  if (named !== null) trial.links.add(linkId(named));
  const listed = await findFile(bench, folderId, named);
  if (!followed.isOpen || listed !== null) trial.open -= 1;
  const url = named ?? listed;
  if (url === null) return null;
  const info = await ask('file/info', 'the file that came of it (file/info)', (options) =>
    fichier.fileInfo({ url }, options),
  );
  if (info === null) return url;
  notebook.upload.isInFolder = info.folderId === null ? listed !== null : info.folderId === folderId;
  notebook.upload.hasSourceName = info.filename === nameOf(source);
  return url;
}

/** New files may show late: looks again after the time that 1fichier wants. */
async function findFile(bench: Bench, folderId: number, named: string | null): Promise<string | null> {
  for (let look = 1; look <= LOOKS_MAX; look += 1) {
    const files = await listFiles(bench, folderId, 'the folder it went to (file/ls)');
    const file = named === null ? files?.[0] : files?.find(({ url }) => linkId(url) === linkId(named));
    if (file !== undefined) {
      bench.notebook.upload.shownAtLook = look;
      return file.url;
    }
    if (named === null) return null;
  }
  return null;
}

function nameOf(source: string): string {
  const last = new URL(source).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    // A stray percent sign: the name as it is written.
    return last;
  }
}

/** A file just stored may be refused for some seconds. */
export async function askDirectLink(
  bench: Bench,
  url: string,
  note: Notebook['upload'] | null,
): Promise<string | null> {
  const { ask, fichier } = bench;
  for (let look = 1; look <= LOOKS_MAX; look += 1) {
    let isNotReady = false;
    const link = await ask('download/get_token', 'a direct link (download/get_token)', (options) =>
      fichier.getLink({ url }, options).catch((error: unknown) => {
        isNotReady = isFichierError(error) && hasAddress(lastExchange(bench, 'download/get_token')?.json);
        throw error;
      }),
    );
    if (link !== null) {
      if (note !== null) note.directLinkAt = look;
      return link.url;
    }
    if (!isNotReady) return null;
    await bench.wait(NOT_READY_MS, 'the file is not ready to be downloaded');
  }
  return null;
}

function hasAddress(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'url' in json && typeof json.url === 'string';
}

async function compareBytes(bench: Bench, source: string, url: string): Promise<void> {
  const { upload: note } = bench.notebook;
  const link = await askDirectLink(bench, url, note);
  if (link === null) return;
  note.directHost = DIRECT_HOST.test(new URL(link).hostname) ? 'known' : 'another';
  bench.print('  its bytes, beside those of the source');
  const [stored, original] = [await readBytes(bench, link), await readBytes(bench, source)];
  note.bytes = stored === null ? 'refused' : original?.equals(stored) ? 'same' : 'different';
}

export async function readBytes({ fetch }: Bench, address: string): Promise<Buffer | null> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
    return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

async function actOnCopy(bench: Bench, trial: Trial, url: string, folderId: number): Promise<void> {
  const { ask, fichier, notebook } = bench;
  const copies = await ask('file/cp', 'a copy of the file (file/cp)', (options) =>
    fichier.copyFiles({ urls: [url], folderId }, options),
  );
  const copy = copies?.[0]?.to;
  const inner = await makeFolder(bench, trial, 'moved', folderId);
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
      notebook.upload.copyShowsAct = {
        name: info.filename === name,
        folder: info.folderId === inner,
        password: info.hasPassword,
      };
    }
  }
  await ask('folder/mv', 'another name for the folder (folder/mv)', (options) =>
    fichier.renameFolder({ folderId: inner, parentId: folderId, name: 'moved and renamed' }, options),
  );
  await share(bench, inner);
}

/** Shared with a password, read as anybody on the website may, and closed again. */
async function share(bench: Bench, folderId: number): Promise<void> {
  const { ask, fichier, web, notebook, print } = bench;
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
  notebook.upload.publicFolder = { without: await read(null), withPassword: await read(ACT_PASSWORD) };
  await ask('folder/share', 'the address taken back (folder/share)', (options) =>
    fichier.shareFolder({ folderId, isShared: false, password: null }, options),
  );
}
