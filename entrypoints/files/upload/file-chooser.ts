import { type Picked, readPicked } from '@/entrypoints/files/upload/picked-files';
import type { FolderRef } from '@/utils/messaging/files-protocol';

/** The browser's own dialogs for files and for a whole folder. To be opened in a click. */
export type FileChooser = { chooseFiles(): void; chooseFolder(): void };

type Names = { readonly files: string; readonly folder: string };

/**
 * Puts the two fields behind the dialogs into the page, where nobody sees them. What is chosen is for the folder that was
 * open as its dialog was opened.
 */
export function createFileChooser(
  names: Names,
  here: () => FolderRef,
  onPicked: (picked: Picked, root: FolderRef) => void,
): FileChooser {
  /** Gives what opens the dialog. */
  const field = (name: string, isFolder: boolean): (() => void) => {
    let root: FolderRef | null = null;
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = isFolder;
    input.hidden = true;
    input.setAttribute('aria-label', name);
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // The same file may be chosen again.
      input.value = '';
      const chosenFor = root ?? here();
      root = null;
      if (files.length > 0) onPicked(readPicked(files), chosenFor);
    });
    input.addEventListener('cancel', () => {
      root = null;
    });
    document.body.append(input);
    return () => {
      root = here();
      input.click();
    };
  };
  return { chooseFiles: field(names.files, false), chooseFolder: field(names.folder, true) };
}
