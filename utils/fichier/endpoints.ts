import type { Endpoint } from '@/utils/fichier/create-call';

export function read<T>(
  path: string,
  body: Endpoint<T>['body'],
  readAnswer: Endpoint<T>['read'],
): Endpoint<T> {
  return { path, body, read: readAnswer, isRead: true, ofFolder: false };
}

/** Creates or changes something, if only a token that may be paid for: never cut short. */
export function write<T>(
  path: string,
  body: Endpoint<T>['body'],
  readAnswer: Endpoint<T>['read'],
): Endpoint<T> {
  return { path, body, read: readAnswer, isRead: false, ofFolder: false };
}

/** What is not found is then the folder. */
export function ofFolder<T>(endpoint: Endpoint<T>): Endpoint<T> {
  return { ...endpoint, ofFolder: true };
}

/** The root is what 1fichier takes when nothing is said. */
export function inFolder(folderId: number): { folder_id?: number } {
  return ownFolder(folderId) === 0 ? {} : { folder_id: folderId };
}

/** -1, the listing of a whole account, is allowed once an hour and never asked for. */
export function ownFolder(folderId: number): number {
  if (!Number.isSafeInteger(folderId) || folderId < 0)
    throw new RangeError(`No folder has the id ${folderId}`);
  return folderId;
}

/** A folder that can be changed, which the root cannot. */
export function realFolder(folderId: number): number {
  if (ownFolder(folderId) === 0) throw new RangeError('The root is no folder that can be changed');
  return folderId;
}
