import type { ManyAct } from '@/components/files/acts/act-view';
import { type NameChange, newNames } from '@/components/files/acts/new-names';
import type { FileRowEntry } from '@/components/files/file-entry';
import type { ActNeeds } from '@/entrypoints/files/acts/act-needs';

type Needs = Pick<ActNeeds, 'page' | 'dialog'> & {
  readonly work: (act: ManyAct, files: readonly FileRowEntry[]) => Promise<void>;
};

const NO_CHANGE: NameChange = { find: '', replacement: '', withExtensions: false };

/** Gives many files new names at once, each made from the one it has. */
export function createRenameMany({ page, dialog, work }: Needs) {
  const current = () => (dialog.value?.kind === 'rename-many' ? dialog.value : null);

  return {
    open(files: readonly FileRowEntry[]): void {
      dialog.value = { kind: 'rename-many', files, change: NO_CHANGE, names: [] };
    },
    type(part: Partial<NameChange>): void {
      const given = current();
      if (given === null) return;
      const change = { ...given.change, ...part };
      const names = newNames(given.files, page.content.value?.files ?? [], change);
      dialog.value = { ...given, change, names };
    },
    async submit(): Promise<void> {
      const names = current()?.names.filter(({ refusal }) => refusal === null) ?? [];
      if (names.length === 0) return;
      const act: ManyAct = {
        kind: 'rename',
        names: new Map(names.map(({ entry, name }) => [entry.key, name])),
      };
      await work(
        act,
        names.map(({ entry }) => entry),
      );
    },
  };
}
