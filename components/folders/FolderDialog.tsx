import { Search, X } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/controls/Button';
import { FolderRowActions } from '@/components/folders/FolderRowActions';
import { FolderTree } from '@/components/folders/FolderTree';
import type { FolderPickerActions, FolderPickerView } from '@/components/folders/folder-picker-view';
import { NewFolderForm } from '@/components/folders/NewFolderForm';
import { type PickerRow, pickerRows } from '@/components/folders/picker-rows';
import { Icon } from '@/components/icon/Icon';
import { useClickBeside } from '@/components/page/click-beside';
import { failureByHand } from '@/components/texts/by-hand';
import { useSurroundings } from '@/components/texts/surroundings';
import type { FolderRef } from '@/utils/messaging/files-protocol';
import type { Reason } from '@/utils/messaging/replies';

export type FolderDialogProps = {
  readonly label: string;
  /** The folder that is chosen now; null: none. */
  readonly chosen: FolderRef | null;
  readonly view: FolderPickerView;
  readonly actions: FolderPickerActions;
  /** Says above the folders what choosing one does at once. */
  readonly heading?: string;
  /** Why the folder that was chosen does not do. */
  readonly refusal?: string | null;
  readonly onChoose: (folder: FolderRef) => void;
};

/** The dialog of a folder picker. Whoever opens it draws it while the view is shown, and takes the focus back after. */
export function FolderDialog(props: FolderDialogProps) {
  const { label, chosen, view, actions, heading, refusal = null, onChoose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const around = useSurroundings();
  const { locale } = around;
  const { query, open, known, recent, pinned, branches, newFolder } = view;
  const rows = useMemo(
    () => pickerRows({ query, open, known, recent, pinned, branches }, locale),
    [query, open, known, recent, pinned, branches, locale],
  );
  const failure = view.failure ?? failedReading(rows);
  const trouble = failure ? failureByHand(failure, around) : refusal;
  useLayoutEffect(() => {
    dialog.current?.showModal();
    search.current?.focus();
  }, []);

  const beside = useClickBeside(actions.hide);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDialogElement>) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // Else the browser would close its popup, with everything in it.
    event.preventDefault();
    event.stopPropagation();
    if (newFolder && !newFolder.isBusy) closeForm();
    else actions.hide();
  };
  const focusTree = () =>
    dialog.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  function closeForm(): void {
    actions.cancelNewFolder();
    focusTree();
  }

  return (
    <dialog
      ref={dialog}
      class="folders"
      aria-label={label}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        actions.hide();
      }}
      {...beside}
    >
      <div class="folders-inside">
        {heading && <h2 class="folders-title">{heading}</h2>}
        <div class="folders-head">
          <Icon node={Search} />
          <input
            ref={search}
            class="field"
            type="search"
            aria-label={i18n.t('folder_search')}
            placeholder={i18n.t('folder_search')}
            autocomplete="off"
            spellcheck={false}
            value={query}
            onInput={(event) => actions.search(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              focusTree();
            }}
          />
          <Button
            look="icon"
            icon={X}
            label={i18n.t('action_close')}
            disabled={newFolder?.isBusy ?? false}
            onPress={actions.hide}
          />
        </div>
        <FolderTree
          key={query === '' ? 'all' : 'found'}
          rows={rows}
          chosenId={chosen?.id ?? null}
          pinned={pinned}
          actions={actions}
          renderTools={(state) => <FolderRowActions {...state} actions={actions} />}
          onChoose={(folder) => {
            // The folder that is being made is the one that will be chosen.
            if (!newFolder?.isBusy) onChoose(folder);
          }}
        />
        <div class="folders-foot">
          {newFolder ? (
            <NewFolderForm
              form={newFolder}
              onType={actions.typeNewFolder}
              onCreate={async () => {
                const made = await actions.createFolder();
                if (made) onChoose(made);
              }}
              onCancel={closeForm}
            />
          ) : (
            <p class={trouble === null ? 'quiet' : 'bad'} aria-live="polite">
              {trouble ?? i18n.t('folder_search_hint')}
            </p>
          )}
        </div>
      </div>
    </dialog>
  );
}

/** Why a folder in the tree could not be read, whole, since its row has little room. */
function failedReading(rows: readonly PickerRow[]): Reason | null {
  for (const { content } of rows) if (content.kind === 'failed') return content.reason;
  return null;
}
