/** Folders that systems put beside those of the user, on drives and into archives. */
const FOLDERS =
  /^(?:__macosx|\.appledouble|\.fseventsd|\.spotlight-v100|\.temporaryitems|\.trashes|\$recycle\.bin|system volume information)$/i;
/** What the file managers of macOS and Windows keep in folders: views, names, small pictures, the other half of a file. */
const FILES = /^(?:\.ds_store|\.localized|\._.*|icon\r|thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini)$/is;

/** Is it a thing of the system that nobody means to upload? */
export function isOfSystem(name: string, kind: 'file' | 'folder'): boolean {
  return (kind === 'folder' ? FOLDERS : FILES).test(name);
}
