import { FileActsView } from '@/components/files/acts/FileActsView';
import { pickerProps } from '@/components/folders/picker-props';
import type { FileActs } from '@/entrypoints/files/acts/create-file-acts';

/** Joins what the acts know to their dialogs. */
export function FileActsPart({ acts }: { readonly acts: FileActs }) {
  return (
    <FileActsView
      dialog={acts.dialog.value}
      picker={pickerProps(acts.picker)}
      copied={acts.copied.value}
      actions={acts.actions}
      onFocusLost={focusTable}
    />
  );
}

/** The row that is in use, or else the place of the list. */
function focusTable(): void {
  const row = document.querySelector<HTMLElement>('main tr[tabindex="0"]');
  (row ?? document.querySelector<HTMLElement>('main'))?.focus();
}
