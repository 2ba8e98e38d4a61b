import { type ReadonlySignal, signal } from '@preact/signals';
import type { Ask } from '@/components/page/ask';
import type { RowAction, RowNote } from '@/components/popup/row-note';
import type { TransferView } from '@/utils/messaging/protocol';

type Needs = {
  readonly ask: Ask;
  readonly copy: (text: string) => Promise<boolean>;
  readonly lookInFolder: (item: TransferView) => void;
  /** Tells what was done, for those who hear the page. */
  readonly onNote: (note: RowNote) => void;
};

export type RowActions = {
  readonly notes: ReadonlySignal<ReadonlyMap<string, RowNote>>;
  run(action: RowAction, item: TransferView): Promise<void>;
  /** Copies the file of a row with its password, which is kept nowhere. */
  copyWithPassword(item: TransferView, password: string): Promise<void>;
};

const COPIED_SHOWN_MS = 2000;
const DIRECT_SHOWN_MS = 6000;

/** What the user does with one row, and what the row says about it. */
export function createRowActions({ ask, copy, lookInFolder, onNote }: Needs): RowActions {
  const notes = signal<ReadonlyMap<string, RowNote>>(new Map());

  function setNote(id: string, note: RowNote | null, shownMs?: number): void {
    const next = new Map(notes.value);
    if (note) next.set(id, note);
    else next.delete(id);
    notes.value = next;
    if (!note) return;
    onNote(note);
    if (shownMs === undefined) return;
    setTimeout(() => {
      if (notes.value.get(id) === note) setNote(id, null);
    }, shownMs);
  }

  async function copyDirectLink(id: string): Promise<void> {
    if (notes.value.get(id)?.kind === 'fetching-direct') return;
    setNote(id, { kind: 'fetching-direct' });
    const reply = await ask('directLink', { id });
    if (!reply.ok) return setNote(id, { kind: 'failed', reason: reply.reason });
    if ('grabber' in reply.value)
      return setNote(id, { kind: 'in-grabber', asks: reply.value.grabber }, DIRECT_SHOWN_MS);
    const { url, expiresAt } = reply.value;
    if (await copy(url)) setNote(id, { kind: 'copied-direct', expiresAt }, DIRECT_SHOWN_MS);
    else setNote(id, { kind: 'copy-failed' });
  }

  async function copyLink({ id, link }: TransferView): Promise<void> {
    if (link === null) return;
    if (await copy(link)) setNote(id, { kind: 'copied' }, COPIED_SHOWN_MS);
    else setNote(id, { kind: 'copy-failed' });
  }

  async function change(
    name: 'retryTransfer' | 'cancelTransfer' | 'removeTransfer',
    id: string,
  ): Promise<void> {
    const reply = await ask(name, { id });
    setNote(id, reply.ok ? null : { kind: 'failed', reason: reply.reason });
  }

  return {
    notes,
    copyWithPassword: async ({ id }, password) => {
      if (notes.value.get(id)?.kind === 'password-sent') return;
      setNote(id, { kind: 'password-sent' });
      const reply = await ask('copyWithPassword', { id, password });
      setNote(id, reply.ok ? null : { kind: 'failed', reason: reply.reason, wasPassword: true });
    },
    run: async (action, item) => {
      const { id } = item;
      const ways: Readonly<Record<RowAction, () => Promise<void> | void>> = {
        'copy-link': () => copyLink(item),
        'copy-direct-link': () => copyDirectLink(id),
        retry: () => change('retryTransfer', id),
        cancel: () => change('cancelTransfer', id),
        remove: () => change('removeTransfer', id),
        'look-in-folder': () => lookInFolder(item),
        'ask-password': () => setNote(id, { kind: 'password', isAsked: true }),
        'leave-password': () => setNote(id, { kind: 'password', isAsked: false }),
        'dismiss-note': () => setNote(id, null),
      };
      await ways[action]();
    },
  };
}
