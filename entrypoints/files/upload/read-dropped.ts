import type { Picked, PickedFile } from '@/entrypoints/files/upload/picked-files';
import { isOfSystem } from '@/entrypoints/files/upload/system-files';

type Entry = Pick<FileSystemEntry, 'name' | 'isFile' | 'isDirectory'>;
type DroppedItem = {
  readonly kind: string;
  webkitGetAsEntry(): Entry | null;
  getAsFile(): File | null;
};

type Found = { files: PickedFile[]; emptyFolders: string[][]; unreadable: string[]; leftOut: string[] };

/**
 * Reads dropped files and folders to the bottom. The items are taken hold of before the first `await`: after the event
 * the browser has emptied them. What the system keeps in folders is left out.
 */
export async function readDropped(items: Iterable<DroppedItem>): Promise<Picked> {
  const held = [...items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: Found = { files: [], emptyFolders: [], unreadable: [], leftOut: [] };
  for (const { entry, file } of held) {
    if (entry !== null) await readEntry(entry, [], found);
    else if (file !== null && isOfSystem(file.name, 'file')) found.leftOut.push(file.name);
    else if (file !== null) found.files.push({ way: [], file });
  }
  return found;
}

/** False when it is left out. */
async function readEntry(entry: Entry, way: readonly string[], found: Found): Promise<boolean> {
  const path = [...way, entry.name].join('/');
  if (isOfSystem(entry.name, entry.isDirectory ? 'folder' : 'file')) {
    found.leftOut.push(path);
    return false;
  }
  try {
    if (isDirectory(entry)) await readFolder(entry, [...way, entry.name], found);
    else if (isFile(entry)) found.files.push({ way, file: await readFile(entry) });
  } catch {
    found.unreadable.push(path);
  }
  return true;
}

async function readFolder(folder: FileSystemDirectoryEntry, way: string[], found: Found): Promise<void> {
  const reader = folder.createReader();
  let isEmpty = true;
  // `readEntries` gives at most 100 at a time in Chromium; the end is an empty answer.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) {
    for (const entry of batch) if (await readEntry(entry, way, found)) isEmpty = false;
  }
  if (isEmpty) found.emptyFolders.push(way);
}

const readBatch = (reader: FileSystemDirectoryReader): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const readFile = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const isDirectory = (entry: Entry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: Entry): entry is FileSystemFileEntry => entry.isFile;
