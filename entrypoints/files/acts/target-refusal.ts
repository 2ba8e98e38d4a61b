import type { TargetDialogView, TargetRefusal } from '@/components/files/acts/act-view';
import type { KnownFolder } from '@/components/folders/known-folders';
import type { FolderRef } from '@/utils/messaging/files-protocol';

/** Why the entries cannot go there, as far as that is known without 1fichier; null: they may. */
export function targetRefusal(
  { act, entries }: Pick<TargetDialogView, 'act' | 'entries'>,
  to: FolderRef,
  { here, known }: { readonly here: FolderRef; readonly known: readonly KnownFolder[] },
): TargetRefusal | null {
  const moved = entries.flatMap((entry) => (entry.kind === 'folder' ? [entry.folder.id] : []));
  const way = known.find(({ id }) => id === to.id)?.path ?? [];
  if ([...way, to].some(({ id }) => moved.includes(id))) return { kind: 'into-itself' };
  return act === 'move' && to.id === here.id ? { kind: 'already-there' } : null;
}
