import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ActActions, ActDialogView, TargetDialogView } from '@/components/files/acts/act-view';
import { targetRefusalText } from '@/components/files/acts/act-words';
import { DetailsDialog } from '@/components/files/acts/DetailsDialog';
import { NameDialog } from '@/components/files/acts/NameDialog';
import { ProtectDialog } from '@/components/files/acts/ProtectDialog';
import { RemoveDialog } from '@/components/files/acts/RemoveDialog';
import { RenameManyDialog } from '@/components/files/acts/RenameManyDialog';
import { ReportDialog } from '@/components/files/acts/ReportDialog';
import { ShareDialog } from '@/components/files/acts/ShareDialog';
import { WorkDialog } from '@/components/files/acts/WorkDialog';
import { FolderDialog } from '@/components/folders/FolderDialog';
import type { PickerProps } from '@/components/folders/picker-props';
import { countText } from '@/components/texts/plural';
import { useSurroundings } from '@/components/texts/surroundings';

export type FileActsViewProps = {
  readonly dialog: ActDialogView | null;
  readonly picker: PickerProps;
  /** What was copied just now. */
  readonly copied: string | null;
  readonly actions: ActActions;
  /** Takes the focus when what had it before is no longer there. */
  readonly onFocusLost: () => void;
};

/** The dialog that is open, if one is. After it the focus is where it was. */
export function FileActsView(props: FileActsViewProps) {
  const { dialog, onFocusLost } = props;
  const isOpen = dialog !== null;
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  // While drawing: the dialog takes the focus before the effects of this component run.
  if (isOpen && !wasOpen.current) opener.current = document.activeElement;
  wasOpen.current = isOpen;
  useLayoutEffect(() => {
    if (isOpen || opener.current === null) return;
    const back = opener.current;
    opener.current = null;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    if (document.activeElement === null || document.activeElement === document.body) onFocusLost();
  }, [isOpen, onFocusLost]);
  return dialog === null ? null : <OpenDialog {...props} dialog={dialog} />;
}

function OpenDialog(props: FileActsViewProps & { readonly dialog: ActDialogView }) {
  const { dialog, copied, actions } = props;
  switch (dialog.kind) {
    case 'name':
      return <NameDialog view={dialog} actions={actions} />;
    case 'rename-many':
      return <RenameManyDialog view={dialog} actions={actions} />;
    case 'target':
      return <TargetDialog {...props} view={dialog} />;
    case 'remove':
      return <RemoveDialog view={dialog} actions={actions} />;
    case 'protect':
      return <ProtectDialog view={dialog} actions={actions} />;
    case 'work':
      return <WorkDialog view={dialog} actions={actions} />;
    case 'report':
      return <ReportDialog view={dialog} actions={actions} />;
    case 'share':
      return <ShareDialog view={dialog} copied={copied} actions={actions} />;
    case 'details':
      return <DetailsDialog view={dialog} copied={copied} actions={actions} />;
  }
}

function TargetDialog({ view, picker, actions }: FileActsViewProps & { readonly view: TargetDialogView }) {
  const around = useSurroundings();
  const { act, entries, refusal } = view;
  const title = countText(
    act === 'move' ? 'act_move_title' : 'act_copy_title',
    entries.length,
    around.locale,
  );
  return (
    <FolderDialog
      label={title}
      heading={title}
      chosen={null}
      view={picker.view}
      actions={{ ...picker.actions, hide: actions.close }}
      refusal={refusal && targetRefusalText(refusal, around)}
      onChoose={actions.choose}
    />
  );
}
