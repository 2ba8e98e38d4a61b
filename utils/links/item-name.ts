import type { ErrorCode } from '@/utils/fichier/errors';

/** Why a name is not given to a file or folder of 1fichier. */
export type NameRefusal = Extract<ErrorCode, 'name-empty' | 'name-too-long' | 'name-characters'>;

export const FOLDER_NAME_MAX = 250;

/** Those that 1fichier keeps otherwise than they were sent, and those that nobody can see. */
const CHANGED_CHARACTERS = /[\\<>"'$`\p{Cc}]/u;

/** Null when 1fichier keeps the name as it is. The length of a file's name has no documented end. */
export function nameRefusal(name: string, kind: 'file' | 'folder'): NameRefusal | null {
  if (name.trim() === '') return 'name-empty';
  if (CHANGED_CHARACTERS.test(name) || name.trim() !== name) return 'name-characters';
  return kind === 'folder' && [...name].length > FOLDER_NAME_MAX ? 'name-too-long' : null;
}
