import type { FolderView } from '@/utils/messaging/files-protocol';
import { foldName } from '@/utils/names/fold-name';
import { isSameName } from '@/utils/names/same-name';

/** `taken`: there is a folder of this name. `alike`: of one that differs by accents or case, which is allowed. */
export type NameClash = { readonly kind: 'taken' } | { readonly kind: 'alike'; readonly name: string };

/** How a name, without its outer spaces, goes with those of the folders around it. */
export function nameClash(folders: readonly Pick<FolderView, 'name'>[], typed: string): NameClash | null {
  const wanted = typed.trim();
  if (folders.some(({ name }) => isSameName(name, wanted))) return { kind: 'taken' };
  const folded = foldName(wanted);
  const alike = folders.find(({ name }) => foldName(name) === folded);
  return alike === undefined || folded === '' ? null : { kind: 'alike', name: alike.name };
}
