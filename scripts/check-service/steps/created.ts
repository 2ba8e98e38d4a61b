import type { RemoteId } from '@/utils/fichier/fichier';
import { linkId } from '@/utils/links/link-id';
import { type Context, listFiles } from './context.ts';
import { findUnsure, follow } from './follow.ts';
import type { Before } from './read-only.ts';

const LATE_MS = 60_000;
/** A call that failed is made once more. */
const CLEAN_TURNS = 2;
const AWAIT_MAX_MS = 3 * 60_000;

/** What the check has made in the account, so that it can be taken away again. */
export type Created = {
  readonly name: string;
  /** Its folders, each after the one it lies in. */
  readonly folders: number[];
  /** A folder may be there of which no id is known. */
  mayHaveFolder: boolean;
  /** Remote uploads that may still bring a file. */
  readonly open: Set<RemoteId>;
  /** The jobs that were there before a request of which nobody knows whether it arrived; null: there is none. */
  unsure: ReadonlySet<string> | null;
  /** The files that results named, by `linkId`. */
  readonly links: Set<string>;
};

export const noneCreated = (name: string): Created => ({
  name,
  folders: [],
  mayHaveFolder: false,
  open: new Set(),
  unsure: null,
  links: new Set(),
});

export async function makeFolder(
  context: Context,
  created: Created,
  name: string,
  parentId: number,
): Promise<number | null> {
  const { ask, fichier } = context;
  const isFirst = created.folders.length === 0;
  created.mayHaveFolder ||= isFirst;
  const folder = await ask('folder/mkdir', 'a folder for the check (folder/mkdir)', (options) =>
    fichier.createFolder({ parentId, name }, options),
  );
  if (folder === null) return null;
  created.folders.push(folder.id);
  if (isFirst) created.mayHaveFolder = false;
  return folder.id;
}

/** Deletes what the check has made and nothing else. Resolves to what is left, in words for the person. */
export async function cleanUp(
  context: Context,
  created: Created,
  before: Before | null,
): Promise<readonly string[]> {
  const left: string[] = [];
  context.print('Deleting what the check has made.');
  await findLostFolder(context, created);
  await awaitJobs(context, created);
  const mayArrive = created.open.size > 0 || created.unsure !== null;
  for (let turn = 1; turn <= CLEAN_TURNS && created.folders.length > 0; turn += 1) {
    await removeFolders(context, created, mayArrive);
  }
  if (created.folders.length > 0 || created.mayHaveFolder)
    left.push(`The folder "${created.name}" in your root folder.`);
  if (mayArrive) {
    left.push(
      `A remote upload that had not ended after the check stopped looking: its file will arrive in the folder "${created.name}".`,
    );
  }
  left.push(...(await cleanRoot(context, created, before)));
  return left;
}

/** The innermost first. One that a file may still come to is emptied and stays. */
async function removeFolders(context: Context, created: Created, mayArrive: boolean): Promise<void> {
  for (const folderId of created.folders.toReversed()) {
    const isEmpty = await emptyFolder(context, folderId);
    const wasGone = context.evidence.reads.at(-1)?.facts?.code === 'folder-not-found';
    if (!wasGone && (!isEmpty || mayArrive)) continue;
    const isGone =
      wasGone ||
      (await context.ask('folder/rm', 'the folder (folder/rm)', (options) =>
        context.fichier.deleteFolder({ folderId }, options).then(() => true),
      ));
    if (isGone === true) created.folders.splice(created.folders.indexOf(folderId), 1);
  }
}

/** A file that arrives after its folder is gone would stay. */
async function awaitJobs(context: Context, created: Created): Promise<void> {
  if (created.unsure !== null) {
    await context.wait(LATE_MS, 'a remote upload may show late');
    // Twice not in a list that shows all jobs, a minute apart: it never arrived.
    if (await findUnsure(context, created)) created.unsure = null;
  }
  const since = context.clock.now();
  for (const id of created.open) await follow(context, created, id, since, AWAIT_MAX_MS);
}

/** The answer that told its id was lost: found again by its name, which no other folder has. */
async function findLostFolder(context: Context, created: Created): Promise<void> {
  if (!created.mayHaveFolder) return;
  const { fichier, clock } = context;
  const waitMs = (await fichier.listableAt(0)) - clock.now();
  if (waitMs > 0) await context.wait(waitMs, 'a folder may be listed once in 30 s');
  const root = await context.ask('folder/ls', 'whether its folder is there (folder/ls)', (options) =>
    fichier.folderLs({ folderId: 0 }, options),
  );
  const found = root?.value.folders.find(({ name }) => name === created.name);
  if (found !== undefined) created.folders.push(found.id);
  if (root !== null) created.mayHaveFolder = false;
}

/** All that lies in a folder that the check made is of the check. */
async function emptyFolder(context: Context, folderId: number): Promise<boolean> {
  const files = await listFiles(context, folderId, 'the files in the folder of the check (file/ls)');
  if (files === null) return false;
  if (files.length === 0) return true;
  const urls = files.map(({ url }) => url);
  const outcome = await context.ask('file/rm', 'these files (file/rm)', (options) =>
    context.fichier.deleteFiles({ urls }, options),
  );
  return outcome !== null && outcome.missing.length + outcome.open.length === 0;
}

/** Had 1fichier put a file into the root instead: gone only if it was not there before and a result named it. */
async function cleanRoot(
  context: Context,
  created: Created,
  before: Before | null,
): Promise<readonly string[]> {
  const { upload } = context.evidence;
  if (upload.isInFolder !== false) return [];
  const files = await listFiles(context, 0, 'the root folder, where a file may have gone (file/ls)');
  const isOurs = (url: string) =>
    created.links.has(linkId(url)) && before?.rootFiles != null && !before.rootFiles.has(linkId(url));
  const urls = files?.map(({ url }) => url).filter(isOurs) ?? [];
  const outcome =
    urls.length === 0
      ? null
      : await context.ask('file/rm', 'these files (file/rm)', (options) =>
          context.fichier.deleteFiles({ urls }, options),
        );
  const isClean = outcome !== null && outcome.done.length === created.links.size;
  return isClean ? [] : ['The file of the remote upload: it is not in the folder that the check asked for.'];
}
