import { isOfSystem } from '@/entrypoints/files/upload/system-files';

/** A file of this computer, and the folders it was picked with, the outermost first. */
export type PickedFile = { readonly way: readonly string[]; readonly file: File };

/** What a user has picked or dropped, in the order of the folders. */
export type Picked = {
  readonly files: readonly PickedFile[];
  /** Folders with nothing in them, as ways. */
  readonly emptyFolders: readonly (readonly string[])[];
  /** Names that the browser could not read. */
  readonly unreadable: readonly string[];
  /** What the system keeps in folders, which nobody means to upload; a folder counts as one. */
  readonly leftOut: readonly string[];
};

/**
 * What a file field holds. From a field for folders, `webkitRelativePath` names the way, and what the system keeps in them
 * is left out; a file that was chosen by itself is wanted, whatever it is.
 */
export function readPicked(files: Iterable<File>): Picked {
  const picked: PickedFile[] = [];
  const leftOut = new Set<string>();
  for (const file of files) {
    const way = file.webkitRelativePath.split('/').slice(0, -1);
    const depth = way.findIndex((folder) => isOfSystem(folder, 'folder'));
    if (depth >= 0) leftOut.add(way.slice(0, depth + 1).join('/'));
    else if (way.length > 0 && isOfSystem(file.name, 'file')) leftOut.add([...way, file.name].join('/'));
    else picked.push({ way, file });
  }
  return { files: picked, emptyFolders: [], unreadable: [], leftOut: [...leftOut] };
}
