import { ROOT_FOLDER } from '@/components/folders/folder-name';

const FOLDER = /^#folder=(\d{1,15})(?:&find=([^&]*))?$/;

/** The folder that the address of the files page names; the root where it names none. */
export function readFolderHash(hash: string): number {
  return Number(FOLDER.exec(hash)?.[1] ?? ROOT_FOLDER.id);
}

/** The name of a file that is looked for there, empty when it is not known; null where none is. */
export function readFindHash(hash: string): string | null {
  try {
    const name = FOLDER.exec(hash)?.[2];
    return name === undefined ? null : decodeURIComponent(name);
  } catch {
    return '';
  }
}

export function folderHash(id: number): string {
  return id === ROOT_FOLDER.id ? '#' : `#folder=${id}`;
}

/** The folder, read afresh, and in it the file of that name; null when the name is not known. */
export function findHash(id: number, name: string | null): string {
  return `#folder=${id}&find=${encodeURIComponent(name?.toWellFormed() ?? '')}`;
}
