/** A file of this computer, and the folders it was picked with, the outermost first. */
export type PickedFile = { readonly way: readonly string[]; readonly file: File };

/** What a user has picked or dropped, in the order of the folders. */
export type Picked = {
  readonly files: readonly PickedFile[];
  /** Folders with nothing in them, as ways. */
  readonly emptyFolders: readonly (readonly string[])[];
  /** Names that the browser could not read. */
  readonly unreadable: readonly string[];
};

/** What a file field holds. From a field for folders, `webkitRelativePath` names the way. */
export function readPicked(files: Iterable<File>): Picked {
  const picked = [...files].map((file) => ({
    way: file.webkitRelativePath.split('/').slice(0, -1),
    file,
  }));
  return { files: picked, emptyFolders: [], unreadable: [] };
}
