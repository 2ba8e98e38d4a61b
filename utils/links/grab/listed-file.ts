import { extensionOf, kindOfExtension } from '@/utils/links/grab/file-kinds';

const FILE = '\\?([a-z0-9]{5,20})(?:&[a-z]+=[\\w%-]*)*';
/** A line of 1fichier's own lists, `<link>;<name>;<size>`. */
const LISTED = new RegExp(`${FILE};((?:(?!://)[^\\r\\n]){1,300});(\\d{1,16})\\s*$`, 'i');
const NAMED = new RegExp(`${FILE}[;,|]((?:(?!://)[^;|\\r\\n]){1,300}?)\\s*$`, 'i');

export type ListedFile = { readonly id: string; readonly name: string; readonly size: number | null };

/**
 * What a line says of the file of 1fichier in it, behind its id; null when it is no line of a list. A name without a size
 * is one only if it ends as those of files do.
 */
export function listedFile(line: string): ListedFile | null {
  const listed = LISTED.exec(line);
  const [, id = '', name = '', size] = listed ?? NAMED.exec(line) ?? [];
  const isName = name.trim() !== '' && (listed !== null || kindOfExtension(extensionOf(name)) !== null);
  return isName ? { id: id.toLowerCase(), name: name.trim(), size: size ? Number(size) : null } : null;
}
