import { ROOT_FOLDER } from '@/components/folders/folder-name';

const FOLDER = /^#folder=(\d{1,15})$/;

/** The folder that the address of the page names; the root where it names none. */
export function readFolderHash(hash: string): number {
  return Number(FOLDER.exec(hash)?.[1] ?? ROOT_FOLDER.id);
}

export function folderHash(id: number): string {
  return id === ROOT_FOLDER.id ? '#' : `#folder=${id}`;
}
