import { expect } from 'vitest';
import { TEST_KEYS } from '../simulator/model/accounts.ts';
import { addFile, linkOf } from '../simulator/model/files.ts';
import { addFolder } from '../simulator/model/folders.ts';
import type { Account, Folder, StoredFile } from '../simulator/model/records.ts';
import type { ExtensionPage, Scope } from './drivers/extension-browser.ts';
import { until } from './drivers/until.ts';
import { openStage, type Stage } from './stage.ts';

/** A stage with a key saved, and what lies in its account. */
export type FilesStage = Stage & {
  readonly owner: Account;
  file(filename: string, folderId?: number): StoredFile;
  folder(name: string, parentId?: number): Folder;
  /** Names of the files in a folder at the simulator, sorted. */
  filesIn(folderId: number): string[];
  foldersIn(folderId: number): string[];
  /** The exact bodies of the calls of an endpoint, in order. */
  bodies(endpoint: string): unknown[];
  /** The files page at a folder, once the name is in its list. */
  openAt(folderId: number, name: string): Promise<ExtensionPage>;
};

export async function openFilesStage(kind: Stage['browser']['kind']): Promise<FilesStage> {
  const stage = await openStage(kind);
  const { simulator, browser } = stage;
  const owner = simulator.state.keys.get(TEST_KEYS.premium);
  if (owner === undefined) throw new Error('no account');
  await stage.saveKey();
  return {
    ...stage,
    owner,
    file: (filename, folderId = 0) => addFile(simulator, { owner, filename, bytes: filename, folderId }),
    folder: (name, parentId = 0) => addFolder(simulator, owner, name, parentId),
    filesIn: (folderId) =>
      [...simulator.state.files.values()]
        .filter((file) => file.owner === owner && file.folderId === folderId)
        .map(({ filename }) => filename)
        .sort(),
    foldersIn: (folderId) =>
      [...simulator.state.folders.values()]
        .filter((folder) => folder.owner === owner && folder.parentId === folderId)
        .map(({ name }) => name)
        .sort(),
    bodies: (endpoint) => simulator.callsTo(endpoint).map(({ json }) => json),
    async openAt(folderId, name) {
      const page = await browser.openFiles(folderId === 0 ? '' : `#folder=${folderId}`);
      // Wide enough for every column.
      await page.resize(1280, 800);
      await page.waitForText(name);
      return page;
    },
  };
}

/** The row of the table `Files`. */
export const fileRow = (page: ExtensionPage, name: string): Scope => page.row(name, 'Files');

/** Names in the table, as they are shown; only those in sight are drawn. */
export function shownNames(page: ExtensionPage): Promise<string[]> {
  return page.evaluate(
    `return [...document.querySelectorAll('[aria-label=Files] tbody input[type=checkbox]')]
       .map((box) => box.getAttribute('aria-label'));`,
  );
}

export async function untilShown(page: ExtensionPage, names: readonly string[]): Promise<void> {
  let shown: string[] = [];
  await until(`the list shows ${names.join(', ')}`, async () => {
    shown = await shownNames(page);
    return JSON.stringify(shown) === JSON.stringify(names);
  }).catch(() => expect(shown).toEqual(names));
}

/** Waits until no dialog is open any more. */
export async function untilClosed(page: ExtensionPage): Promise<void> {
  await until('the dialog closes', () => page.evaluate<boolean>(`return !document.querySelector('dialog');`));
}

export { linkOf };
