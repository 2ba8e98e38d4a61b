import type { FileRowEntry } from '@/components/files/file-entry';
import type { ActNeeds } from '@/entrypoints/files/acts/act-needs';
import type { FileInfo, FileView } from '@/utils/messaging/files-protocol';

type Needs = Pick<ActNeeds, 'ask' | 'page' | 'dialog'> & {
  /** Epoch ms. */
  readonly clock: () => number;
};
type Answer = { readonly info: FileInfo; readonly at: number };

const KEPT_MS = 60_000;

/** All that 1fichier tells of one file: a call of its own, so only when somebody wants to see it, and once a minute. */
export function createDetails({ ask, page, dialog, clock }: Needs) {
  const answers = new Map<string, Answer>();
  /** A file that was changed or moved meanwhile is another question. */
  const questionOf = (file: FileView) => JSON.stringify([page.here.value.id, file]);

  function keptOf(question: string): Answer | null {
    for (const [key, { at }] of answers) if (clock() - at >= KEPT_MS) answers.delete(key);
    return answers.get(question) ?? null;
  }

  async function read(file: FileView): Promise<void> {
    const question = questionOf(file);
    const kept = keptOf(question);
    if (kept !== null) {
      dialog.value = { kind: 'details', file, state: { kind: 'read', info: kept.info } };
      return;
    }
    dialog.value = { kind: 'details', file, state: { kind: 'reading' } };
    const reply = await ask('fileInfo', { url: file.url });
    if (reply.ok) answers.set(question, { info: reply.value, at: clock() });
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
