import { type ReadonlySignal, signal } from '@preact/signals';
import type { Picked } from '@/entrypoints/files/upload/picked-files';
import { readDropped } from '@/entrypoints/files/upload/read-dropped';
import type { FolderRef } from '@/utils/messaging/files-protocol';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files and folders that are dropped anywhere on the page, for the folder that is open as they are. The signal: are
 * some being dragged across it?
 */
export function watchDrops(
  target: Pick<Document, 'addEventListener'>,
  here: () => FolderRef,
  onDropped: (picked: Picked, root: FolderRef) => void,
): ReadonlySignal<boolean> {
  const isDragging = signal(false);
  /** How many elements, each in the other, the pointer has entered. */
  let depth = 0;

  const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
    target.addEventListener(type, (event) => {
      if (hasFiles(event)) act(event);
    });
  on('dragenter', () => {
    depth += 1;
    isDragging.value = true;
  });
  on('dragleave', ({ relatedTarget }) => {
    // Nothing is entered instead when the pointer leaves the page.
    depth = relatedTarget === null ? 0 : Math.max(0, depth - 1);
    isDragging.value = depth > 0;
  });
  // Without this the browser would open the file instead of handing it over.
  on('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  on('drop', (event) => {
    event.preventDefault();
    depth = 0;
    isDragging.value = false;
    // Reading takes a while, in which another folder may be opened.
    const root = here();
    void readDropped(event.dataTransfer?.items ?? []).then((picked) => onDropped(picked, root));
  });
  return isDragging;
}
