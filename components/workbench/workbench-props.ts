import type { CopyState } from '@/components/workbench/copy-state';
import type { WorkbenchViewProps } from '@/components/workbench/WorkbenchView';
import type { Workbench } from '@/components/workbench/workbench-state';

type Around = {
  readonly copying: CopyState;
  /** GB; null: not known. */
  readonly cdnCredits: number | null;
  readonly backLabel: string;
  readonly onOptions: () => void;
};

/** What the workbench shows, of a page's workbench and what is around it. */
export function workbenchProps(
  workbench: Workbench,
  { copying, cdnCredits, backLabel, onOptions }: Around,
): WorkbenchViewProps {
  return {
    items: workbench.items.value,
    phase: workbench.phase.value,
    counts: workbench.counts.value,
    leftOut: workbench.leftOut.value,
    now: workbench.now.value,
    isUnread: workbench.isUnread.value,
    rememberFailure: workbench.rememberFailure.value,
    optionsForm: {
      options: workbench.options.value,
      cdnCredits,
      isRemembering: workbench.isRemembering.value,
      onOptions: workbench.setOptions,
      onRemember: workbench.setRemembering,
    },
    rowActions: {
      onCopy: (item) => void workbench.copyOne(item),
      onHand: (to, key) => void workbench.handOne(to, key),
      onAgain: (key) => void workbench.again(key),
      onPassword: (key, password) => void workbench.enterPassword(key, password),
    },
    actions: {
      shape: copying.shape.value,
      isCopyDue: workbench.isCopyDue.value,
      aria2Address: workbench.aria2.value?.address ?? null,
      onShape: copying.chooseShape,
      onCopyAll: () => void workbench.copyAll(),
      onSave: () => copying.saveLinks(workbench.liveLinks(), 'direct-links'),
      onHandAll: (to) => void workbench.handAll(to),
      onRenewExpired: () => void workbench.renewExpired(),
      onSetUpAria2: onOptions,
    },
    backLabel,
    onBack: workbench.close,
    onBegin: () => void workbench.begin(),
    onGoOn: () => void workbench.goOn(),
    onCancel: workbench.cancel,
    onOptions: workbench.askOptions,
    onPasswordForAll: (password) => void workbench.enterPasswordForAll(password),
  };
}
