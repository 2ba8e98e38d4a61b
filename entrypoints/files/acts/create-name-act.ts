import { i18n } from '#i18n';
import type { ActFailure, NameDialogView, NameProblem } from '@/components/files/acts/act-view';
import { entryName } from '@/components/files/entries';
import type { FileEntry } from '@/components/files/file-entry';
import { nameClash } from '@/components/folders/name-clash';
import type { Ask } from '@/components/page/ask';
import { isUntold, leavesOpen } from '@/components/page/leaves-open';
import type { ActNeeds } from '@/entrypoints/files/acts/act-needs';
import { nameRefusal } from '@/utils/links/item-name';
import type { Reason } from '@/utils/messaging/replies';
import { isSameName } from '@/utils/names/same-name';

/** Gives a file or folder another name, or names a new folder. */
export function createNameAct({ ask, page, dialog }: ActNeeds) {
  const current = () => (dialog.value?.kind === 'name' && !dialog.value.isBusy ? dialog.value : null);

  function open(entry: FileEntry | null): void {
    const name = entry === null ? '' : entryName(entry);
    dialog.value = { kind: 'name', entry, parent: page.here.value, name, isBusy: false, problem: null };
  }

  function problemOf(name: string, { entry }: NameDialogView): NameProblem | null {
    const isFile = entry?.kind === 'file';
    const code = nameRefusal(name, isFile ? 'file' : 'folder');
    if (code !== null)
      return { kind: 'failed', reason: { code, words: null, until: null }, isUnknown: false };
    if (isFile) return null;
    const ownId = entry?.kind === 'folder' ? entry.folder.id : null;
    const others = (page.content.value?.folders ?? []).filter(({ id }) => id !== ownId);
    return nameClash(others, name);
  }

  return {
    newFolder: () => open(null),
    rename: (entry: FileEntry) => open(entry),
    type(text: string): void {
      const given = current();
      if (given === null) return;
      const name = text.trim();
      // That nothing is typed yet is no mistake before it is sent.
      const problem = name === '' ? null : problemOf(name, given);
      dialog.value = { ...given, name: text, problem };
    },
    async submit(): Promise<void> {
      const given = current();
      if (given === null) return;
      const { entry } = given;
      const name = given.name.trim();
      if (entry !== null && isSameName(name, entryName(entry))) {
        dialog.value = null;
        return;
      }
      const found = problemOf(name, given);
      const problem = found?.kind === 'alike' ? null : found;
      dialog.value = { ...given, problem, isBusy: problem === null };
      if (problem !== null) return;
      const failure = await (entry === null
        ? makeFolder(ask, given.parent.id, name)
        : giveName(ask, entry, name));
      if (failure !== null) {
        dialog.value = { ...given, problem: { kind: 'failed', ...failure } };
        return;
      }
      dialog.value = null;
      page.say(i18n.t(entry === null ? 'act_folder_made' : 'act_renamed', [name]));
    },
  };
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly reason: Reason };

const failureOf = (reply: Answer): ActFailure | null =>
  reply.ok ? null : { reason: reply.reason, isUnknown: leavesOpen(reply.reason) };

async function makeFolder(ask: Ask, parentId: number, name: string): Promise<ActFailure | null> {
  return failureOf(await ask('createFolder', { parentId, name }));
}

async function giveName(ask: Ask, entry: FileEntry, name: string): Promise<ActFailure | null> {
  if (entry.kind === 'folder')
    return failureOf(await ask('renameFolder', { folderId: entry.folder.id, name }));
  const reply = await ask('renameFiles', { files: [{ url: entry.file.url, name }] });
  if (!reply.ok) return { reason: reply.reason, isUnknown: isUntold(reply.reason) };
  const [failed] = reply.value.failed;
  return failed === undefined ? null : { reason: failed.reason, isUnknown: failed.isUnknown };
}
