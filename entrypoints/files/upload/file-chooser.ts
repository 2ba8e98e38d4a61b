import { type Picked, readPicked } from '@/entrypoints/files/upload/picked-files';

/** The browser's own dialogs for files and for a whole folder. To be opened in a click. */
export type FileChooser = { chooseFiles(): void; chooseFolder(): void };

type Names = { readonly files: string; readonly folder: string };

/** Puts the two fields behind the dialogs into the page, where nobody sees them. */
export function createFileChooser(names: Names, onPicked: (picked: Picked) => void): FileChooser {
  const field = (name: string, isFolder: boolean): HTMLInputElement => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = isFolder;
    input.hidden = true;
    input.setAttribute('aria-label', name);
    input.addEventListener('change', () => {
      const picked = readPicked(input.files ?? []);
      // The same file may be chosen again.
      input.value = '';
      if (picked.files.length > 0) onPicked(picked);
    });
    document.body.append(input);
    return input;
  };
  const files = field(names.files, false);
  const folder = field(names.folder, true);
  return { chooseFiles: () => files.click(), chooseFolder: () => folder.click() };
}
