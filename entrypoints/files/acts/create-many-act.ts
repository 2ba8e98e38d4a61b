import type {
  FailedEntry,
  ManyAct,
  ManyOutcome,
  ReportView,
  TargetRefusal,
} from '@/components/files/acts/act-view';
import { doneText, reportLine } from '@/components/files/acts/act-words';
import { entryKey } from '@/components/files/entries';
import type { FileEntry, FileRowEntry } from '@/components/files/file-entry';
import type { FolderPickerState } from '@/components/folders/folder-picker-state';
import { isWorthAnother } from '@/components/page/leaves-open';
import { type ActNeeds, PASSWORD_MIN } from '@/entrypoints/files/acts/act-needs';
import { carryOut } from '@/entrypoints/files/acts/carry-out';
import { targetRefusal } from '@/entrypoints/files/acts/target-refusal';
import type { FolderRef } from '@/utils/messaging/files-protocol';

type Needs = ActNeeds & { readonly picker: FolderPickerState };

const NOTHING: ManyOutcome = { done: 0, failed: [] };

/** Acts on any number of entries: each is asked for in a dialog, carried out once, and told. */
export function createManyAct({ ask, page, dialog, locale, picker }: Needs) {
  const reported = () => (dialog.value?.kind === 'report' ? dialog.value : null);
  const working = () => (dialog.value?.kind === 'work' ? dialog.value : null);
  const protect = () => (dialog.value?.kind === 'protect' ? dialog.value : null);

  function openTarget(
    act: 'move' | 'copy',
    entries: readonly FileEntry[],
    refusal: TargetRefusal | null = null,
  ): void {
    dialog.value = { kind: 'target', act, entries, refusal };
    // What it has read may be of another account by now; the background knows, at no cost.
    picker.forget();
    void picker.actions.show();
  }

  /** `before`: what an earlier try has come to already. */
  async function work(act: ManyAct, entries: readonly FileEntry[], before = NOTHING): Promise<void> {
    const total = entries.length;
    const folders = entries.filter(({ kind }) => kind === 'folder').length;
    const canStop = folders > 0 && total > 1;
    dialog.value = { kind: 'work', act, total, ended: 0, unsent: total, canStop, isStopping: false };
    const outcome = await carryOut(ask, act, entries, {
      onProgress: (progress) => {
        const given = working();
        if (given) dialog.value = { ...given, ...progress };
      },
      isStopped: () => working()?.isStopping ?? false,
    });
    tell(act, { done: before.done + outcome.done, failed: [...before.failed, ...outcome.failed] });
  }

  function tell(act: ManyAct, outcome: ManyOutcome): void {
    if (outcome.failed.length === 0) {
      dialog.value = null;
      page.say(doneText(act, outcome.done, locale));
      return;
    }
    const canTryAgain = outcome.failed.some(isWorthAnother);
    const canChooseAnother = (act.kind === 'move' || act.kind === 'copy') && leftOf(outcome).length > 0;
    const report: ReportView = { kind: 'report', act, ...outcome, canTryAgain, canChooseAnother };
    dialog.value = report;
    page.say(reportLine(report, locale), true);
    const isTargetGone = outcome.failed.some(isOfTarget);
    if (outcome.done === 0 && isTargetGone && outcome.failed.every(isGoneFolder)) chooseAnother();
  }

  function chooseAnother(): void {
    const given = reported();
    if (given === null || (given.act.kind !== 'move' && given.act.kind !== 'copy')) return;
    const left = leftOf(given).map(({ entry }) => entry);
    if (left.length === 0) return;
    const gone = goneTarget(given);
    const refusal =
      gone === undefined
        ? null
        : ({ kind: 'failed', reason: gone.reason, isUnknown: gone.isUnknown } as const);
    openTarget(given.act.kind, left, refusal);
  }

  return {
    work: (act: ManyAct, entries: readonly FileEntry[]) => work(act, entries),
    move: (entries: readonly FileEntry[]) => openTarget('move', entries),
    copyTo: (files: readonly FileRowEntry[]) => openTarget('copy', files),
    remove(entries: readonly FileEntry[]): void {
      const shown = new Set(page.shown.value.map(entryKey));
      const hidden = entries.filter(({ key }) => !shown.has(key)).length;
      dialog.value = { kind: 'remove', entries, hidden };
    },
    protect(files: readonly FileRowEntry[]): void {
      dialog.value = { kind: 'protect', files, password: '', isShort: false };
    },
    async choose(to: FolderRef): Promise<void> {
      const given = dialog.value;
      if (given?.kind !== 'target' || picker.view().newFolder?.isBusy) return;
      const refusal = targetRefusal(given, to, { here: page.here.value, known: picker.view().known });
      if (refusal !== null) {
        dialog.value = { ...given, refusal };
        return;
      }
      picker.actions.hide();
      await work({ kind: given.act, to }, given.entries);
    },
    async confirmRemove(): Promise<void> {
      if (dialog.value?.kind === 'remove') await work({ kind: 'remove' }, dialog.value.entries);
    },
    typePassword(password: string): void {
      const given = protect();
      if (given) dialog.value = { ...given, password, isShort: false };
    },
    async setPassword(): Promise<void> {
      const given = protect();
      if (given === null) return;
      const isShort = given.password.length < PASSWORD_MIN;
      if (isShort) dialog.value = { ...given, isShort };
      else await work({ kind: 'protect', password: given.password }, given.files);
    },
    async clearPassword(): Promise<void> {
      const given = protect();
      if (given) await work({ kind: 'protect', password: '' }, given.files);
    },
    stop(): void {
      const given = working();
      if (given?.canStop) dialog.value = { ...given, isStopping: true };
    },
    async tryAgain(): Promise<void> {
      const given = reported();
      const again = given?.failed.filter(isWorthAnother) ?? [];
      if (given === null || again.length === 0) return;
      const failed = given.failed.filter((each) => !again.includes(each));
      await work(
        given.act,
        again.map(({ entry }) => entry),
        { done: given.done, failed },
      );
    },
    chooseAnother,
  };
}

const isGoneFolder = ({ reason }: FailedEntry) => reason.code === 'folder-not-found';
/** Of a file it is the folder where it was to go; a folder may be gone itself. */
const isOfTarget = (failed: FailedEntry) => failed.entry.kind === 'file' && isGoneFolder(failed);

/** What tells that it is the target, or may be it: of folders alone no answer says which is gone, unless one arrived. */
function goneTarget({ done, failed }: ManyOutcome): FailedEntry | undefined {
  return failed.find(isOfTarget) ?? (done === 0 ? failed.find(isGoneFolder) : undefined);
}

/** What may go to another folder. */
function leftOf(outcome: ManyOutcome): readonly FailedEntry[] {
  const isTargetGone = goneTarget(outcome) !== undefined;
  return outcome.failed.filter((each) => isWorthAnother(each) || (isTargetGone && isGoneFolder(each)));
}
