import type { FolderPickerProps } from '@/components/folders/FolderPicker';
import type { FolderPickerState } from '@/components/folders/folder-picker-state';

/** What a page hands to the component of its picker, besides its name and what choosing does. */
export type PickerProps = Pick<FolderPickerProps, 'view' | 'actions'>;

/** To be called while drawing, so that the page is drawn again when the picker changes. */
export function pickerProps({ view, actions }: FolderPickerState): PickerProps {
  return { view: view(), actions };
}
