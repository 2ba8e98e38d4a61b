import { computed, signal } from '@preact/signals';
import type { FileRowEntry } from '@/components/files/file-entry';
import type { FilesVerbs } from '@/components/files/files-verbs';
import { fileEntries, namedFile, workFile } from '@/components/files/links/file-links';
import type { SavedFile } from '@/components/page/save-file';
import { reasonWithAdvice } from '@/components/texts/error-texts';
import { createCopyState } from '@/components/workbench/copy-state';
import { createWorkbench, type WorkbenchNeeds } from '@/components/workbench/workbench-state';
import { createOneDirectLink } from '@/entrypoints/files/links/one-direct-link';
import type { PageSeam } from '@/entrypoints/files/page-seam';
import type { Changed } from '@/utils/messaging/protocol';

export type FileLinksNeeds = Omit<WorkbenchNeeds, 'copyLinks' | 'say' | 'announce'> & {
  readonly page: Pick<PageSeam, 'picked' | 'say' | 'announce'>;
  readonly isDialogOpen: () => boolean;
  readonly copy: (text: string) => Promise<boolean>;
  readonly saveFile: (file: SavedFile) => void;
  readonly onChanged: (listen: (changed: Changed) => void) => void;
};

/** The links of the user's own files: in every shape, direct, and downloaded. */
export function createFileLinks(needs: FileLinksNeeds) {
  const { page, locale } = needs;
  const said = signal<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const announcement = signal({ message: '', serial: 0 });

  /** The line of the page is behind the workbench while that is open, and nothing behind it is read aloud. */
  function say(text: string, isBad = false): void {
    if (workbench.isOpen.value) said.value = { text, isBad };
    else page.say(text, isBad);
  }
  function announce(message: string): void {
    if (!workbench.isOpen.value) page.announce(message);
    else announcement.value = { message, serial: announcement.value.serial + 1 };
  }

  const copying = createCopyState({ copy: needs.copy, saveFile: needs.saveFile, say, locale });
  const workbench = createWorkbench({ ...needs, copyLinks: copying.copyLinks, say, announce });
  const one = createOneDirectLink({ ...needs, workbench, say });
  const picked = computed(() => fileEntries(page.picked.value));

  async function download(files: readonly FileRowEntry[]): Promise<void> {
    // Nothing may come before the request: the browser takes it for the user's wish only at once.
    if (!(await needs.requestDownloads())) {
      say(reasonWithAdvice({ code: 'no-download-permission', words: null }), true);
      return;
    }
    said.value = null;
    const [file, ...more] = files.map(workFile);
    if (file !== undefined && more.length === 0) await one.get(file, 'download');
    else await workbench.download(files.map(workFile));
  }

  async function directLinks(files: readonly FileRowEntry[]): Promise<void> {
    said.value = null;
    const [file, ...more] = files.map(workFile);
    if (file !== undefined && more.length === 0) await one.get(file, 'copy');
    else await workbench.open(files.map(workFile), true);
  }

  const verbs: Pick<FilesVerbs, 'copyLinks' | 'directLinks' | 'download'> = {
    copyLinks: (files) => void copying.copyLinks(files.map(namedFile), 'copied_as', 'plain'),
    directLinks: (files) => void directLinks(files),
    download: (files) => void download(files),
  };

  return {
    verbs,
    copying,
    workbench,
    picked,
    said,
    announcement,
    copyAs: () => copying.copyLinks(picked.value.map(namedFile)),
    save: () => copying.saveLinks(picked.value.map(namedFile), 'links'),
    /** Another account: the files in the workbench are not its own. */
    forget: () => {
      said.value = null;
      workbench.forget();
      one.forget();
    },
    start: () => {
      needs.onChanged(({ topic }) => {
        if (topic === 'settings') void workbench.settingsChanged();
      });
    },
  };
}

export type FileLinks = ReturnType<typeof createFileLinks>;
