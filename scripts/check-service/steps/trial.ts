import { linkId } from '@/utils/links/link-id';
import { tellTime } from '../create-asker.ts';
import type { Before } from './read-only.ts';
import { type Bench, listFiles } from './step.ts';

/** What the check has made in the account, so that it can be taken away again. */
export type Trial = {
  readonly name: string;
  /** Its folders, each after the one it lies in. */
  readonly folders: number[];
  /** A folder may be there of which no id is known. */
  mayHaveFolder: boolean;
  /** Remote uploads that may still bring a file. */
  open: number;
  /** The files that results named, by `linkId`. */
  readonly links: Set<string>;
};

export const createTrial = (name: string): Trial => ({
  name,
  folders: [],
  mayHaveFolder: false,
  open: 0,
  links: new Set(),
});

export async function makeFolder(
  bench: Bench,
  trial: Trial,
  name: string,
  parentId: number,
): Promise<number | null> {
  const { ask, fichier } = bench;
  const isFirst = trial.folders.length === 0;
  trial.mayHaveFolder ||= isFirst;
  const folder = await ask('folder/mkdir', 'a folder for the check (folder/mkdir)', (options) =>
    fichier.createFolder({ parentId, name }, options),
  );
  if (folder === null) return null;
  trial.folders.push(folder.id);
  if (isFirst) trial.mayHaveFolder = false;
  return folder.id;
}

/** Deletes what the check has made and nothing else. Resolves to what is left, in words for the person. */
export async function cleanUp(bench: Bench, trial: Trial, before: Before | null): Promise<readonly string[]> {
  const left: string[] = [];
  bench.print('Deleting what the check has made.');
  await findLostFolder(bench, trial);
  for (const folderId of trial.folders.toReversed()) {
    if (!(await emptyFolder(bench, folderId)) || trial.open > 0) continue;
    const isGone = await bench.ask('folder/rm', 'the folder (folder/rm)', (options) =>
      bench.fichier.deleteFolder({ folderId }, options).then(() => true),
    );
    if (isGone === true) trial.folders.splice(trial.folders.indexOf(folderId), 1);
  }
  if (trial.folders.length > 0 || trial.mayHaveFolder)
    left.push(`The folder "${trial.name}" in your root folder.`);
  if (trial.open > 0) {
    left.push(
      `A remote upload that had not ended after the check stopped looking: its file will arrive in the folder "${trial.name}".`,
    );
  }
  left.push(...(await cleanRoot(bench, trial, before)));
  return left;
}

/** The answer that told its id was lost: found again by its name, which no other folder has. */
async function findLostFolder(bench: Bench, trial: Trial): Promise<void> {
  if (!trial.mayHaveFolder) return;
  const { fichier, clock } = bench;
  const waitMs = (await fichier.listableAt(0)) - clock.now();
  if (waitMs > 0) await bench.wait(waitMs, `a folder may be listed once in ${tellTime(30_000)}`);
  const root = await bench.ask('folder/ls', 'whether its folder is there (folder/ls)', (options) =>
    fichier.folderLs({ folderId: 0 }, options),
  );
  const found = root?.value.folders.find(({ name }) => name === trial.name);
  if (found !== undefined) trial.folders.push(found.id);
  if (root !== null) trial.mayHaveFolder = false;
}

/** All that lies in a folder that the check made is of the check. */
async function emptyFolder(bench: Bench, folderId: number): Promise<boolean> {
  const files = await listFiles(bench, folderId, 'the files in the folder of the check (file/ls)');
  if (files === null) return false;
  if (files.length === 0) return true;
  const urls = files.map(({ url }) => url);
  const outcome = await bench.ask('file/rm', 'these files (file/rm)', (options) =>
    bench.fichier.deleteFiles({ urls }, options),
  );
  return outcome !== null && outcome.missing.length + outcome.open.length === 0;
}

/** Had 1fichier put a file into the root instead: gone only if it was not there before and a result named it. */
async function cleanRoot(bench: Bench, trial: Trial, before: Before | null): Promise<readonly string[]> {
  const { upload } = bench.notebook;
  if (upload.isInFolder !== false) return [];
  const files = await listFiles(bench, 0, 'the root folder, where a file may have gone (file/ls)');
  const isOurs = (url: string) =>
    trial.links.has(linkId(url)) && before?.rootFiles != null && !before.rootFiles.has(linkId(url));
  const urls = files?.map(({ url }) => url).filter(isOurs) ?? [];
  const outcome =
    urls.length === 0
      ? null
      : await bench.ask('file/rm', 'these files (file/rm)', (options) =>
          bench.fichier.deleteFiles({ urls }, options),
        );
  const isClean = outcome !== null && outcome.done.length === trial.links.size;
  return isClean ? [] : ['The file of the remote upload: it is not in the folder that the check asked for.'];
}
