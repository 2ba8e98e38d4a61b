import { type ReadonlySignal, signal } from '@preact/signals';
import { type NameClash, nameClash } from '@/components/folders/name-clash';
import type { Ask } from '@/components/page/ask';
import { leavesOpen } from '@/components/page/leaves-open';
import type { FolderRef, FolderView } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';
import { isSameName } from '@/utils/names/same-name';

/**
 * Why a folder was not made; `alike` only tells. All but `failed` are found out without 1fichier. `isUnknown`: it may have
 * been made.
 */
export type NewFolderProblem =
  | { readonly kind: 'missing' }
  | NameClash
  | { readonly kind: 'failed'; readonly reason: Reason; readonly isUnknown: boolean };

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
  /** Reads a folder again, if it may be; when what is known of it now was read, in epoch ms, or null. */
  readonly look: (id: number) => Promise<number | null>;
  /** Epoch ms. */
  readonly clock: () => number;
};

/** A folder of which nobody knows whether it was made. */
type Doubt = {
  readonly parentId: number;
  readonly name: string;
  readonly reason: Reason;
  readonly at: number;
};

/** The form in which a folder is named and made. */
export function createNewFolder({ ask, foldersIn, look, clock }: Needs): NewFolderState {
  const form = signal<NewFolder | null>(null);
  let doubts: readonly Doubt[] = [];

  function problemOf({ parent, name }: NewFolder): NewFolderProblem | null {
    if (name.trim() === '') return { kind: 'missing' };
    const clash = nameClash(foldersIn(parent.id), name);
    return clash?.kind === 'taken' ? clash : null;
  }

  /** A folder that may have been made is not sent again before its parent has been read since. */
  async function doubtOf(wanted: NewFolder): Promise<NewFolderProblem | null> {
    const name = wanted.name.trim();
    const parentId = wanted.parent.id;
    const doubt = doubts.find((one) => one.parentId === parentId && isSameName(one.name, name));
    if (doubt === undefined) return null;
    const readAt = await look(parentId);
    if (readAt === null || readAt <= doubt.at) {
      return { kind: 'failed', reason: doubt.reason, isUnknown: true };
    }
    doubts = doubts.filter((one) => one !== doubt);
    return problemOf(wanted);
  }

  return {
    form,
    start: (parent) => {
      if (!form.value?.isBusy) form.value = { parent, name: '', isBusy: false, problem: null };
    },
    type: (name) => {
      const given = form.value;
      if (given === null || given.isBusy) return;
      const clash = nameClash(foldersIn(given.parent.id), name);
      form.value = { ...given, name, problem: clash?.kind === 'alike' ? clash : null };
    },
    create: async () => {
      const given = form.value;
      if (given === null || given.isBusy) return null;
      const problem = problemOf(given);
      const sent = { ...given, problem, isBusy: problem === null };
      form.value = sent;
      if (problem !== null) return null;
      const doubt = await doubtOf(given);
      if (form.value !== sent) return null;
      if (doubt !== null) {
        form.value = { ...given, isBusy: false, problem: doubt };
        return null;
      }
      const wanted = { parentId: given.parent.id, name: given.name.trim() };
      const reply = await ask('createFolder', wanted);
      if (form.value !== sent) return null;
      if (reply.ok) {
        form.value = null;
        return reply.value;
      }
      const { reason } = reply;
      const isUnknown = leavesOpen(reason);
      if (isUnknown) doubts = [...doubts, { ...wanted, reason, at: clock() }];
      form.value = { ...given, isBusy: false, problem: { kind: 'failed', reason, isUnknown } };
      return null;
    },
    cancel: () => {
      // What is on its way to 1fichier cannot be called back, and its end must be told.
      if (!form.value?.isBusy) form.value = null;
    },
    forget: () => {
      doubts = [];
      form.value = null;
    },
  };
}
