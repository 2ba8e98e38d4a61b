import { effect, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { ActActions, ActDialogView, ActFailure } from '@/components/files/acts/act-view';
import { failureText } from '@/components/files/acts/act-words';
import type { FilesVerbs } from '@/components/files/files-verbs';
import { createFolderPicker } from '@/components/folders/folder-picker-state';
import type { Ask } from '@/components/page/ask';
import { createPassing } from '@/components/page/passing';
import { createDetails } from '@/entrypoints/files/acts/create-details';
import { createManyAct } from '@/entrypoints/files/acts/create-many-act';
import { createNameAct } from '@/entrypoints/files/acts/create-name-act';
import { createRenameMany } from '@/entrypoints/files/acts/create-rename-many';
import { createShareAct } from '@/entrypoints/files/acts/create-share-act';
import type { PageSeam } from '@/entrypoints/files/page-seam';

type ActVerbs = Pick<
  FilesVerbs,
  'newFolder' | 'rename' | 'renameMany' | 'move' | 'copyTo' | 'remove' | 'protect' | 'share' | 'details'
>;

export type FileActsNeeds = {
  readonly ask: Ask;
  readonly page: PageSeam;
  readonly copy: (text: string) => Promise<boolean>;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly locale: string;
};

const COPIED_MS = 2000;

/** Every act on files and folders by hand. One dialog is open at a time, and one act under way. */
export function createFileActs({ page, copy, clock, locale, ...given }: FileActsNeeds) {
  const dialog = signal<ActDialogView | null>(null);
  const copied = createPassing<string | null>(null, COPIED_MS);
  /** What went away with the background may have been done. */
  const ask: Ask = async (name, payload) => {
    const reply = await given.ask(name, payload);
    if (!reply.ok && reply.reason.code === 'unanswered') page.lookAgain();
    return reply;
  };
  const picker = createFolderPicker({ ask, clock });
  const needs = { ask, page, dialog, clock, locale };
  const names = createNameAct(needs);
  const many = createManyAct({ ...needs, picker });
  const newNames = createRenameMany({ ...needs, work: many.work });
  const sharing = createShareAct(needs);
  const details = createDetails(needs);

  /** What is under way belongs to another account: its end is told, and then nothing of it stays. */
  let isForgotten = false;
  effect(() => {
    const ended = dialog.value;
    if (!isForgotten || isBusy(ended)) return;
    isForgotten = false;
    const failure = failureOf(ended);
    if (failure !== null) page.say(failureText(failure, { locale, now: clock() }), true);
    dialog.value = null;
  });

  const whenFree = (open: () => unknown): void => {
    if (dialog.value === null) open();
  };

  const verbs: ActVerbs = {
    newFolder: () => whenFree(names.newFolder),
    rename: (entry) => whenFree(() => names.rename(entry)),
    renameMany: (files) => whenFree(() => files.length > 0 && newNames.open(files)),
    move: (entries) => whenFree(() => entries.length > 0 && many.move(entries)),
    copyTo: (files) => whenFree(() => files.length > 0 && many.copyTo(files)),
    remove: (entries) => whenFree(() => entries.length > 0 && many.remove(entries)),
    protect: (files) => whenFree(() => files.length > 0 && many.protect(files)),
    share: (folder) => whenFree(() => sharing.open(folder)),
    details: (file) => whenFree(() => details.open(file)),
  };

  const actions: ActActions = {
    close: () => {
      if (isBusy(dialog.value) || picker.view().newFolder?.isBusy) return;
      picker.actions.hide();
      dialog.value = null;
    },
    typeName: names.type,
    submitName: () => void names.submit(),
    typeNames: newNames.type,
    submitNames: () => void newNames.submit(),
    choose: (folder) => void many.choose(folder),
    confirmRemove: () => void many.confirmRemove(),
    typePassword: many.typePassword,
    setPassword: () => void many.setPassword(),
    clearPassword: () => void many.clearPassword(),
    stop: many.stop,
    tryAgain: () => void many.tryAgain(),
    chooseAnother: many.chooseAnother,
    typeSharePassword: sharing.type,
    share: () => void sharing.share(),
    stopSharing: () => void sharing.stop(),
    readDetails: () => void details.again(),
    copy: (what, text) =>
      void copy(text).then((isCopied) => {
        if (isCopied) copied.show(what);
        else page.say(i18n.t('copy_failed'), true);
      }),
  };

  return {
    verbs,
    dialog,
    copied: copied.value,
    picker,
    actions,
    /** Another account: what is offered is not its own, and nothing more is sent. */
    forget: () => {
      many.stop();
      picker.forget();
      picker.actions.hide();
      isForgotten = isBusy(dialog.value);
      if (!isForgotten) dialog.value = null;
    },
    /** Is something on its way whose end would not be told if the page were closed? */
    isBusy: () => isBusy(dialog.value),
  };
}

export type FileActs = ReturnType<typeof createFileActs>;

/** Why the one thing that was under way was not done. Acts on many tell that by themselves. */
function failureOf(dialog: ActDialogView | null): ActFailure | null {
  if (dialog?.kind === 'share') return dialog.failure;
  return dialog?.kind === 'name' && dialog.problem?.kind === 'failed' ? dialog.problem : null;
}

/** What is on its way to 1fichier cannot be called back, and its end must be told. */
function isBusy(dialog: ActDialogView | null): boolean {
  if (dialog?.kind === 'name') return dialog.isBusy;
  if (dialog?.kind === 'share') return dialog.state === 'busy';
  return dialog?.kind === 'work';
}
