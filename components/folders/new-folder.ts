import { type ReadonlySignal, signal } from '@preact/signals';
import { foldName } from '@/components/folders/search-folders';
import type { Ask } from '@/components/page/ask';
import type { FolderRef, FolderView } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

/** Why a folder was not made. `missing` and `taken` are found out without 1fichier. */
export type NewFolderProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly reason: Reason };

export type NewFolder = {
  readonly parent: FolderRef;
  readonly name: string;
  readonly isBusy: boolean;
  readonly problem: NewFolderProblem | null;
};

export type NewFolderState = {
  /** Null while nobody makes one. */
  readonly form: ReadonlySignal<NewFolder | null>;
  start(parent: FolderRef): void;
  type(name: string): void;
  /** The folder that 1fichier made; null, with the problem in the form, when it made none. */
  create(): Promise<FolderRef | null>;
  cancel(): void;
  /** Another account: what is on its way comes to its end unseen. */
  forget(): void;
};

type Needs = {
  readonly ask: Ask;
  /** The folders that are known to be in a folder. */
  readonly foldersIn: (id: number) => readonly Pick<FolderView, 'name'>[];
};

/** The form in which a folder is named and made. */
export function createNewFolder({ ask, foldersIn }: Needs): NewFolderState {
  const form = signal<NewFolder | null>(null);

  function problemOf({ parent, name }: NewFolder): NewFolderProblem | null {
    if (name.trim() === '') return { kind: 'missing' };
    const isTaken = foldersIn(parent.id).some((folder) => foldName(folder.name) === foldName(name));
    return isTaken ? { kind: 'taken' } : null;
  }

  return {
    form,
    start: (parent) => {
      if (!form.value?.isBusy) form.value = { parent, name: '', isBusy: false, problem: null };
    },
    type: (name) => {
      if (form.value && !form.value.isBusy) form.value = { ...form.value, name, problem: null };
    },
    create: async () => {
      const given = form.value;
      if (given === null || given.isBusy) return null;
      const problem = problemOf(given);
      const sent = { ...given, problem, isBusy: problem === null };
      form.value = sent;
      if (problem !== null) return null;
      const reply = await ask('createFolder', { parentId: given.parent.id, name: given.name.trim() });
      if (form.value !== sent) return null;
      if (reply.ok) {
        form.value = null;
        return reply.value;
      }
      form.value = { ...given, isBusy: false, problem: { kind: 'failed', reason: reply.reason } };
      return null;
    },
    cancel: () => {
      // What is on its way to 1fichier cannot be called back, and its end must be told.
      if (!form.value?.isBusy) form.value = null;
    },
    forget: () => {
      form.value = null;
    },
  };
}
