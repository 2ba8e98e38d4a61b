import { ChevronDown, Folder } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { FolderDialog } from '@/components/folders/FolderDialog';
import { folderName } from '@/components/folders/folder-name';
import type { FolderPickerActions, FolderPickerView } from '@/components/folders/folder-picker-view';
import { Icon } from '@/components/icon/Icon';
import type { FolderRef } from '@/utils/messaging/files-protocol';

export type FolderPickerProps = {
  /** What the folder is for; the name of the control, unless a `<label>` with its `id` gives one. */
  readonly label: string;
  readonly chosen: FolderRef;
  readonly view: FolderPickerView;
  readonly actions: FolderPickerActions;
  readonly id?: string;
  readonly describedBy?: string;
  readonly onChoose: (folder: FolderRef) => void;
};

/** Shows the chosen folder, and opens the dialog in which another is chosen. Each needs a picker state of its own. */
export function FolderPicker(props: FolderPickerProps) {
  const { label, chosen, view, actions, id, describedBy, onChoose } = props;
  const button = useRef<HTMLButtonElement>(null);
  const wasShown = useRef(false);
  useEffect(() => {
    if (wasShown.current && !view.isShown) button.current?.focus();
    wasShown.current = view.isShown;
  }, [view.isShown]);
  const name = folderName(chosen);
  return (
    <>
      <button
        type="button"
        ref={button}
        id={id}
        class="field folder-button"
        role="combobox"
        aria-haspopup="dialog"
        aria-expanded={view.isShown}
        aria-label={id === undefined ? label : undefined}
        aria-describedby={describedBy}
        title={`${label}: ${name}`}
        onClick={() => actions.show()}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          actions.show();
        }}
      >
        <Icon node={Folder} />
        <bdi class="folder-button-name">{name}</bdi>
        <Icon node={ChevronDown} />
      </button>
      {view.isShown && (
        <FolderDialog
          label={label}
          chosen={chosen}
          view={view}
          actions={actions}
          onChoose={(folder) => {
            actions.hide();
            onChoose(folder);
          }}
        />
      )}
    </>
  );
}
