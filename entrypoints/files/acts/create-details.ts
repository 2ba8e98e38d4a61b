import type { FileRowEntry } from '@/components/files/file-entry';
import type { ActNeeds } from '@/entrypoints/files/acts/act-needs';
import type { FileView } from '@/utils/messaging/files-protocol';

/** All that 1fichier tells of one file: a call of its own, so only when somebody wants to see it. */
export function createDetails({ ask, dialog }: Pick<ActNeeds, 'ask' | 'dialog'>) {
  async function read(file: FileView): Promise<void> {
    dialog.value = { kind: 'details', file, state: { kind: 'reading' } };
    const reply = await ask('fileInfo', { url: file.url });
    if (dialog.value?.kind !== 'details' || dialog.value.file.url !== file.url) return;
    const state = reply.ok
      ? ({ kind: 'read', info: reply.value } as const)
      : ({ kind: 'failed', reason: reply.reason } as const);
    dialog.value = { kind: 'details', file, state };
  }

  return {
    open: ({ file }: FileRowEntry) => read(file),
    async again(): Promise<void> {
      const given = dialog.value;
      if (given?.kind === 'details' && given.state.kind === 'failed') await read(given.file);
    },
  };
}
